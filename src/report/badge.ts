import type { ReportView } from './view/view.ts';

const COLORS = { good: 'brightgreen', doubtful: 'lightgrey', bad: 'red' } as const;

/** The badge of the gravest run, as the endpoint badge of shields.io reads it. */
export function badgeReport({ runs }: ReportView): string {
  const having = (tone: keyof typeof COLORS) => runs.find(({ headline }) => headline.tone === tone);
  const shown = having('bad') ?? having('doubtful') ?? runs[0];
  const failed = shown?.tally.find(({ outcome }) => outcome === 'fail')?.count ?? 0;
  const message = shown?.headline.verdict ?? 'not judged';
  const badge = {
    schemaVersion: 1,
    label: 'contract',
    message: failed > 0 ? `${message} (${failed})` : message,
    color: COLORS[shown?.headline.tone ?? 'doubtful'],
  };
  return `${JSON.stringify(badge)}\n`;
}
