import type { Exchange } from '../exchange/exchange.ts';
import type { Plan } from '../exchange/planned.ts';
import type { Redactor } from '../exchange/redactor.ts';
import type { Clock } from './clock.ts';

/** How a plan is driven. */
export interface DriveOptions {
  readonly clock?: Clock;
  /** A number from 0 to 1, by which waits differ, so that not everybody comes back at once. */
  readonly random?: () => number;
  /** Requests after which the plan is not asked for more. Repeats after a 429 do not count. */
  readonly maxRequests?: number;
  /** The least time between two requests, in milliseconds. */
  readonly interval?: number;
  /** What all waits for the service together may add to the run, in milliseconds: named ones, and silence. */
  readonly maxWait?: number;
  /** Asked ahead of each request of a plan: nothing further is to be tried. */
  readonly isOver?: () => boolean;
  /** Ends a plan ahead of its next request, and everything within half a minute. */
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
  /** Drives a plan that has to be driven: neither a count of requests nor a signal ends it at once. */
  readonly finish: (plan: Plan) => Promise<void>;
  /** Requests sent so far, without repeats. */
  readonly sent: () => number;
  /** Why the driver gave its service up, and so ended a plan; undefined where it did not. */
  readonly gaveUp: () => GivenUp | undefined;
  /** Updates of plans that were sent and may still be applied: nobody answered them. */
  readonly unanswered: () => number;
  readonly redactor: Redactor;
}

/** A service that lets nothing through any more, or takes too long. */
export interface GivenUp {
  readonly exchange: Exchange;
  /** `refused` as often as it is sent, told to `wait` longer than is left, or `slow` in all. */
  readonly why: 'refused' | 'wait' | 'slow';
  /** When the service wants to be asked again, in milliseconds since 1970. */
  readonly until?: number;
}
