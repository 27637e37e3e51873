import type { Need, Rule, RuleId, Severity } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { evidenceOf, excerpt } from './evidence.ts';
import type { Finding, Outcome, RuleVerdict } from './verdict.ts';

/** Findings of one rule that are kept with their evidence. */
const KEPT = 20;

/** What a check says of an exchange. */
export interface Charge {
  readonly pointer?: string;
  readonly expected: string;
  readonly actual: string;
}

/** Where checks write what they saw. */
export interface Ledger {
  /** One occasion on which the rule could have been broken, and was not. */
  readonly keep: (rule: RuleId) => void;
  /** The rule is broken. */
  readonly charge: (rule: RuleId, exchange: Exchange, charge: Charge) => void;
  /** Keeps or charges. Returns whether it was kept. */
  readonly check: (
    rule: RuleId,
    kept: boolean,
    exchange: Exchange,
    charge: () => Charge,
  ) => boolean;
  /** An occasion on which the traffic does not tell. */
  readonly undecided: (rule: RuleId) => void;
  /** The answer that this target gives to an open question. */
  readonly observe: (rule: RuleId, answer: string) => void;
  /** Takes back the findings of a rule at the pointers named. */
  readonly forgive: (rule: RuleId, pointer: (pointer: string) => boolean) => void;
  /** The target lacks what the rule needs, so that charging it says nothing. */
  readonly isLocked: (rule: RuleId) => boolean;
  /** Whether a rule is broken, anywhere or at a pointer. */
  readonly hasFinding: (rule: RuleId, pointer?: string) => boolean;
  readonly verdicts: () => RuleVerdict[];
}

interface Entry {
  kept: number;
  undecided: number;
  /** Charges at pointers beyond those that are kept. */
  more: number;
  findings: Map<string, Finding>;
  observed: Map<string, number>;
}

/** Answers to one open question that are told apart. */
const ANSWERS = 20;

/**
 * An empty ledger.
 *
 * @param offers what the target can be held to; a rule that needs more is locked
 * @param severity the severity of a rule; `none` for an open question, `off` for a rule not wanted
 * @param onFinding told of each way in which a rule that is judged is broken, when it shows first
 */
export function createLedger(
  offers: readonly Need[],
  severity: (rule: RuleId) => Severity | 'off',
  onFinding?: (rule: RuleId, finding: Finding) => void,
): Ledger {
  const entries = new Map<RuleId, Entry>();
  const locked = new Set<RuleId>();
  for (const { id, needs } of catalogue) {
    entries.set(id, { kept: 0, undecided: 0, more: 0, findings: new Map(), observed: new Map() });
    if (needs.some((need) => !offers.includes(need))) locked.add(id);
  }
  const entry = (rule: RuleId): Entry => {
    const found = entries.get(rule);
    if (found === undefined) throw new Error(`The catalogue has no rule ${rule}.`);
    return found;
  };

  const ledger: Ledger = {
    keep: (rule) => {
      entry(rule).kept += 1;
    },
    charge: (rule, exchange, { pointer: place = '', expected, actual }) => {
      const own = entry(rule);
      const { findings } = own;
      const pointer = excerpt(place);
      const known = findings.get(pointer);
      if (known !== undefined) findings.set(pointer, { ...known, count: known.count + 1 });
      else if (findings.size < KEPT) {
        const finding: Finding = {
          pointer,
          expected: excerpt(expected),
          actual: excerpt(actual),
          count: 1,
          exchange: evidenceOf(exchange),
        };
        findings.set(pointer, finding);
        const judged = severity(rule) === 'error' || severity(rule) === 'warn';
        if (judged && !locked.has(rule)) onFinding?.(rule, finding);
      } else own.more += 1;
    },
    check: (rule, kept, exchange, charge) => {
      if (kept) ledger.keep(rule);
      else ledger.charge(rule, exchange, charge());
      return kept;
    },
    undecided: (rule) => {
      entry(rule).undecided += 1;
    },
    observe: (rule, text) => {
      const { observed } = entry(rule);
      const answer = excerpt(text);
      if (observed.has(answer) || observed.size < ANSWERS)
        observed.set(answer, (observed.get(answer) ?? 0) + 1);
    },
    forgive: (rule, matches) => {
      const { findings } = entry(rule);
      for (const pointer of [...findings.keys()]) if (matches(pointer)) findings.delete(pointer);
    },
    isLocked: (rule) => locked.has(rule),
    hasFinding: (rule, pointer) => {
      const { findings } = entry(rule);
      return pointer === undefined ? findings.size > 0 : findings.has(pointer);
    },
    verdicts: () =>
      catalogue.map((rule) => {
        const lacks = rule.needs.filter((need) => !offers.includes(need));
        return verdictOf(rule, entry(rule.id), severity(rule.id), lacks);
      }),
  };
  return ledger;
}

function verdictOf(
  { id, severity: catalogued }: Rule,
  entry: Entry,
  severity: Severity | 'off',
  lacks: readonly Need[],
): RuleVerdict {
  if (severity === 'off' || lacks.length > 0) {
    const outcome = severity === 'off' ? 'off' : 'locked';
    return { id, outcome, exercised: 0, findings: [], observed: {}, lacks };
  }
  const { kept, undecided, more, observed } = entry;
  const findings = [...entry.findings.values()];
  const exercised = kept + findings.reduce((sum, { count }) => sum + count, 0) + observed.size;
  return {
    id,
    outcome: outcome(severity, exercised, undecided, findings.length > 0),
    ...(severity === catalogued ? {} : { severity }),
    exercised,
    findings,
    ...(more > 0 ? { more } : {}),
    observed: Object.fromEntries(observed),
    lacks,
  };
}

function outcome(
  severity: Severity | 'off',
  exercised: number,
  undecided: number,
  broken: boolean,
): Outcome {
  if (exercised === 0) return undecided > 0 ? 'undecided' : 'not-exercised';
  if (severity === 'none') return 'observed';
  if (!broken) return 'pass';
  return severity === 'error' ? 'fail' : 'warn';
}
