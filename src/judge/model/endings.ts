import { sameJson } from '../../exchange/json.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import type { Update, Write } from './update.ts';
import { isUnordered } from './update.ts';
import type { Ending, WebhookModel } from './webhook.ts';
import { visible } from './webhook.ts';

/** More writes in flight together than this are not put into every order. */
const MOST = 6;

/** A write in flight; one without an answer may have happened or not. */
export interface Contender extends Write {
  readonly certain: boolean;
}

/**
 * Every way in which writes in flight together can end: for each order that their times allow, the last
 * value of each setting. Only what a value is known for is listed. Empty where there are too many orders.
 */
export function endingsOf(contenders: readonly Contender[]): Ending[] {
  if (contenders.length > MOST) return [];
  const found = new Map<string, Ending>();
  for (const chosen of choices(contenders)) {
    for (const order of orders(chosen)) {
      const ending = lastValues(order);
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

function agrees(ending: Ending, update: Update): boolean {
  return [...ending].every(
    ([name, value]) =>
      update.settings.has(name) || sameJson(update.data[name], value, isUnordered(name)),
  );
}

function* choices(contenders: readonly Contender[]): Generator<Contender[]> {
  const [first, ...rest] = contenders;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const others of choices(rest)) {
    yield [first, ...others];
    if (!first.certain) yield others;
  }
}

/** Every order of writes that their times allow. */
export function* orders<T extends Write>(contenders: readonly T[]): Generator<T[]> {
  if (contenders.length === 0) yield [];
  for (const first of contenders) {
    const rest = contenders.filter((other) => other !== first);
    // What was answered before this one was sent comes before it.
    if (rest.some((other) => other.exchange.endedAt <= first.exchange.startedAt)) continue;
    for (const order of orders(rest)) yield [first, ...order];
  }
}

function lastValues(order: readonly Contender[]): Ending {
  return new Map(
    visible.flatMap(({ name }) => {
      const last = order.findLast((write) => write.settings.has(name))?.settings.get(name);
      return last?.verdict === 'taken' && last.values.length === 1
        ? last.values.map((value) => [name, value] as const)
        : [];
    }),
  );
}
