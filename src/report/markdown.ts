import type { HeldFinding, HeldRule } from '../config/held.ts';
import { findingKey } from '../judge/finding-key.ts';
import type { RunVerdict } from './document.ts';
import { evidenceOf } from './evidence.ts';
import { headlineOf } from './headline.ts';
import type { ReportMaterial } from './material.ts';
import { mismatchesOf } from './mismatches.ts';
import { endingOf, tally } from './outcomes.ts';
import { placeOf, ruleOf } from './place.ts';
import { plain, shortened } from './plain.ts';
import { shownRules } from './shown-rules.ts';

/** Rules of a run that are told in full. A job summary holds a mebibyte, and people read less. */
const TOLD = 15;
/** Findings of one rule that are told. */
const FINDINGS = 3;
const OBSERVED = 240;
const STEP = 600;

/** Markdown for a job summary or a comment: verdict, counts, what is broken, what was observed. */
export function markdownReport({ document }: Pick<ReportMaterial, 'document'>): string {
  if (document.runs.length === 0) return 'Nothing was judged.\n';
  return `${document.runs.map((run) => sectionOf(run).join('\n\n')).join('\n\n')}\n`;
}

function sectionOf(run: RunVerdict): string[] {
  const { mark, verdict, detail } = headlineOf(run);
  const rules = shownRules(run);
  const counts = tally(rules);
  const of = (outcome: string): HeldRule[] => rules.filter((rule) => rule.outcome === outcome);
  const broken = (['fail', 'known', 'warn'] as const).flatMap((outcome) => of(outcome));
  return [
    `## ${mark} ${code(run.target)} ${verdict}`,
    prose(detail),
    table(
      counts.map(([outcome]) => endingOf(outcome).label),
      [counts.map(([, n]) => String(n))],
    ),
    ...broken.slice(0, TOLD).flatMap(ruleText),
    ...(broken.length > TOLD ? [`… and ${broken.length - TOLD} more rules.`] : []),
    ...differenceText(run),
    ...sequenceText(run),
    ...(run.notes ?? []).map((text) => `Not told: ${prose(text)}`),
    ...(run.warnings ?? []).map((text) => `Warning: ${prose(text)}`),
    ...run.interference.map((text) => `Perhaps somebody else: ${prose(text)}`),
    ...observedText(of('observed')),
    ...lockedText(of('locked')),
  ];
}

function differenceText(run: RunVerdict): string[] {
  const differing = mismatchesOf(run);
  if (differing.length === 0) return [];
  const list = differing.slice(0, TOLD).map(({ text }) => `- ${prose(text)}`);
  const more = differing.length - TOLD;
  return [
    '### ✗ Differs from its baseline',
    list.join('\n'),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ];
}

/** The shortest sequence of the exhaustive plan that breaks a rule. */
function sequenceText({ sequence }: RunVerdict): string[] {
  if (sequence === undefined) return [];
  const steps = sequence.steps.map(
    (step, index) => `${index + 1}. ${plain(shortened(step, STEP))}`,
  );
  const replay = `--plan exhaustive --replay ${sequence.seed}:${sequence.path ?? ''}`;
  return [
    `The shortest sequence that breaks a rule, sent again with ${code(replay)}:`,
    fenced(steps.join('\n')),
  ];
}

function ruleText(verdict: HeldRule): string[] {
  const { mark, label } = endingOf(verdict.outcome);
  const rule = ruleOf(verdict.id);
  const more = verdict.findings.length - FINDINGS;
  return [
    `### ${mark} ${code(verdict.id)} ${label}`,
    rule === undefined ? '' : `${rule.statement} _${rule.source}_`,
    ...verdict.findings.slice(0, FINDINGS).flatMap((finding) => findingText(verdict, finding)),
    ...(more > 0 ? [`… and ${more} more findings.`] : []),
    ...(verdict.more === undefined ? [] : ['… and more, of which nothing is kept.']),
  ];
}

function findingText({ id }: HeldRule, finding: HeldFinding): string[] {
  const rule = ruleOf(id);
  const reason = finding.known;
  const place = rule === undefined ? undefined : placeOf(rule, finding.pointer);
  const lines = evidenceOf(finding).map(([name, text]) => `${name.padEnd(9)} ${text}`);
  if (place !== undefined) lines.push(`described ${place.file}:${place.line} (${place.at})`);
  const times = finding.count > 1 ? `, seen ${finding.count} times` : '';
  return [
    `${code(findingKey(id, finding.pointer))}${times}${reason === undefined ? '' : `, known: ${prose(reason)}`}`,
    fenced(lines.join('\n')),
  ];
}

function observedText(rules: readonly HeldRule[]): string[] {
  if (rules.length === 0) return [];
  const rows = rules.map(({ id, observed }) => [
    code(id),
    code(shortened(Object.keys(observed).join(' · '), OBSERVED)),
  ]);
  return folded('Observed where the documentation is silent', table(['question', 'answer'], rows));
}

function lockedText(rules: readonly HeldRule[]): string[] {
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
