import type { Rule } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { HeldFinding, HeldOutcome, HeldRule } from '../config/held.ts';
import type { RecordedResponse } from '../exchange/exchange.ts';
import { grouped } from '../exchange/grouped.ts';
import { count } from './count.ts';
import { curl } from './curl.ts';
import type { RunVerdict } from './document.ts';
import { plain, shortened } from './plain.ts';

const RULES = new Map(catalogue.map((rule) => [rule.id, rule]));
const BODY = 600;

/** The verdict of one run as lines for a terminal: groups, failures, what was observed, the decision. */
export function textReport(run: RunVerdict): string {
  const { rules } = run;
  const lines = [run.target, ''];
  if (run.obstacle === undefined || run.obstacle.judged) {
    lines.push(...groupLines(rules), '');
    for (const rule of rules)
      if (rule.outcome === 'fail') lines.push(...failureLines(rule, '✗'), '');
    for (const rule of rules)
      if (rule.outcome === 'warn') lines.push(...failureLines(rule, '!'), '');
    lines.push(...knownLines(rules), ...mismatchLines(run));
    lines.push(...observedLines(rules), ...lockedLines(rules));
  }
  lines.push(...(run.notes ?? []).map((text) => `Not told: ${text}`));
  lines.push(...(run.warnings ?? []).map((text) => `Warning: ${text}`));
  lines.push(...elsewhereLines(run), ...sequenceLines(run), verdictLine(run));
  return `${lines.map(plain).join('\n')}\n`;
}

/** One line a group: how many of its rules ended how. */
function groupLines(rules: readonly HeldRule[]): string[] {
  const groups = grouped(rules, ({ id }) => id.split('/')[0] ?? '');
  return [...groups]
    .filter(([, members]) => members.some(({ outcome }) => outcome !== 'off'))
    .map(([group, members]) => {
      const count = (...outcomes: HeldOutcome[]): number =>
        members.filter(({ outcome }) => outcomes.includes(outcome)).length;
      const parts = (
        [
          [count('fail'), 'failed'],
          [count('warn'), 'warned'],
          [count('known'), 'known'],
          [count('pass'), 'passed'],
          [count('observed'), 'observed'],
          [count('undecided'), 'undecided'],
          [count('not-exercised'), 'not exercised'],
          [count('locked'), 'locked'],
        ] as const
      ).filter(([n]) => n > 0);
      const mark =
        count('fail') > 0
          ? '✗'
          : count('warn', 'known') > 0
            ? '!'
            : count('pass', 'observed') > 0
              ? '✓'
              : '·';
      return `  ${mark} ${group.padEnd(16)}${parts.map(([n, what]) => `${n} ${what}`).join(', ')}`;
    });
}

/** A broken rule as lines for a terminal: each finding with its request, answer and source. */
export function failureLines(verdict: HeldRule, mark: string): string[] {
  const rule = RULES.get(verdict.id);
  if (rule === undefined) return [];
  return [
    `${mark} ${rule.id}: ${rule.statement}${verdict.severity === undefined ? '' : ` (${verdict.severity} here, ${rule.severity} otherwise)`}`,
    ...verdict.findings
      .filter(({ known }) => known === undefined)
      .flatMap((finding) => findingLines(finding, rule)),
    ...(verdict.more === undefined ? [] : ['    and more, of which nothing is kept']),
  ];
}

function findingLines(finding: HeldFinding, rule: Rule): string[] {
  const { exchange, pointer, expected, actual, count, note } = finding;
  const { response } = exchange;
  return [
    `    ${pointer === '' ? 'finding' : pointer}${count > 1 ? ` (seen ${count} times)` : ''}`,
    `      sent      ${curl(exchange)}`,
    ...(exchange.purpose === undefined
      ? []
      : [`      purpose   ${exchange.purpose} (request ${exchange.id})`]),
    ...(exchange.source === undefined
      ? []
      : [`      recorded  ${exchange.source} (entry ${exchange.id})`]),
    `      expected  ${expected}`,
    `      actual    ${actual}`,
    ...(note === undefined
      ? []
      : [`      perhaps   somebody else changed the webhook meanwhile: ${note}`]),
    `      answer    ${response === undefined ? 'none' : answerText(response)}`,
    `      described ${rule.at} in openapi/openapi.yaml`,
    `      source    ${rule.source}`,
  ];
}

/** What is broken and known, with the reasons that the baseline gives. */
function knownLines(rules: readonly HeldRule[]): string[] {
  const lines = rules.flatMap(({ id, findings }) =>
    findings.flatMap(({ pointer, known }) =>
      known === undefined ? [] : [`  ${id}${pointer === '' ? '' : ` at ${pointer}`}: ${known}`],
    ),
  );
  return lines.length === 0 ? [] : ['Known to be broken:', ...lines, ''];
}

