import { grouped } from '../exchange/grouped.ts';
import { plain, shortened } from './plain.ts';
import type { EvidenceName, FindingView } from './view/finding.ts';
import type { RuleView } from './view/rule.ts';
import type { GroupView, RunView } from './view/run.ts';

/** Characters of an answer to an open question, or of a step, that stand on a line. */
const LINE = 600;

/** The verdict of one run as lines for a terminal: groups, failures, what was observed, the decision. */
export function textReport(run: RunView): string {
  const { rules, interference } = run;
  const of = (outcome: string): RuleView[] => rules.filter((rule) => rule.outcome === outcome);
  const lines = [run.target, ''];
  if (run.judged) {
    lines.push(...run.groups.map(groupLine), '');
    for (const rule of [...of('fail'), ...of('warn')]) lines.push(...failureLines(rule), '');
    lines.push(...knownLines(rules), ...differenceLines(run));
    lines.push(...observedLines(of('observed')), ...openLines(run));
  }
  lines.push(...run.notes.map((text) => `Not told: ${text}`));
  lines.push(...run.warnings.map((text) => `Warning: ${text}`));
  lines.push(...interference.filter(isNews(rules)).map((text) => `Perhaps somebody else: ${text}`));
  lines.push(...sequenceLines(run), run.headline.line);
  return `${lines.map(plain).join('\n')}\n`;
}

/** The outcomes in the order of a group's line. */
const ORDER = 'fail warn known pass observed undecided not-exercised locked'.split(' ');

/** One line a group: how many of its rules ended how. */
function groupLine({ name, tally, mark }: GroupView): string {
  const counts = tally
    .toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
    .map(({ ending, count }) => `${count} ${ending.word}`);
  return `  ${mark} ${name.padEnd(16)}${counts.join(', ')}`;
}

/** A broken rule as lines for a terminal: each finding with its request, answer and source. */
export function failureLines({ rule, ending, ...own }: RuleView): string[] {
  if (rule === undefined) return [];
  const severity = own.severity && ` (${own.severity} here, ${rule.severity} otherwise)`;
  return [
    `${ending.mark} ${rule.id}: ${rule.statement}${severity ?? ''}`,
    ...own.newFindings.flatMap((finding) => [
      ...findingLines(finding),
      `      described ${rule.at} in openapi/openapi.yaml`,
      `      source    ${rule.source}`,
    ]),
    ...(own.hasMore ? ['    and more, of which nothing is kept'] : []),
  ];
}

function findingLines({ pointer, count, note, evidence, brief }: FindingView): string[] {
  const shown = new Map<EvidenceName, string>(evidence);
  const line = (name: EvidenceName): string[] => {
    const text = shown.get(name);
    return text === undefined ? [] : [`      ${name.padEnd(9)} ${text}`];
  };
  return [
    `    ${pointer === '' ? 'finding' : pointer}${count > 1 ? ` (seen ${count} times)` : ''}`,
    ...(['sent', 'purpose', 'recorded', 'expected', 'actual'] as const).flatMap(line),
    ...(note === undefined
      ? []
      : [`      perhaps   somebody else changed the webhook meanwhile: ${note}`]),
    `      answer    ${brief}`,
  ];
}

/** What is broken and known, with the reasons that the baseline gives. */
function knownLines(rules: readonly RuleView[]): string[] {
  const lines = rules
    .flatMap(({ findings }) => findings)
    .flatMap(({ key, known }) => (known === undefined ? [] : [`  ${key}: ${known}`]));
  return lines.length === 0 ? [] : ['Known to be broken:', ...lines, ''];
}

function differenceLines({ differences = [] }: RunView): string[] {
  const lines = differences.flatMap(({ rule, text, answers }) =>
    answers === undefined
      ? [`✗ ${text}`]
      : [
          `✗ ${rule} is answered in another way than before:`,
          `    before  ${answers.before}`,
          `    now     ${answers.after}`,
        ],
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

/** Tells what no finding says already. */
function isNews(rules: readonly RuleView[]): (text: string) => boolean {
  const told = new Set(rules.flatMap(({ findings }) => findings.map(({ note }) => note)));
  return (text) => !told.has(text);
}

function observedLines(rules: readonly RuleView[]): string[] {
  if (rules.length === 0) return [];
  const lines = rules.map(({ id, group, answers }) => {
    const name = id.slice(group.length + 1);
    const text = answers.map(([answer]) => answer).join(' · ');
    return `  ${name.padEnd(24)}${shortened(text, LINE)}`;
  });
  return ['Observed where the documentation is silent:', ...lines, ''];
}

/** The rules of which nothing is said, and why. */
function openLines({ rules, off }: RunView): string[] {
  const locked = rules.filter(({ outcome }) => outcome === 'locked');
  const lines = [...grouped(locked, (rule) => rule.lacks.join(', '))].map(
    ([lacks, members]) => `Locked, for want of ${lacks}: ${members.map(({ id }) => id).join(', ')}`,
  );
  if (off > 0) lines.push(`Off: ${off} of ${rules.length + off} rules`);
  const open = rules.filter(
    ({ outcome }) => outcome === 'not-exercised' || outcome === 'undecided',
  );
  const ids = open.map(({ id, outcome }) => (outcome === 'undecided' ? `${id} (undecided)` : id));
  if (ids.length > 0) lines.push(`Not exercised: ${ids.join(', ')}`);
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The shortest failing sequence of the exhaustive plan, and how to send it again. */
function sequenceLines({ sequence }: RunView): string[] {
  if (sequence === undefined) return [];
  const steps = sequence.steps.map((step, index) => `  ${index + 1}. ${shortened(step, LINE)}`);
  return [
    'The shortest sequence that breaks a rule:',
    ...steps,
    `To send it again: ${sequence.replay}`,
    '',
  ];
}
