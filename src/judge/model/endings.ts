import type { Setting } from '../../../generated/contract.ts';
import { sameJson } from '../../exchange/json.ts';
import { precedes } from '../../exchange/order.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Update, Write } from './update.ts';
import { isUnordered } from './update.ts';
import type { Ending, WebhookModel } from './webhook.ts';

/** More writes in flight together than this are not put into every order. */
const MOST = 6;

/** A write in flight; one without an answer may have happened or not. */
export interface Contender extends Write {
  readonly certain: boolean;
}

/**
 * Every way in which writes in flight together can end: for each order that their times allow, the last
 * value of each setting that answers show. Only what a value is known for is listed. Empty where there are too many orders.
 */
export function endingsOf(writes: readonly Contender[], visible: readonly Setting[]): Ending[] {
  const contenders = writes.filter(({ settings }) =>
    visible.some(({ name }) => settings.has(name)),
  );
  if (contenders.length > MOST) return [];
  const found = new Map<string, Ending>();
  const tried = new Set<string>();
  for (const chosen of choices(contenders)) {
    for (const order of orders(chosen)) {
      const writers = lastWriters(order, visible);
      const key = writers.map((writer) => writer && contenders.indexOf(writer)).join();
      if (tried.has(key)) continue;
      tried.add(key);
      const ending = valuesOf(writers, visible);
      found.set(JSON.stringify([...ending]), ending);
    }
  }
  return [...found.values()];
}

/** The answer after updates in flight shows one of the ends that they can have come to. */
export function settleEndings(
  update: Update,
  webhook: WebhookModel,
  eachKept: boolean,
  ledger: Ledger,
): void {
  const { endings } = webhook;
  if (endings.length === 0) return;
  const left = endings.filter((ending) => agrees(ending, update));
  // A field that shows a value of its own was charged already.
  if (eachKept) {
    ledger.check('concurrency/every-update-survives', left.length > 0, update.exchange, () => ({
      pointer: nearestMiss(endings, update),
      expected: `what one order of the updates leaves: ${endings.map((e) => show(Object.fromEntries(e))).join(' or ')}`,
      actual: show(
        Object.fromEntries(
          [...(endings[0]?.keys() ?? [])].map((name) => [name, update.data[name] ?? null]),
        ),
      ),
    }));
  }
  webhook.endings = [];
}

/** The member in which an answer differs from the end that it comes nearest to; empty where it is several. */
function nearestMiss(endings: readonly Ending[], update: Update): string {
  const misses = endings.map((ending) =>
    [...ending].filter((entry) => !agrees(new Map([entry]), update)).map(([name]) => name),
  );
  return misses.find(({ length }) => length === 1)?.[0] ?? '';
}

function agrees(ending: Ending, update: Update): boolean {
  for (const [name, value] of ending) {
    if (update.settings.has(name)) continue;
    if (!sameJson(update.data[name], value, isUnordered(name))) return false;
  }
  return true;
}

/** Every way in which those writes that may not have happened did or did not. */
function choices(contenders: readonly Contender[]): Contender[][] {
  const [first, ...rest] = contenders;
  if (first === undefined) return [[]];
  return choices(rest).flatMap((others) =>
    first.certain ? [[first, ...others]] : [[first, ...others], others],
  );
}

/** Every order of writes that their times allow. */
function orders<T extends Write>(contenders: readonly T[]): T[][] {
  if (contenders.length === 0) return [[]];
  return contenders.flatMap((first) => {
    const rest = contenders.filter((other) => other !== first);
    // What was answered before this one was sent comes before it.
    const isFirst = !rest.some((other) => precedes(other.exchange, first.exchange));
    return isFirst ? orders(rest).map((order) => [first, ...order]) : [];
  });
}

/** The write after which no other of an order sets it, for each setting. */
function lastWriters(
  order: readonly Contender[],
  visible: readonly Setting[],
): (Contender | undefined)[] {
  return visible.map(({ name }) => order.findLast((write) => write.settings.has(name)));
}

/** What the last writes of the settings leave, where that is known. */
function valuesOf(
  writers: readonly (Contender | undefined)[],
  visible: readonly Setting[],
): Ending {
  return new Map(
    visible.flatMap(({ name }, place) => {
      const last = writers[place]?.settings.get(name);
      return last?.verdict === 'taken' && last.values.length === 1
        ? last.values.map((value) => [name, value] as const)
        : [];
    }),
  );
}
