import { banner } from './banner.ts';
import { formatted } from './formatted.ts';
import type { Catalogue } from './rules.ts';

/** The rules as data, and the ids as a type. */
export async function renderCatalogue({
  rows,
  standings,
  severities,
  needs,
}: Catalogue): Promise<string> {
  const rules = rows.map((row) => ({ ...row, needs: row.needs ?? [] }));
  return await formatted(`${banner('//')}

export type RuleId = ${union(rows.map(({ id }) => id))};

export type Standing = ${union(standings.map((term) => term.const))};

export type Severity = ${union(severities.map((term) => term.const))};

/** What a target has to offer before a rule can be exercised. */
export type Need = ${union(needs.map((term) => term.const))};

export interface Rule {
  id: RuleId;
  /** What holds, as one sentence; of an open question, what is asked. */
  statement: string;
  standing: Standing;
  severity: Severity;
  /** A JSON pointer into the description. */
  at: string;
  /** The section of the documentation page, or of an RFC. */
  source: string;
  /** How a server typically breaks it. */
  breach?: string;
  /** The keyword of the request schema that the rule is about. */
  keyword?: string;
  needs: readonly Need[];
}

export const catalogue: readonly Rule[] = ${JSON.stringify(rules)};
`);
}

function union(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}
