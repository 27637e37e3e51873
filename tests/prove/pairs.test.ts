import { expect, test } from 'vitest';
import type { FaultPlace } from '../../scripts/prove/pairs/draw.ts';
import { drawPairs } from '../../scripts/prove/pairs/draw.ts';
import { tryPair } from '../../scripts/prove/pairs/try-pair.ts';
import { watch } from '../../scripts/prove/pairs/watched.ts';
import { isAnsweredSo, isRight } from '../../scripts/prove/pairs/without-faults.ts';
import { createVirtualClock } from '../../scripts/prove/virtual-clock.ts';
import { sendTo } from '../../src/target/in-process.ts';
import { twinFacts } from '../../src/target/twin.ts';
import { run } from '../../src/verify/run.ts';
import { faultsByFile } from '../faults/all.ts';
import type { Changed } from './server.ts';
import { server } from './server.ts';

function placeOf(id: string): FaultPlace {
  for (const [file, faults] of Object.entries(faultsByFile)) {
    const place = faults.findIndex((fault) => fault.id === id);
    if (place >= 0) return { file, place };
  }
  throw new Error(`There is no fault ${id}.`);
}

test('pairs are drawn once each, and the same for a seed', () => {
  const pairs = drawPairs(200, 1);
  expect(new Set(pairs.map(({ faults }) => JSON.stringify(faults))).size).toBe(200);
  expect(drawPairs(200, 1)).toEqual(pairs);
  expect(drawPairs(200, 2)).not.toEqual(pairs);
});

test.each([
  ['limit-timeout-max-121', 'resets-max-retries-with-timeout'],
  ['limit-events-by-prefix', 'resets-max-retries-with-events-without-timeout'],
  ['disables-on-empty', 'message-for-nothing-to-do'],
  ['answers-from-a-lagging-replica', 'token-behind-the-scheme-and-a-character'],
  ['overlays-events-by-place', 'echoes-the-last-of-seven-without-storing'],
  ['echoes-webhook-url-without-storing', 'fails-on-long-secret'],
])('%s and %s together are blamed for what they do, and nothing else is', async (one, other) => {
  const result = await tryPair({ kind: 'pair', faults: [placeOf(one), placeOf(other)] });
  expect(result).toMatchObject({ faults: [one, other], caught: true, wrong: [] });
});

/** The requests of a run that are right, and those that the twin answers in the same way. */
async function countsOf(make: Changed): Promise<[all: number, right: number, same: number]> {
  const clock = createVirtualClock();
  const { fetch, ids, rows } = make(clock);
  const { send, passages } = watch(sendTo(fetch), rows, clock.now);
  const close = (): Promise<void> => Promise.resolve();
  await run(
    { name: 'watched', baseUrl: 'http://server.test', ...twinFacts(ids), send, close },
    { clock },
  );
  const alone = passages.filter(({ together }) => !together);
  let [right, same] = [0, 0];
  for (const [place, passage] of passages.entries()) {
    if (await isRight(passages, place)) right += 1;
    if (!passage.together && (await isAnsweredSo(passage, server()))) same += 1;
  }
  return [alone.length, right, same];
}

test('every request to the twin is right but what several in flight left, and few are to a server that lies', async () => {
  const [all, right, same] = await countsOf(server());
  expect(same).toBe(all);
  expect(all - right).toBeLessThan(5);
  const { file, place } = placeOf('answers-from-a-lagging-replica');
  const make = faultsByFile[file]?.[place]?.make ?? server();
  const [, rightOfLiar] = await countsOf(make);
  expect(rightOfLiar).toBeLessThan(right - 10);
});
