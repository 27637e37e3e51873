import type { RuleId } from '../../../generated/catalogue.ts';
import type { Context } from '../../../src/exchange/context.ts';
import type { Exchange, Header } from '../../../src/exchange/exchange.ts';
import { tokenPlaceholder } from '../../../src/exchange/placeholder.ts';
import { createJudge } from '../../../src/judge/judge.ts';
import type { Finding } from '../../../src/judge/verdict.ts';
import { sendTo } from '../../../src/target/in-process.ts';
import { twinFacts } from '../../../src/target/twin.ts';
import type { WireAnswer, WireRequest } from '../../../src/target/wire.ts';
import { run } from '../../../src/verify/run.ts';
import type { Fault } from '../../../tests/faults/fault.ts';
import { combined, server } from '../../../tests/prove/server.ts';
import { createVirtualClock } from '../virtual-clock.ts';
import type { Pair } from './draw.ts';
import { faultAt } from './draw.ts';
import type { Passage } from './watched.ts';
import { watch } from './watched.ts';
import { AHEAD, isAnsweredSo, isRight, meetsHidden } from './without-faults.ts';

/** What the default plan found out about a server with two faults. */
export interface PairResult {
  readonly kind: 'pair';
  readonly faults: readonly [string, string];
  /** A rule is broken that one of the faults breaks. */
  readonly caught: boolean;
  /** Findings of rules that neither fault breaks, shown by a request in which both have a part. */
  readonly joint: number;
  /** What is blamed wrongly, one line each. */
  readonly wrong: readonly string[];
  /** Why nothing was judged, if so. */
  readonly obstacle?: string;
}

const JSON_BODY: Header = ['Content-Type', 'application/json'];

/** What came of a run against a server with two faults. */
interface Evidence {
  readonly faults: readonly Fault[];
  readonly passages: readonly Passage[];
  readonly exchanges: readonly Exchange[];
  readonly context: Context;
}

