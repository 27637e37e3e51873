import type { RuleId, Severity } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Context } from '../exchange/context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { readPath } from '../exchange/path.ts';
import type { Knowledge } from '../reading/knowledge.ts';
import { knowledgeOf } from '../reading/knowledge.ts';
import type { Reading } from '../reading/reading.ts';
import { read } from '../reading/reading.ts';
import type { Counts } from './blame.ts';
import { coverKeywords } from './blame.ts';
import { dropEchoes } from './explain.ts';
import { createForeignWrites } from './foreign-writes.ts';
import { createGrouper } from './group.ts';
import { interferenceIn } from './interference.ts';
import type { Judged } from './judge-exchange.ts';
import { judgeExchange } from './judge-exchange.ts';
import { judgeGroup } from './judge-group.ts';
import type { Overruled } from './learning.ts';
import { createLearning } from './learning.ts';
import type { Ledger } from './ledger.ts';
import { createLedger } from './ledger.ts';
import type { Memory } from './memory.ts';
import { seeState } from './other-reads.ts';
import { forgetNamed } from './other-writes.ts';
import type { Finding, Verdict } from './verdict.ts';

/** How a judge is set up. */
export interface JudgeOptions {
  /** Severities that differ from the catalogue's; `off` for rules that are not wanted. */
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
  /** Told of each way in which a rule is broken, when it shows first. The verdict may drop it as an echo. */
  readonly onFinding?: (rule: RuleId, finding: Finding) => void;
}

/** A fold over exchanges. Its memory grows with the webhooks seen, not with the exchanges. */
export interface Judge {
  /** Takes the next exchange, in the order of sending. */
  readonly step: (exchange: Exchange) => void;
  /** Judges what was taken so far. For when nothing is in flight, so that nobody waits for the next exchange. */
  readonly settle: () => void;
  /** The verdict on everything taken so far. Call it once. */
  readonly finish: () => Verdict;
}

const NONE: readonly Exchange[] = [];
const CATALOGUED = new Map<RuleId, Severity>(catalogue.map(({ id, severity }) => [id, severity]));

/**
 * A judge that has seen nothing yet. It is pure: no network, no clock.
 *
 * @param context what is known besides the traffic
 */
export function createJudge(context: Context, options: JudgeOptions = {}): Judge {
  const { severities = {}, onFinding } = options;
  const ledger = createLedger(
    context.offers,
    (rule) => severities[rule] ?? CATALOGUED.get(rule) ?? 'error',
    onFinding,
  );
  const memory: Memory = {
    webhooks: new Map(),
    secretSent: false,
    canBlame: context.offers.includes('blame'),
    updates: 0,
    partial: 0,
  };
  const learning = context.closed ? undefined : createLearning(context);
  const told = knowledgeOf(context);
  const grouper = createGrouper();
  // What somebody else did in traffic of others is told in another way.
  const foreign = context.closed ? createForeignWrites() : undefined;
  const keywords = new Map<string, Counts>();
  const seen = new Map<string, number>();
  let exchanges = 0;
  let ignored = 0;

  const judgeOne = ([exchange, reading]: Read): Judged => {
    exchanges += 1;
    if (reading.token === 'good' && reading.lookup === 'none') coverKeywords(reading, keywords);
    const found = judgeExchange(exchange, reading, memory, ledger);
    if (foreign !== undefined) {
      foreign.carried(found.raw);
      if ('data' in found.fate && !memory.webhooks.has(reading.webhookId.toLowerCase()))
        foreign.began(found.fate.data);
    }
    if (found.answer !== undefined) seen.set(found.answer, (seen.get(found.answer) ?? 0) + 1);
    return found;
  };
  const judge = (group: readonly Exchange[]): void => {
    const read = readGroup(group, (exchange) => learning?.of(exchange) ?? told);
    const others = read.length === group.length ? NONE : group.filter(isOther);
    if (learning !== undefined) {
      for (const [exchange, reading] of read) overrule(learning.learn(exchange, reading), ledger);
      for (const exchange of others) forgetNamed(exchange, memory, learning.agentOf);
    }
    ignored += group.length - read.length;
    const judged = read.map(judgeOne);
    judgeGroup(judged, memory, ledger);
    if (learning === undefined) return;
    for (const exchange of others) {
      forgetNamed(exchange, memory, learning.agentOf);
      seeState(exchange, memory, group.length === 1);
    }
  };

  return {
    step: (exchange) => judge(grouper.add(exchange)),
    settle: () => judge(grouper.end()),
    finish: () => {
      judge(grouper.end());
      dropEchoes(ledger);
      const verdicts = ledger.verdicts();
      const [rules, notes] =
        foreign === undefined ? [verdicts, interferenceIn(verdicts)] : foreign.noted(verdicts);
      return {
        rules,
        coverage: { keywords: Object.fromEntries(keywords), answers: Object.fromEntries(seen) },
        exchanges,
        ignored,
        decided: { updates: memory.updates, partial: memory.partial },
        interference: notes,
      };
    },
  };
}

/** An exchange of this operation, read. */
type Read = readonly [exchange: Exchange, reading: Reading];

function readGroup(
  group: readonly Exchange[],
  knowledge: (exchange: Exchange) => Knowledge,
): Read[] {
  const found: Read[] = [];
  for (const exchange of group) {
    const reading = read(exchange.request, knowledge(exchange));
    if (reading !== undefined) found.push([exchange, reading]);
  }
  return found;
}

function isOther({ request }: Exchange): boolean {
  return readPath(request) === undefined;
}

/** Charges refusals that turn out to have been wrong. */
function overrule(refusals: readonly Overruled[], ledger: Ledger): void {
  for (const { exchange, rule } of refusals) {
    ledger.charge(rule, exchange, {
      expected: 'no refusal: the same token and ids succeed before and after',
      actual: `status ${exchange.response?.status}`,
    });
  }
}
