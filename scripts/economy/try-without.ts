import { sendTo } from '../../src/target/in-process.ts';
import { twinFacts } from '../../src/target/twin.ts';
import { run } from '../../src/verify/run.ts';
import { faults } from '../../tests/faults/all.ts';
import { derivedFaults } from '../../tests/faults/derived.ts';
import type { Build } from '../../tests/prove/server.ts';
import { createVirtualClock } from '../prove/virtual-clock.ts';
import { leaveOut } from './leave-out.ts';

/** A wrong server as plain data that a worker can be sent. */
export interface EconomyTask {
  readonly kind: 'economy';
  readonly set: 'written' | 'derived';
  readonly place: number;
  /** Requests that the plan does without throughout. */
  readonly without: readonly string[];
  /** Whether each other request is left out by itself, too. */
  readonly each: boolean;
}

/** When a wrong server is found, and which requests it takes. */
export interface EconomyResult {
  readonly kind: 'economy';
  readonly id: string;
  readonly set: EconomyTask['set'];
  /** How many requests the first finding took; undefined where nothing is found. */
  readonly after?: number;
  /** What the request was for that found it. */
  readonly by?: string;
  /** Requests without which nothing is found. */
  readonly needs: readonly string[];
}

/** Slow servers are to be found out, too. In milliseconds. */
const PATIENT = 3_600_000;

export async function tryWithout(task: EconomyTask): Promise<EconomyResult> {
  const { set, place, without, each } = task;
  const server = (set === 'written' ? faults : derivedFaults())[place];
  if (server === undefined) throw new Error(`There is no fault number ${place}.`);
  const { id, make } = server;
  const first = await firstFinding(make, new Set(without));
  const needs: string[] = [];
  if (first.found && each)
    for (const key of new Set(first.sent)) {
      if ((await firstFinding(make, new Set([...without, key]))).found) continue;
      needs.push(key);
    }
  const { found, requests, by } = first;
  return { kind: 'economy', id, set, needs, ...(found ? { after: requests, by } : {}) };
}

interface First {
  readonly found: boolean;
  readonly requests: number;
  readonly sent: readonly string[];
  /** What the last request was for. */
  readonly by: string;
}

async function firstFinding(make: Build, out: ReadonlySet<string>): Promise<First> {
  const clock = createVirtualClock();
  const { fetch, ids } = make(clock);
  const sent: string[] = [];
  let by = '';
  const { verdict, requests, obstacle } = await run(
    {
      name: 'in process',
      baseUrl: 'http://server.test',
      ...twinFacts(ids),
      send: sendTo(fetch),
      close: () => Promise.resolve(),
    },
    {
      clock,
      maxWait: PATIENT,
      robust: true,
      failFast: () => true,
      onExchange: ({ purpose = '' }) => {
        by = purpose;
      },
      alter: (plan) => leaveOut(plan, out, (key) => sent.push(key)),
    },
  );
  const found =
    obstacle !== undefined ||
    verdict.rules.some(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  return { found, requests, by, sent: sent.filter((key) => !out.has(key)) };
}
