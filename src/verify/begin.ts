import type { Driver } from '../drive/driver.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { PathIds } from '../exchange/path.ts';
import type { Plan, PlannedRequest } from '../exchange/planned.ts';
import type { PlanInput } from '../plan/input.ts';
import { firstRequests } from '../plan/sections/begin.ts';
import { stateOf } from '../plan/shadow.ts';
import type { Target } from '../target/target.ts';
import type { Obstacle } from './preflight.ts';
import { flagsOf, obstacleIn } from './preflight.ts';
import type { KnownState, Safeguard } from './safeguard.ts';
import type { Stray } from './stray.ts';
import { saidIn, strayIn } from './stray.ts';

/** What a run begins with. */
export interface Beginning {
  readonly target: Target;
  readonly driver: Driver;
  readonly input: PlanInput;
  readonly found: Found;
  readonly safeguard: Safeguard | undefined;
  readonly readFirst: boolean;
}

/**
 * Finds out what the webhooks are and whether they can be judged, and keeps it ahead of the first write.
 * An answer that is most likely not the operation's own ends the run only if the webhook's own state, sent
 * back, is answered in the same way, or if nobody can tell what that state is. Otherwise it is a finding,
 * and the run ends, too, since webhooks are read back by empty updates.
 */
export async function begin(beginning: Beginning): Promise<void> {
  const { target, driver, input, found, safeguard, readFirst } = beginning;
  if (readFirst) await driver.run(readStates(input, found));
  if (isKnown(found, target)) found.obstacle = await safeguard?.keep(found.states);
  if (found.obstacle !== undefined) return;
  await driver.run(preflight(input, found, safeguard));
  const { stray } = found;
  if (stray !== undefined && !isKnown(found, target)) await driver.run(readMain(input, found));
  if (!isKnown(found, target)) {
    found.obstacle ??= stray;
    return;
  }
  found.obstacle ??= await safeguard?.keep(found.states);
  found.obstacle ??= await safeguard?.begin(stray);
}

/** Whether there is nothing against driving the plan. What is not known, or not to be read back, is not written. */
export function mayGoOn(found: Found, target: Target, isJournalled: boolean): boolean {
  if (found.obstacle !== undefined) return false;
  return !isJournalled || (isKnown(found, target) && found.stray === undefined);
}

/** Whether it is known what the webhook under test is. */
function isKnown({ states }: Found, { fixtures }: Target): boolean {
  return states[0]?.[0].webhookId === fixtures.webhookId;
}

/** Why a run ended with its opening, in a sentence, where no obstacle tells. */
export function unshownWarnings(found: Found, target: Target, isJournalled: boolean): string[] {
  const { unshown, obstacle } = found;
  if (unshown === undefined || obstacle !== undefined || mayGoOn(found, target, isJournalled))
    return [];
  const { response, failure } = unshown;
  const answer =
    response === undefined
      ? (failure?.message ?? 'nothing')
      : `status ${response.status}${saidIn(response)}`;
  return [
    `The run ended with its opening request, an empty update, which did not show what the webhook is: it was answered with ${answer}. What cannot be read could not be restored.`,
  ];
}

/** Reads each webhook by its sibling endpoint, which changes nothing; not every service has it. */
function* readStates(input: PlanInput, found: Found): Plan {
  for (const request of firstRequests(input)) {
    note(request, (yield readOf(request))[0], found);
    if (found.states.length === 0) return;
  }
}

/** Reads the webhook under test in the same way. */
function* readMain(input: PlanInput, found: Found): Plan {
  const [request] = firstRequests(input);
  if (request !== undefined) note(request, (yield readOf(request))[0], found);
}

function readOf(request: PlannedRequest): PlannedRequest {
  const purpose = request.purpose.replace('first request', 'before any write');
  return { ...request, purpose, method: 'GET', body: null, mediaType: null };
}

function note(request: PathIds, exchange: Exchange | undefined, { states }: Found): void {
  const state = exchange === undefined ? undefined : stateOf(exchange);
  const known = states.some(([{ webhookId }]) => webhookId === request.webhookId);
  if (state !== undefined && !known) states.push([request, state]);
}

/** What the first requests found: what each webhook is, or why nothing can be judged. */
export interface Found {
  readonly states: KnownState[];
  obstacle?: Obstacle | undefined;
  /** The first answer is most likely not the operation's own. */
  stray?: Stray | undefined;
  /** What the opening empty update was answered with, where it did not show the webhook. */
  unshown?: Exchange;
}

/** The first request to each webhook; ends at the first that shows that nothing can be judged. */
function* preflight(input: PlanInput, found: Found, safeguard: Safeguard | undefined): Plan {
  const [main] = firstRequests(input);
  for (const request of firstRequests(input)) {
    const [exchange] = yield request;
    if (!isRefused(exchange)) safeguard?.touch();
    if (request.purpose === main?.purpose && exchange !== undefined) {
      if (stateOf(exchange) === undefined) found.unshown = exchange;
      // Without a journal there is nothing to send back, and the plan tells more.
      found.stray = safeguard && strayIn(exchange, flagsOf(request, input.fixtures));
      if (found.stray !== undefined) return;
    }
    found.obstacle = obstacleIn(exchange, request, input.fixtures);
    if (found.obstacle !== undefined) return;
    note(request, exchange, found);
  }
}

/** Whether nothing was stored for certain. */
function isRefused(exchange: Exchange | undefined): boolean {
  const status = exchange?.response?.status ?? 0;
  return status >= 400 && status < 500;
}
