import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';
import type { MemberWith, WebhookModel } from './webhook.ts';
import { membersWith } from './webhook.ts';

/** How much longer than the clock's resolution two changes must lie apart, in milliseconds. */
const MARGIN = 100;
/** In microseconds. */
const SECOND = 1_000_000;
/** Forms of a time, from the coarsest to the finest, in microseconds. */
const FORMS = [SECOND, 100_000, 10_000, 1000, 100, 10, 1];

const CLOCKS = membersWith('clock');

type Clock = MemberWith<'clock'>['clock'];

/** The place of an update among others: whether it changed a setting for certain, or was in flight with others. */
export type Place = 'changed' | 'unchanged' | 'together';

/** A time that an answer shows. */
interface Shown {
  readonly name: string;
  readonly text: string;
  readonly instant: number;
}

/**
 * Judges the time of the last update against the times before it.
 *
 * @param charged times that were charged already
 */
export function judgeClock(
  update: Update,
  webhook: WebhookModel,
  place: Place,
  charged: ReadonlySet<string>,
  ledger: Ledger,
): void {
  for (const { name, clock } of CLOCKS) {
    if (charged.has(name)) continue;
    const text = String(update.data[name]);
    const instant = instantOf(text)?.microseconds;
    if (instant === undefined) continue;
    const shown: Shown = { name, text, instant };
    const { form = 0 } = webhook.clock;
    webhook.clock.form = Math.max(form, formOf(instant));
    judgeStart(update, shown, clock, ledger);
    // The answers of updates in flight together have no order, so neither have their times.
    if (place !== 'together') judgeNext(update, shown, clock, webhook, place, ledger);
  }
}

/**
 * Whether a time lies before another one for certain. Stores cut times to their resolution, and the clocks of
 * several servers differ by less than one; where both are cut, they may still be one apart.
 */
function isBack(before: number, instant: number, resolution: number): boolean {
  const unit = resolution * SECOND;
  const isCut = instant % unit === 0;
  return isCut ? before - instant > unit : before - instant >= unit;
}

/** The form in which a time is shown: of those in which it can be, the coarsest. */
function formOf(instant: number): number {
  return FORMS.find((form) => instant % form === 0) ?? 1;
}

function judgeStart(
  { data, exchange }: Update,
  { name, text, instant }: Shown,
  { since, resolution }: Clock,
  ledger: Ledger,
): void {
  const start = data[since];
  const created = instantOf(String(start))?.microseconds;
  if (created === undefined) return;
  ledger.check(
    'resource/updated-at-after-creation',
    !isBack(created, instant, resolution),
    exchange,
    () => ({
      pointer: name,
      expected: `no time before ${show(start)}`,
      actual: text,
    }),
  );
}

function judgeNext(
  update: Update,
  shown: Shown,
  { resolution }: Clock,
  webhook: WebhookModel,
  place: Place,
  ledger: Ledger,
): void {
  const { last } = webhook.clock;
  const { name, text, instant } = shown;
  if (last !== undefined) {
    ledger.check(
      'resource/updated-at-not-back',
      !isBack(last.instant, instant, resolution),
      update.exchange,
      () => ({
        pointer: name,
        expected: `no time before ${last.text}`,
        actual: text,
      }),
    );
  }
  // Where the service has shown fractions of a second throughout, its clock is that fine.
  const { form = SECOND } = webhook.clock;
  const apart = Math.min(form / 1000, resolution * 1000) + MARGIN;
  if (place === 'changed') judgeMove(update, shown, apart, webhook, ledger);
  else if (update.settings.size === 0 && last !== undefined) {
    const answer = last.text === text ? 'is not seen to move the time' : 'moves the time';
    ledger.observe('observed/unchanged-update-time', answer);
  }
  webhook.clock.last = { text, instant };
}

function judgeMove(
  { exchange }: Update,
  { name, text }: Shown,
  apart: number,
  webhook: WebhookModel,
  ledger: Ledger,
): void {
  const { change } = webhook.clock;
  // The earlier of two changes with the same time lies further back, and so decides sooner.
  if (change?.text !== text) webhook.clock.change = { text, answeredAt: exchange.endedAt };
  if (change === undefined) return;
  const gap = exchange.startedAt - change.answeredAt;
  if (change.text !== text) ledger.keep('resource/updated-at-moves');
  else if (gap <= apart) ledger.undecided('resource/updated-at-moves');
  else {
    ledger.charge('resource/updated-at-moves', exchange, {
      pointer: name,
      expected: `another time than ${change.text}, ${Math.round(gap)} ms after that change was answered`,
      actual: text,
    });
  }
}
