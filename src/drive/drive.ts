import type { Exchange } from '../exchange/exchange.ts';
import type { Plan, PlannedRequest, Step } from '../exchange/planned.ts';
import type { Redactor } from '../exchange/redactor.ts';
import { createRedactor } from '../exchange/redactor.ts';
import type { Target } from '../target/target.ts';
import type { WireAnswer } from '../target/wire.ts';
import { systemClock } from './clock.ts';
import type { DriveOptions, Driver, GivenUp } from './driver.ts';
import { materialize } from './materialize.ts';
import { createPatience, MAX_WAIT } from './patience.ts';
import { mayComeLate } from './unanswered.ts';
import { answerUntil, sleepUntil } from './until.ts';
import { waitBefore } from './wait.ts';

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
    random,
    maxRequests = Number.POSITIVE_INFINITY,
    interval = 0,
    maxWait = MAX_WAIT,
    isOver = () => false,
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
  let unanswered = 0;
  let gaveUp: GivenUp | undefined;
  const patience = createPatience(clock, { maxWait, interval, stop: signal });
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
    const end = patience.end();
    const answer = await answerUntil(target.send(wire, end), end);
    const endedAt = tick();
    return { startedAt, endedAt, request, purpose: planned.purpose, ...redacted(answer, redactor) };
  };

  /** Sends a request until it is let through. Tells why it was given up, if it was. */
  const send = async (planned: PlannedRequest, drive: Drive): Promise<Sent> => {
    const all: Omit<Exchange, 'id'>[] = [];
    const begun = clock.now();
    for (let attempt = 0; ; attempt += 1) {
      const exchange = await once(planned);
      const now = clock.now();
      const wait = isStopped(drive) ? undefined : waitBefore(exchange, attempt, now, random);
      const isTooLong =
        wait !== undefined && wait > patience.left(drive.isRestoring) - (now - begun);
      if (wait === undefined) return { all: [...all, exchange] };
      if (attempt === REPEATS || isTooLong)
        return { all: [...all, exchange], why: isTooLong ? 'wait' : 'refused', until: now + wait };
      all.push({ ...exchange, repeated: true });
      onWait?.(wait);
      await sleepUntil(clock, wait, drive.stop);
      if (isStopped(drive)) return { all };
    }
  };

  const together = async (
    requests: readonly PlannedRequest[],
    drive: Drive,
  ): Promise<Exchange[]> => {
    for (const _ of requests) await pace();
    sent += requests.length;
    const begun = clock.now();
    const sendings = await Promise.all(requests.map((each) => send(each, drive)));
    patience.spend(clock.now() - begun, requests.length);
    const answered = sendings.flatMap(({ all, ...end }, index) =>
      all.map((exchange) => ({ exchange, planned: requests[index], end })),
    );
    answered.sort((a, b) => a.exchange.startedAt - b.exchange.startedAt);
    return answered.map(({ exchange, planned, end: { why, until } }) => {
      recorded += 1;
      const complete: Exchange = { id: recorded, ...exchange };
      timeouts = complete.failure?.kind === 'timeout' ? timeouts + 1 : 0;
      if (!complete.repeated) {
        if (why !== undefined) gaveUp = { exchange: complete, why, ...(until && { until }) };
        else if (!drive.isRestoring && patience.left(false) < 0)
          gaveUp = { exchange: complete, why: 'slow' };
      }
      if (!drive.isRestoring && planned !== undefined && mayComeLate(planned, complete))
        unanswered += 1;
      onExchange?.(complete);
      return complete;
    });
  };

  const run = async (plan: Plan, drive: Drive): Promise<void> => {
    let step = plan.next();
    while (!step.done) {
      const requests = requestsOf(step.value);
      if (drive.mayEnd(requests.length)) {
        plan.return();
        return;
      }
      if ('pause' in step.value) await sleepUntil(clock, step.value.pause, drive.stop);
      const exchanges = requests.length === 0 ? [] : await together(requests, drive);
      step = plan.next(exchanges.filter((exchange) => !exchange.repeated));
    }
  };

  return {
    redactor,
    sent: () => sent,
    gaveUp: () => gaveUp,
    unanswered: () => unanswered,
    run: (plan) =>
      run(plan, {
        isRestoring: false,
        stop: signal,
        mayEnd: (next) =>
          signal?.aborted === true ||
          sent + next > maxRequests ||
          timeouts >= PATIENCE ||
          gaveUp !== undefined ||
          isOver(),
      }),
    finish: (plan) => {
      const before = gaveUp;
      timeouts = 0;
      return run(plan, {
        isRestoring: true,
        stop: patience.last,
        mayEnd: () =>
          patience.last.aborted ||
          timeouts >= PATIENCE ||
          gaveUp !== before ||
          patience.left(true) < 0,
      });
    },
  };
}

/** How one plan is driven. */
interface Drive {
  /** It brings back what was: what all waits may take is all there for it. */
  readonly isRestoring: boolean;
  readonly stop: AbortSignal | undefined;
  /** Whether the plan ends ahead of so many further requests. */
  readonly mayEnd: (next: number) => boolean;
}

/** Whether nothing further is sent. */
function isStopped({ stop }: Drive): boolean {
  return stop?.aborted === true;
}

/** A request as often as it was sent, and why it was given up, if it was. */
interface Sent extends Partial<Pick<GivenUp, 'why' | 'until'>> {
  readonly all: readonly Omit<Exchange, 'id'>[];
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
