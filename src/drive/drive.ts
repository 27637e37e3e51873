import type { Exchange } from '../exchange/exchange.ts';
import type { Plan, PlannedRequest, Step } from '../exchange/planned.ts';
import type { Redactor } from '../exchange/redactor.ts';
import { createRedactor } from '../exchange/redactor.ts';
import type { Target } from '../target/target.ts';
import type { WireAnswer } from '../target/wire.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { materialize } from './materialize.ts';
import { waitBefore } from './wait.ts';

/** How a plan is driven. */
export interface DriveOptions {
  readonly clock?: Clock;
  /** Requests after which the plan is not asked for more. Repeats after a 429 do not count. */
  readonly maxRequests?: number;
  /** The least time between two requests, in milliseconds. */
  readonly interval?: number;
  /** Ends a plan ahead of its next request. */
  readonly signal?: AbortSignal;
  /** Told of each exchange once it is complete, in the order of sending. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Told of each wait that a 429 or 503 asks for, in milliseconds, before it begins. */
  readonly onWait?: (milliseconds: number) => void;
}

/** Sends plans to one target, all under the same redactor and the same count. */
export interface Driver {
  /** Drives a plan to its end, or until the budget is used up. */
  readonly run: (plan: Plan) => Promise<void>;
  /** Drives a plan that has to be driven: no budget ends it, and no signal. */
  readonly finish: (plan: Plan) => Promise<void>;
  /** Requests sent so far, without repeats. */
  readonly sent: () => number;
  /** The request that was refused with a 429 or 503 as often as it is sent; it ended its plan. */
  readonly barred: () => Exchange | undefined;
  readonly redactor: Redactor;
}

/** How often one request is sent again after a 429, or a 503 that names a time. */
const REPEATS = 5;
/** Time-outs in a row after which a plan is not driven further: the server does not answer. */
const PATIENCE = 3;
/** The least difference between two times, so that what follows is told from what overlaps. */
const TICK = 0.001;

/** A driver that has sent nothing yet. */
export function createDriver(target: Target, options: DriveOptions = {}): Driver {
  const {
    clock = systemClock,
    maxRequests = Number.POSITIVE_INFINITY,
    interval = 0,
    signal,
    onExchange,
    onWait,
  } = options;
  const redactor = createRedactor();
  redactor.hideToken(target.token, 'valid');
  if (target.secret !== undefined) redactor.hideSecret(target.secret);
  let sent = 0;
  let recorded = 0;
  let latest = 0;
  let nextAt = 0;
  let timeouts = 0;
  let barred: Exchange | undefined;
  const tick = (): number => {
    latest = Math.max(clock.now(), latest + TICK);
    return latest;
  };
  const pace = async (): Promise<void> => {
    if (interval === 0) return;
    const wait = nextAt - clock.now();
    nextAt = Math.max(nextAt, clock.now()) + interval;
    if (wait > 0) await clock.sleep(wait);
  };

  const once = async (planned: PlannedRequest): Promise<Omit<Exchange, 'id'>> => {
    const { wire, recorded: request } = materialize(planned, target, redactor);
    const startedAt = tick();
    const answer = await target.send(wire);
    const endedAt = tick();
    return { startedAt, endedAt, request, purpose: planned.purpose, ...redacted(answer, redactor) };
  };

  const send = async (
    planned: PlannedRequest,
    stop: AbortSignal | undefined,
  ): Promise<Omit<Exchange, 'id'>[]> => {
    const all: Omit<Exchange, 'id'>[] = [];
    for (let attempt = 0; ; attempt += 1) {
      const exchange = await once(planned);
      const asked = waitBefore(exchange, attempt, clock.now());
      const wait = attempt < REPEATS && stop?.aborted !== true ? asked : undefined;
      all.push(wait === undefined ? exchange : { ...exchange, repeated: true });
      if (wait === undefined) return all;
      onWait?.(wait);
      await sleepUntil(clock, wait, stop);
      if (stop?.aborted) return all;
    }
  };

  const together = async (
    requests: readonly PlannedRequest[],
    stop: AbortSignal | undefined,
  ): Promise<Exchange[]> => {
    for (const _ of requests) await pace();
    sent += requests.length;
    const answered = (await Promise.all(requests.map((each) => send(each, stop)))).flatMap(
      (attempts) => attempts.map((exchange, index) => ({ exchange, last: index === REPEATS })),
    );
    answered.sort((a, b) => a.exchange.startedAt - b.exchange.startedAt);
    return answered.map(({ exchange, last }) => {
      recorded += 1;
      const complete: Exchange = { id: recorded, ...exchange };
      if (last && waitBefore(exchange, REPEATS, clock.now()) !== undefined) barred = complete;
      timeouts = complete.failure?.kind === 'timeout' ? timeouts + 1 : 0;
      onExchange?.(complete);
      return complete;
    });
  };

  const drive = async (
    plan: Plan,
    mayEnd: (next: number) => boolean,
    stop?: AbortSignal,
  ): Promise<void> => {
    let step = plan.next();
    while (!step.done) {
      const requests = requestsOf(step.value);
      if (mayEnd(requests.length)) {
        plan.return();
        return;
      }
      if ('pause' in step.value) await sleepUntil(clock, step.value.pause, stop);
      const exchanges = requests.length === 0 ? [] : await together(requests, stop);
      step = plan.next(exchanges.filter((exchange) => !exchange.repeated));
    }
  };

  return {
    redactor,
    sent: () => sent,
    barred: () => barred,
    run: (plan) =>
      drive(
        plan,
        (next) =>
          signal?.aborted === true ||
          sent + next > maxRequests ||
          timeouts >= PATIENCE ||
          barred !== undefined,
        signal,
      ),
    finish: (plan) => drive(plan, () => false),
  };
}

/** Sleeps, but not beyond being told to stop. */
async function sleepUntil(
  clock: Clock,
  milliseconds: number,
  stop: AbortSignal | undefined,
): Promise<void> {
  if (stop === undefined) return clock.sleep(milliseconds);
  if (stop.aborted) return undefined;
  let end = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    end = resolve;
    stop.addEventListener('abort', end, { once: true });
  });
  await Promise.race([clock.sleep(milliseconds), stopped]);
  stop.removeEventListener('abort', end);
}

function requestsOf(step: Step): readonly PlannedRequest[] {
  if (Array.isArray(step)) return step as readonly PlannedRequest[];
  return 'purpose' in step ? [step] : [];
}

function redacted(answer: WireAnswer, redactor: Redactor): Pick<Exchange, 'response' | 'failure'> {
  if ('failure' in answer) {
    return { failure: { ...answer.failure, message: redactor.redact(answer.failure.message) } };
  }
  return {
    response: {
      ...answer,
      headers: answer.headers.map(([name, value]) => [
        redactor.redact(name),
        redactor.redact(value),
      ]),
      body: redactor.redact(answer.body),
    },
  };
}