/** Runs the default plan against a server with two faults at once, and looks at what is blamed. */
export async function tryPair({ faults: places }: Pair): Promise<PairResult> {
  const [one, other] = [faultAt(places[0]), faultAt(places[1])];
  const clock = createVirtualClock();
  const { fetch, ids, rows } = combined(one.make, other.make)(clock);
  const { send, passages } = watch(sendTo(fetch), rows, clock.now);
  const close = (): Promise<void> => Promise.resolve();
  const target = { name: 'pair', baseUrl: 'http://server.test', ...twinFacts(ids), send, close };
  const exchanges: Exchange[] = [];
  const { verdict, context, obstacle } = await run(target, {
    clock,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const evidence: Evidence = { faults: [one, other], passages, exchanges, context };
  const broken = verdict.rules.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  const wrong: string[] = [];
  let joint = 0;
  for (const { id, findings } of broken) {
    for (const finding of findings) {
      const blame = await blameOf(id, finding, evidence);
      if (blame === 'together') joint += 1;
      else if (blame !== undefined) wrong.push(`${placeOf(id, finding)}, ${blame}`);
    }
  }
  return {
    kind: 'pair',
    faults: [one.id, other.id],
    caught: broken.some(({ id }) => [one, other].some(({ breaks }) => breaks.includes(id))),
    joint,
    wrong,
    ...(obstacle === undefined ? {} : { obstacle: obstacle.seen }),
  };
}

/**
 * What is wrong with a finding; `together` where it takes both faults, or what is stored was hidden before, so
 * that nobody can tell whose it is; nothing where one explains it.
 */
async function blameOf(
  rule: RuleId,
  finding: Finding,
  evidence: Evidence,
): Promise<string | undefined> {
  const { faults } = evidence;
  if (faults.some(({ breaks }) => breaks.includes(rule)))
    return (await isInnocent(rule, finding, evidence)) ? 'which is right' : undefined;
  if (
    (await needsBoth(finding, evidence)) ||
    meetsHidden(evidence.passages, finding.exchange.id - 1)
  )
    return 'together';
  if (await breaksAlone(rule, finding, evidence)) return undefined;
  return 'which neither breaks alone';
}

/** Requests ahead of the one that shows a finding which are sent again with it: what is lost shows a little later. */
const AGAIN = 4;

/**
 * Whether one of the faults alone breaks a rule by the same requests, once the state in which it meets them has
 * been shown: the other fault only led there.
 */
async function breaksAlone(
  rule: RuleId,
  { exchange }: Finding,
  { faults, passages, exchanges, context }: Evidence,
): Promise<boolean> {
  for (let count = 0; count <= AGAIN; count += 1) {
    const first = exchange.id - 1 - count;
    const begin = passages[first];
    if (begin === undefined) return false;
    for (const { make } of faults) {
      const clock = createVirtualClock(begin.now + AHEAD);
      const { fetch } = make(clock, begin.before);
      const judge = createJudge(context);
      judge.step(await readOf(exchanges[first] ?? exchange, begin));
      for (let place = first; place < exchange.id; place += 1) {
        const [sent, passage] = [exchanges[place], passages[place]];
        if (sent === undefined || passage === undefined) continue;
        judge.step(answered(sent, await sendTo(fetch)(passage.wire)));
      }
      if (judge.finish().rules.some(({ id, findings }) => id === rule && findings.length > 0))
        return true;
    }
  }
  return false;
}

/** A read of the webhook of a request ahead of it, answered as the twin does. */
async function readOf(exchange: Exchange, { wire, before, now }: Passage): Promise<Exchange> {
  const { fetch, ids } = server()(createVirtualClock(now), before);
  const authorization = ['Authorization', `Bearer ${ids.token}`] as const;
  const headers = [JSON_BODY, authorization];
  const answer = await sendTo(fetch)({ ...wire, method: 'PUT', headers, body: '{}' });
  const recorded: Header[] = [JSON_BODY, ['Authorization', `Bearer ${tokenPlaceholder('valid')}`]];
  const request = { ...exchange.request, method: 'PUT', headers: recorded, body: '{}' };
  const at = exchange.startedAt - 1;
  return answered({ ...exchange, request, startedAt: at, endedAt: at + 0.5 }, answer);
}

/**
 * Whether each of two faults has a part in the exchange that shows a finding: with one of them alone the same
 * request, to the same store, comes out otherwise. Then they break the rule together. What is sent once more
 * is compared with the first time, so both count.
 */
async function needsBoth({ exchange }: Finding, { faults, passages }: Evidence): Promise<boolean> {
  const passage = passages[exchange.id - 1];
  if (passage === undefined) return false;
  const first = passages[exchange.id - 2];
  const isRepeated = first !== undefined && isSameRequest(first.wire, passage.wire);
  const compared = isRepeated ? [passage, first] : [passage];
  for (const { make } of faults) {
    const alone = await Promise.all(compared.map((each) => isAnsweredSo(each, make)));
    if (alone.every((same) => same)) return false;
  }
  return true;
}

function isSameRequest(one: WireRequest, other: WireRequest): boolean {
  return one.url === other.url && one.method === other.method && one.body === other.body;
}

/** Whether a finding is shown by an exchange that is right, and that breaks no rule by itself. */
async function isInnocent(
  rule: RuleId,
  { exchange }: Finding,
  { passages, context }: Evidence,
): Promise<boolean> {
  if (!(await isRight(passages, exchange.id - 1))) return false;
  const judge = createJudge(context);
  judge.step(exchange);
  return judge.finish().rules.every(({ id, findings }) => id !== rule || findings.length === 0);
}

/** An exchange with another answer. */
function answered(
  { response: _, failure: __, ...exchange }: Exchange,
  answer: WireAnswer,
): Exchange {
  return { ...exchange, ...('failure' in answer ? answer : { response: answer }) };
}

function placeOf(rule: RuleId, { pointer, exchange }: Finding): string {
  const { body } = exchange.request;
  const sent = `${exchange.purpose}: ${(body ?? 'no body').slice(0, 80)}`;
  return `${rule}${pointer === '' ? '' : ` at ${pointer}`} is shown by request ${exchange.id} (${sent})`;
}
