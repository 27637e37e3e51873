import type { HeldOutcome } from '../../config/held.ts';

/** How every report shows an outcome, and what it makes of it. */
export interface Ending {
  /** One or two words. */
  readonly word: string;
  /** A character ahead of them; it never stands alone. */
  readonly mark: string;
  /** What the outcome means, for a legend. */
  readonly meaning: string;
  readonly tone: 'bad' | 'doubtful' | 'good' | 'neutral';
  /** How grave a finding of such a rule is for code scanning and annotations; absent where a rule has none. */
  readonly level?: 'error' | 'warning';
  /** What a JUnit reader is told, which knows no warnings. */
  readonly junit: 'passed' | 'failure' | 'skipped';
  /** Whether the rule counts as exercised: traffic bore on it and told whether it is kept. */
  readonly counts: boolean;
}

/** The one place that knows the outcomes; the order is that of a reader's interest. */
const ENDINGS: Readonly<Record<HeldOutcome, Ending>> = {
  fail: {
    word: 'failed',
    mark: '✗',
    meaning: 'The traffic breaks the rule. The run ends with exit code 1.',
    tone: 'bad',
    level: 'error',
    junit: 'failure',
    counts: true,
  },
  known: {
    word: 'known',
    mark: '≈',
    meaning:
      'The traffic breaks the rule as the baseline says it does, with the reason given there.',
    tone: 'doubtful',
    level: 'error',
    junit: 'skipped',
    counts: true,
  },
  warn: {
    word: 'warned',
    mark: '!',
    meaning: 'The traffic breaks the rule, and its severity is a warning. The run stays green.',
    tone: 'doubtful',
    level: 'warning',
    junit: 'passed',
    counts: true,
  },
  undecided: {
    word: 'undecided',
    mark: '?',
    meaning: 'Traffic bears on the rule and does not tell whether it is kept.',
    tone: 'neutral',
    junit: 'skipped',
    counts: false,
  },
  'not-exercised': {
    word: 'not exercised',
    mark: '–',
    meaning: 'No traffic bears on the rule. With --strict that is exit code 3.',
    tone: 'neutral',
    junit: 'skipped',
    counts: false,
  },
  locked: {
    word: 'locked',
    mark: '⊘',
    meaning:
      'The target lacks what the rule needs, so it was not judged. That never changes the verdict.',
    tone: 'neutral',
    junit: 'skipped',
    counts: false,
  },
  observed: {
    word: 'observed',
    mark: '○',
    meaning: 'The documentation is silent. What this target does is written down and never fails.',
    tone: 'neutral',
    junit: 'passed',
    counts: false,
  },
  pass: {
    word: 'passed',
    mark: '✓',
    meaning: 'Traffic that could have broken the rule kept it, every time.',
    tone: 'good',
    junit: 'passed',
    counts: true,
  },
  off: {
    word: 'off',
    mark: '·',
    meaning: 'Nobody wants the rule judged: --only or a severity leaves it out.',
    tone: 'neutral',
    junit: 'skipped',
    counts: false,
  },
};

/** Every outcome, the gravest first. */
export const outcomes = Object.keys(ENDINGS) as readonly HeldOutcome[];

/** How an outcome is shown; one that a later version writes is shown by its own name. */
export function endingOf(outcome: string): Ending {
  if (isKnown(outcome)) return ENDINGS[outcome];
  return {
    word: outcome,
    mark: '·',
    meaning: '',
    tone: 'neutral',
    junit: 'skipped',
    counts: false,
  };
}

function isKnown(outcome: string): outcome is HeldOutcome {
  return Object.hasOwn(ENDINGS, outcome);
}

/** How many rules ended in one way. */
export interface Tally {
  readonly outcome: string;
  readonly ending: Ending;
  readonly count: number;
}

/** How many rules ended how, the gravest first; rules that are off are left out. */
export function tallyOf(rules: readonly { readonly outcome: string }[]): Tally[] {
  const counts = new Map<string, number>(outcomes.map((outcome) => [outcome, 0]));
  for (const { outcome } of rules) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .filter(([outcome, n]) => n > 0 && outcome !== 'off')
    .map(([outcome, n]) => ({ outcome, ending: endingOf(outcome), count: n }));
}