function mismatchLines({ baseline }: RunVerdict): string[] {
  const lines = (baseline?.mismatches ?? []).flatMap(({ rule, text, before, after }) =>
    before === undefined || after === undefined
      ? [`✗ ${text}`]
      : [
          `✗ ${rule} is answered in another way than before:`,
          `    before  ${shortened(before.join(' · '), BODY)}`,
          `    now     ${shortened(after.join(' · '), BODY)}`,
        ],
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function answerText({ status, body, cut }: RecordedResponse): string {
  return `${status} ${shortened(body.replaceAll('\n', ' '), BODY, cut)}`;
}

/** What somebody else may have done, where no finding says it. */
function elsewhereLines({ interference, rules }: RunVerdict): string[] {
  const told = new Set(rules.flatMap(({ findings }) => findings.map(({ note }) => note)));
  return interference
    .filter((text) => !told.has(text))
    .map((text) => `Perhaps somebody else: ${text}`);
}

function observedLines(rules: readonly HeldRule[]): string[] {
  const seen = rules.filter(({ outcome }) => outcome === 'observed');
  if (seen.length === 0) return [];
  const lines = seen.map(
    ({ id, observed }) =>
      `  ${id.slice('observed/'.length).padEnd(24)}${shortened(Object.keys(observed).join(' · '), BODY)}`,
  );
  return ['Observed where the documentation is silent:', ...lines, ''];
}

function lockedLines(rules: readonly HeldRule[]): string[] {
  const lines: string[] = [];
  const locked = rules.filter(({ outcome }) => outcome === 'locked');
  for (const [lacks, members] of grouped(locked, (rule) => rule.lacks.join(', '))) {
    lines.push(`Locked, for want of ${lacks}: ${members.map(({ id }) => id).join(', ')}`);
  }
  const off = rules.filter(({ outcome }) => outcome === 'off').length;
  if (off > 0) lines.push(`Off: ${off} of ${rules.length} rules`);
  const open = rules.filter(
    ({ outcome }) => outcome === 'not-exercised' || outcome === 'undecided',
  );
  if (open.length > 0)
    lines.push(
      `Not exercised: ${open.map(({ id, outcome }) => (outcome === 'undecided' ? `${id} (undecided)` : id)).join(', ')}`,
    );
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The shortest failing sequence of the exhaustive plan, and how to send it again. */
function sequenceLines({ sequence }: RunVerdict): string[] {
  if (sequence === undefined) return [];
  const steps = sequence.steps.map((step, index) => `  ${index + 1}. ${shortened(step, BODY)}`);
  const replay = `--plan exhaustive --replay ${sequence.seed}:${sequence.path ?? ''}`;
  return ['The shortest sequence that breaks a rule:', ...steps, `To send it again: ${replay}`, ''];
}

function verdictLine(run: RunVerdict): string {
  const { target, requests, rules } = run;
  const failed = rules.filter(({ outcome }) => outcome === 'fail').length;
  const exercised = rules.filter(
    ({ exercised: n, outcome }) => n > 0 && outcome !== 'observed',
  ).length;
  const counts = `${count(requests, 'request')}, ${count(exercised, 'rule')} exercised`;
  const broken = `${count(failed, 'rule')} broken`;
  const known = run.baseline?.known ?? 0;
  if (run.exitCode === 0)
    return `✓ ${target} conforms${known === 0 ? '' : ` but for ${count(known, 'known failure')}`}. ${counts}.`;
  if (run.exitCode === 4)
    return `✗ ${target} was not restored; ${broken}. ${run.reason} ${counts}.`;
  const differing = run.baseline?.mismatches.length ?? 0;
  const differs = `from its baseline in ${differing} ${differing === 1 ? 'entry' : 'entries'}`;
  if (run.summary === 'differs from its baseline')
    return `✗ ${target} differs ${differs}. ${counts}.`;
  if (run.exitCode === 1)
    return `✗ ${target} does not conform: ${broken}${differing === 0 ? '' : `; it differs ${differs}`}. ${counts}.${stopText(run)}`;
  return `? ${target} could not be judged: ${run.reason} ${counts}.`;
}

/** Why a run that is decided was not done with its plan. */
function stopText({ obstacle }: RunVerdict): string {
  if (obstacle === undefined) return '';
  const [first = '', ...rest] = obstacle.seen;
  return ` ${first.toUpperCase()}${rest.join('')}. ${obstacle.advice}`;
}
