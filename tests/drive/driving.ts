import type { Clock } from '../../src/drive/clock.ts';
import { createDriver } from '../../src/drive/drive.ts';
import type { DriveOptions } from '../../src/drive/driver.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Plan, PlannedRequest, Step } from '../../src/exchange/planned.ts';
import type { Target } from '../../src/target/target.ts';
import { FULL_ABILITIES } from '../../src/target/target.ts';
import type { WireAnswer, WireRequest } from '../../src/target/wire.ts';

/** When the clock below begins, in milliseconds since 1970. */
export const START = Date.UTC(2025, 8, 3, 12);

const TOKEN = 'talq_canary8Q2mXw9RfB1nZs6Yc3Vh';

/** A clock that does not wait but remembers for how long it should have. */
export function impatientClock(): { clock: Clock; waits: number[] } {
  const waits: number[] = [];
  let now = START;
  const sleep = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    now += milliseconds;
    return Promise.resolve();
  };
  return { clock: { now: () => now, sleep }, waits };
}

export const OK: WireAnswer = { status: 200, headers: [], body: '{}' };

export const REQUEST: PlannedRequest = { purpose: 'try', agentId: 'a', webhookId: 'w', body: {} };

/** A plan of these steps, which remembers what it was handed. */
export function planOf(steps: readonly Step[], handed: (readonly Exchange[])[] = []): Plan {
  return (function* (): Plan {
    for (const step of steps) handed.push(yield step);
  })();
}

/** A driver whose target answers in turn, the last answer again and again. */
export function driving(
  answers: readonly WireAnswer[],
  options: Partial<DriveOptions & Target> = {},
) {
  const sent: WireRequest[] = [];
  const exchanges: Exchange[] = [];
  const { clock, waits } = impatientClock();
  const target: Target = {
    name: 'here',
    baseUrl: 'http://127.0.0.1:1',
    fixtures: { agentId: 'a', webhookId: 'w' },
    token: TOKEN,
    abilities: FULL_ABILITIES,
    send: (wire) => {
      sent.push(wire);
      return Promise.resolve(answers[Math.min(sent.length, answers.length) - 1] ?? OK);
    },
    close: () => Promise.resolve(),
    ...options,
  };
  const onExchange = (exchange: Exchange): void => {
    exchanges.push(exchange);
  };
  const driver = createDriver(target, { clock, onExchange, ...options });
  return { driver, sent, exchanges, waits };
}
