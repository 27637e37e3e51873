import type { Driver } from '../drive/driver.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { PathIds } from '../exchange/path.ts';
import type { Plan } from '../exchange/planned.ts';
import type { PlanInput } from '../plan/input.ts';
import { firstRequests } from '../plan/sections/begin.ts';
import { stateOf } from '../plan/shadow.ts';
import type { Target } from '../target/target.ts';
import type { Obstacle } from './preflight.ts';
import { obstacleIn } from './preflight.ts';
import type { KnownState, Safeguard } from './safeguard.ts';

/** What a run begins with. */
export interface Beginning {
  readonly target: Target;
  readonly driver: Driver;
  readonly input: PlanInput;
  readonly found: Found;
  readonly safeguard: Safeguard | undefined;
  readonly readFirst: boolean;
}

/** Finds out what the webhooks are and whether they can be judged, and keeps it ahead of the first write. */
export async function begin(beginning: Beginning): Promise<void> {
  const { target, driver, input, found, safeguard, readFirst } = beginning;
  if (readFirst) await driver.run(readStates(input, found));
  const early = isKnown(found, target);
  if (early) found.obstacle = await safeguard?.keep(found.states);
  if (found.obstacle === undefined) await driver.run(preflight(input, found, safeguard));
  if (!isKnown(found, target)) return;
  if (!early) found.obstacle ??= await safeguard?.keep(found.states);
  found.obstacle ??= await safeguard?.begin();
}

/** Whether it is known what the webhook under test is. */
export function isKnown({ states }: Found, { fixtures }: Target): boolean {
  return states[0]?.[0].webhookId === fixtures.webhookId;
}

/** Reads each webhook by its sibling endpoint, which changes nothing; not every service has it. */
function* readStates(input: PlanInput, found: Found): Plan {
  for (const request of firstRequests(input)) {
    const purpose = request.purpose.replace('first request', 'before any write');
    const read = { ...request, purpose, method: 'GET', body: null, mediaType: null };
    note(request, (yield read)[0], found);
  }
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
}

/** The first request to each webhook; ends at the first that shows that nothing can be judged. */
function* preflight(input: PlanInput, found: Found, safeguard: Safeguard | undefined): Plan {
  for (const request of firstRequests(input)) {
    const [exchange] = yield request;
    if (!isRefused(exchange)) safeguard?.touch();
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
