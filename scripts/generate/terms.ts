import { banner } from './banner.ts';
import { formatted } from './formatted.ts';
import type { Catalogue, Term } from './rules.ts';

/** What the words of the catalogue mean, for reports that explain themselves. */
export async function renderTerms({
  groups,
  standings,
  severities,
  needs,
}: Catalogue): Promise<string> {
  return await formatted(`${banner('//')}

import type { Need, Severity, Standing } from './catalogue.ts';

/** What the rules of a group are about, in the order of the catalogue. */
export const groups: Readonly<Record<string, string>> = ${record(groups)};

export const standings: Readonly<Record<Standing, string>> = ${record(standings)};

export const severities: Readonly<Record<Severity, string>> = ${record(severities)};

/** What a target offers that has what a rule needs. */
export const needs: Readonly<Record<Need, string>> = ${record(needs)};
`);
}

function record(terms: readonly Term[]): string {
  return JSON.stringify(Object.fromEntries(terms.map((term) => [term.const, term.description])));
}
