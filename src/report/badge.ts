import { headlineOf } from './headline.ts';
import type { ReportMaterial } from './material.ts';
import { shownRules } from './shown-rules.ts';

const COLORS = { good: 'brightgreen', doubtful: 'lightgrey', bad: 'red' } as const;

/** The badge of the gravest run, as the endpoint badge of shields.io reads it. */
export function badgeReport({ document }: ReportMaterial): string {
  const heads = document.runs.map((run) => ({ run, ...headlineOf(run) }));
  const worst =
    heads.find(({ tone }) => tone === 'bad') ?? heads.find(({ tone }) => tone === 'doubtful');
  const shown = worst ?? heads[0];
  const rules = shown === undefined ? [] : shownRules(shown.run);
  const failed = rules.filter(({ outcome }) => outcome === 'fail').length;
  const message = shown?.verdict ?? 'not judged';
  const badge = {
    schemaVersion: 1,
    label: 'contract',
    message: failed > 0 ? `${message} (${failed})` : message,
    color: COLORS[shown?.tone ?? 'doubtful'],
  };
  return `${JSON.stringify(badge)}\n`;
}
