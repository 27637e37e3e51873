import type { HeldFinding, HeldOutcome, HeldRule } from '../config/held.ts';

/** How every report shows an outcome. */
export interface Ending {
  /** One or two words. */
  readonly label: string;
  /** A character ahead of them; it never stands alone. */
  readonly mark: string;
  /** What the outcome means, for a legend. */
  readonly meaning: string;
  readonly tone: 'bad' | 'doubtful' | 'good' | 'neutral';
  /** What a JUnit reader is told, which knows no warnings. */
  readonly junit: 'passed' | 'failure' | 'skipped';
}

/** The one place that knows the outcomes; the order is that of a reader's interest. */
const ENDINGS: Readonly<Record<HeldOutcome, Ending>> = {
  fail: {
    label: 'failed',
    mark: '✗',
    meaning: 'The traffic breaks the rule. The run ends with exit code 1.',
    tone: 'bad',
    junit: 'failure',
  },
  known: {
    label: 'known',
    mark: '≈',
    meaning:
      'The traffic breaks the rule as the baseline says it does, with the reason given there.',
    tone: 'doubtful',
    junit: 'skipped',
  },
  warn: {
    label: 'warned',
    mark: '!',
    meaning: 'The traffic breaks the rule, and its severity is a warning. The run stays green.',
    tone: 'doubtful',
    junit: 'passed',
  },
  undecided: {
    label: 'undecided',
    mark: '?',
    meaning: 'Traffic bears on the rule and does not tell whether it is kept.',
    tone: 'neutral',
    junit: 'skipped',
  },
  'not-exercised': {
    label: 'not exercised',
    mark: '–',
    meaning: 'No traffic bears on the rule. With --strict that is exit code 3.',
    tone: 'neutral',
    junit: 'skipped',
  },
  locked: {
    label: 'locked',
    mark: '⊘',
    meaning:
      'The target lacks what the rule needs, so it was not judged. That never changes the verdict.',
    tone: 'neutral',
    junit: 'skipped',
  },
  observed: {
    label: 'observed',
    mark: '○',
    meaning: 'The documentation is silent. What this target does is written down and never fails.',
    tone: 'neutral',
    junit: 'passed',
  },
  pass: {
    label: 'passed',
    mark: '✓',
    meaning: 'Traffic that could have broken the rule kept it, every time.',
    tone: 'good',
    junit: 'passed',
  },
  off: {
    label: 'off',
    mark: '·',
    meaning: 'Nobody wants the rule judged: --only or a severity leaves it out.',
    tone: 'neutral',
    junit: 'skipped',
  },
};

/** Every outcome, the gravest first. */
export const outcomes = Object.keys(ENDINGS) as readonly (keyof typeof ENDINGS)[];

/** How an outcome is shown; one that a later version writes is shown by its own name. */
export function endingOf(outcome: string): Ending {
  if (isKnown(outcome)) return ENDINGS[outcome];
  return { label: outcome, mark: '·', meaning: '', tone: 'neutral', junit: 'skipped' };
}

function isKnown(outcome: string): outcome is keyof typeof ENDINGS {
  return Object.hasOwn(ENDINGS, outcome);
}

/** How many rules ended how, the gravest first; rules that are off are left out. */
export function tally(rules: readonly HeldRule[]): [outcome: string, count: number][] {
  const counts = new Map<string, number>(outcomes.map((outcome) => [outcome, 0]));
  for (const { outcome } of rules) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].filter(([outcome, count]) => count > 0 && outcome !== 'off');
}

/** Findings that nobody has accepted. */
export function newFindings({ findings }: HeldRule): readonly HeldFinding[] {
  return findings.filter((finding) => finding.known === undefined);
}
