import { members } from '../../../generated/contract.ts';
import type { Ledger } from '../ledger.ts';
import { show } from '../verdict.ts';
import { instantOf } from './instant.ts';
import type { Update } from './update.ts';
import type { WebhookModel } from './webhook.ts';

/** How much longer than the clock's resolution two changes must lie apart, in milliseconds. */
const MARGIN = 100;

/**
 * Judges the time of the last update against the times before it.
 *
 * @param changed the update changed a setting for certain
 * @param together other updates were in flight with this one, so that its answer has no place in time
 */
export function judgeClock(
  update: Update,
  webhook: WebhookModel,
  changed: boolean,
  together: boolean,
  ledger: Ledger,
): void {
  for (const member of members) {
    if (member.clock === undefined) continue;
    const text = update.data[member.name];
    const instant = typeof text === 'string' ? instantOf(text) : undefined;
    if (typeof text !== 'string' || instant === undefined) continue;
    judgeOrder(
      update,
      member.name,
      text,
      instant.microseconds,
      member.clock.since,
      webhook,
      together,
      ledger,
    );
    if (together) webhook.clock.change = undefined;
    else if (changed)
      judgeMove(
        update,
        member.name,
        text,
        member.clock.resolution * 1000 + MARGIN,
        webhook,
        ledger,
      );
    else if (update.settings.size === 0 && webhook.clock.last !== undefined) {
      const moved = webhook.clock.last.text !== text;
      ledger.observe(
        'observed/unchanged-update-time',
        moved ? 'moves the time' : 'is not seen to move the time',
      );
    }
    if (!together || webhook.clock.last === undefined)
      webhook.clock.last = { text, instant: instant.microseconds };
  }
}

function judgeOrder(
  { data, exchange }: Update,
  name: string,
  text: string,
  instant: number,
  since: string,
  webhook: WebhookModel,
  together: boolean,
  ledger: Ledger,
): void {
  const start = data[since];
  const created = typeof start === 'string' ? instantOf(start)?.microseconds : undefined;
  if (created !== undefined) {
    ledger.check('resource/updated-at-after-creation', instant >= created, exchange, () => ({
      pointer: name,
      expected: `no time before ${show(start)}`,
      actual: text,
    }));
  }
  const { last } = webhook.clock;
  if (last === undefined || together) return;
  ledger.check('resource/updated-at-not-back', instant >= last.instant, exchange, () => ({
    pointer: name,
    expected: `no time before ${last.text}`,
    actual: text,
  }));
}

function judgeMove(
  { exchange }: Update,
  name: string,
  text: string,
  apart: number,
  webhook: WebhookModel,
  ledger: Ledger,
): void {
  const { change } = webhook.clock;
  if (change !== undefined) {
    if (change.text !== text) ledger.keep('resource/updated-at-moves');
    else if (exchange.startedAt - change.answeredAt <= apart)
      ledger.undecided('resource/updated-at-moves');
    else {
      ledger.charge('resource/updated-at-moves', exchange, {
        pointer: name,
        expected: `another time than ${change.text}, ${Math.round(exchange.startedAt - change.answeredAt)} ms after that change was answered`,
        actual: text,
      });
    }
  }
  // The earlier of two changes with the same time lies further back, and so decides sooner.
  if (change?.text !== text) webhook.clock.change = { text, answeredAt: exchange.endedAt };
}
