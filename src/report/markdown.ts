import { plain, shortened } from './plain.ts';
import type { FindingView } from './view/finding.ts';
import type { RuleView } from './view/rule.ts';
import type { RunView } from './view/run.ts';
import type { ReportView } from './view/view.ts';

/** Rules of a run that are told in full. A job summary holds a mebibyte, and people read less. */
const TOLD = 15;
/** Findings of one rule that are told. */
const FINDINGS = 3;
const OBSERVED = 240;
const STEP = 600;

/** Markdown for a job summary or a comment: verdict, counts, what is broken, what was observed. */
export function markdownReport({ runs }: Pick<ReportView, 'runs'>): string {
  if (runs.length === 0) return 'Nothing was judged.\n';
  return `${runs.map((run) => sectionOf(run).join('\n\n')).join('\n\n')}\n`;
}

function sectionOf(run: RunView): string[] {
  const { rules, tally } = run;
  const { mark, verdict, detail } = run.headline;
  const of = (outcome: string): RuleView[] => rules.filter((rule) => rule.outcome === outcome);
  const broken = (['fail', 'known', 'warn'] as const).flatMap((outcome) => of(outcome));
  return [
    `## ${mark} ${code(run.target)} ${verdict}`,
    prose(detail),
    table(
      tally.map(({ ending }) => ending.word),
      [tally.map(({ count }) => String(count))],
    ),
    ...broken.slice(0, TOLD).flatMap(ruleText),
    ...(broken.length > TOLD ? [`… and ${broken.length - TOLD} more rules.`] : []),
    ...differenceText(run),
    ...sequenceText(run),
    ...run.notes.map((text) => `Not told: ${prose(text)}`),
    ...run.warnings.map((text) => `Warning: ${prose(text)}`),
    ...run.interference.map((text) => `Perhaps somebody else: ${prose(text)}`),
    ...observedText(of('observed')),
    ...lockedText(of('locked')),
  ];
}

function differenceText({ differences = [] }: RunView): string[] {
  if (differences.length === 0) return [];
  const list = differences.slice(0, TOLD).map(({ text }) => `- ${prose(text)}`);
  const more = differences.length - TOLD;
  return [
    '### ✗ Differs from its baseline',
    list.join('\n'),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ];
}

/** The shortest sequence of the exhaustive plan that breaks a rule. */
function sequenceText({ sequence }: RunView): string[] {
  if (sequence === undefined) return [];
  const steps = sequence.steps.map(
    (step, index) => `${index + 1}. ${plain(shortened(step, STEP))}`,
  );
  return [
    `The shortest sequence that breaks a rule, sent again with ${code(sequence.replay)}:`,
    fenced(steps.join('\n')),
  ];
}

function ruleText({ id, ending, rule, findings, hasMore }: RuleView): string[] {
  const more = findings.length - FINDINGS;
  return [
    `### ${ending.mark} ${code(id)} ${ending.word}`,
    rule === undefined ? '' : `${rule.statement} _${rule.source}_`,
    ...findings.slice(0, FINDINGS).flatMap(findingText),
    ...(more > 0 ? [`… and ${more} more findings.`] : []),
    ...(hasMore ? ['… and more, of which nothing is kept.'] : []),
  ];
}

function findingText({ key, known, place, count, evidence }: FindingView): string[] {
  const lines = evidence.map(([name, text]) => `${name.padEnd(9)} ${text}`);
  if (place !== undefined) lines.push(`described ${place.file}:${place.line} (${place.at})`);
  const times = count > 1 ? `, seen ${count} times` : '';
  const reason = known === undefined ? '' : `, known: ${prose(known)}`;
  return [`${code(key)}${times}${reason}`, fenced(lines.join('\n'))];
}

function observedText(rules: readonly RuleView[]): string[] {
  if (rules.length === 0) return [];
  const rows = rules.map(({ id, answers }) => [
    code(id),
    code(shortened(answers.map(([answer]) => answer).join(' · '), OBSERVED)),
  ]);
  return folded('Observed where the documentation is silent', table(['question', 'answer'], rows));
}

function lockedText(rules: readonly RuleView[]): string[] {
  if (rules.length === 0) return [];
  const rows = rules.map(({ id, lacks }) => [code(id), lacks.join(', ')]);
  return folded('Locked', table(['rule', 'the target lacks'], rows));
}

function folded(title: string, text: string): string[] {
  return [`<details><summary>${title}</summary>`, text, '</details>'];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Foreign text among ours: nothing in it is Markdown or HTML, and it stays on its line. */
function prose(text: string): string {
  return plain(text)
    .replaceAll('\n', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+!~>]/g, '\\$&');
}

/** A code span, its fence longer than any in the text. */
function code(text: string): string {
  const inner = plain(text).replaceAll('\n', ' ');
  const fence = '`'.repeat(longestRun(inner) + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
