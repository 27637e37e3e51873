import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { HeldRule, HeldVerdict } from '../../src/config/held.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Finding, RuleVerdict, Verdict } from '../../src/judge/verdict.ts';

const exchange: Exchange = {
  id: 1,
  startedAt: 0,
  endedAt: 1,
  request: { method: 'PUT', url: 'http://127.0.0.1', headers: [], body: '{}' },
  response: { status: 200, headers: [], body: '{}' },
};

/** What a rule ended with, where that is not what keeps it. */
export type Ends = Readonly<Partial<Record<RuleId, Partial<RuleVerdict>>>>;

/** Every rule. */
export const ALL: ReadonlySet<RuleId> = new Set(catalogue.map(({ id }) => id));

/** Rules that can fail. */
export const CAN_FAIL = catalogue
  .filter(({ severity }) => severity === 'error')
  .map(({ id }) => id);

/** Questions that are observed. */
export const OPEN = catalogue.filter(({ severity }) => severity === 'none').map(({ id }) => id);

/** A verdict in which every rule is kept, but for some. */
export function verdictWith(ends: Ends): Verdict {
  return {
    rules: catalogue.map(({ id, severity }) => ({
      id,
      outcome: severity === 'none' ? 'not-exercised' : 'pass',
      exercised: severity === 'none' ? 0 : 1,
      findings: [],
      observed: {},
      lacks: [],
      ...ends[id],
    })),
    coverage: { keywords: { 'timeout/maximum': { good: 1, bad: 1 } }, answers: {} },
    exchanges: 90,
    ignored: 0,
    decided: { updates: 30, partial: 20 },
    interference: [],
  };
}

/** A rule that is broken at some pointers. */
export function broken(
  pointers: readonly string[],
  outcome: 'fail' | 'warn' = 'fail',
): Partial<RuleVerdict> {
  return { outcome, exercised: pointers.length, findings: pointers.map(findingAt) };
}

/** An open question that is answered. */
export function answered(...answers: readonly string[]): Partial<RuleVerdict> {
  const observed = Object.fromEntries(answers.map((answer) => [answer, 3]));
  return { outcome: 'observed', exercised: answers.length, observed };
}

/** How a rule ended. */
export function ruleOf({ rules }: Pick<HeldVerdict, 'rules'>, id: RuleId): HeldRule {
  const found = rules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`There is no verdict on ${id}.`);
  return found;
}

function findingAt(pointer: string): Finding {
  return { pointer, expected: 'status 422', actual: 'status 200', count: 1, exchange };
}
