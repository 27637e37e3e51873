import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { OnEnd, Surroundings } from '../cli/command.ts';
import { expectClean, folder } from '../cli/command.ts';
import type { Hostile, Outcome } from './hostile.ts';
import { BROKEN, NOT_RESTORED } from './hostile.ts';
import type { Stage, When } from './stage.ts';
import { put } from './stage.ts';
import type { Weighed } from './weighed.ts';
import { weighed } from './weighed.ts';

/** What a run may take, whatever it meets; a run against a right server takes 90 MB and a second. */
const MOST_BYTES = 250_000_000;
const MOST_SECONDS = 60;

const CODES = { conforms: 0, finding: 1, 'could not judge': 3, 'not restored': 4 } as const;
/** Everything that acts on a terminal, the end of a line aside. */
const ACTS = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;

interface Run extends Weighed {
  readonly stage: Stage;
  readonly surroundings: Surroundings;
  readonly before: unknown;
  /** What lies in the folder of the run when it has ended. */
  readonly left: readonly string[];
}

/** Runs the command against a hostile server. What is expected here holds whatever the server does. */
async function run(hostile: Hostile, when: When, onEnd: OnEnd): Promise<Run> {
  const stage = await put(hostile, when, onEnd);
  const surroundings = { env: stage.env, cwd: await folder(onEnd) };
  const before = stage.state();
  const args = ['verify', '--timeout', '1s', '--journal', 'kept.json', '--json', 'verdict.json'];
  const outcome = await weighed(args, surroundings, onEnd);
  const { out, err, seconds, peakBytes } = outcome;
  expectClean(outcome, stage.env);
  expect(peakBytes, 'peak memory').toBeLessThan(MOST_BYTES);
  expect(seconds, 'seconds').toBeLessThan(MOST_SECONDS);
  expect(err).toBe('');
  expect(ACTS.exec(out), out).toBe(null);
  expect(stage.strayed(), 'requests to another origin').toBe(0);
  expect(stage.requests()).toBeLessThanOrEqual(110);
  return { ...outcome, stage, surroundings, before, left: await readdir(surroundings.cwd) };
}

function expectOutcome(outcome: Outcome, { code, out }: Run): void {
  expect(code, out).toBe(CODES[outcome.ends]);
  if (outcome.ends === 'finding' && outcome.rule !== undefined)
    expect(out).toContain(`✗ ${outcome.rule}: `);
  if (outcome.ends === 'not restored') expect(out).toContain('talkover-contract restore kept.json');
}

/** Tests that a run withstands each of these servers: hostile at once, in the middle, and for good. */
export function withstand(servers: readonly Hostile[]): void {
  describe.each(servers.map((each) => [each.id, each.sentence, each] as const))(
    'a server (%s) that %s',
    (_, __, hostile) => {
      const { always, meanwhile = always, forGood = NOT_RESTORED } = hostile;

      test.concurrent('from the first request on', async ({ onTestFinished }) => {
        const result = await run(hostile, () => true, onTestFinished);
        expectOutcome(always, result);
        expect(result.left).toEqual(['verdict.json']);
        expect(result.stage.state()).toEqual(result.before);
      });

      test.concurrent('for two updates in the middle', async ({ onTestFinished }) => {
        const isMiddle: When = (_, update) => update === 6 || update === 7;
        const result = await run(hostile, isMiddle, onTestFinished);
        expectOutcome(meanwhile, result);
        // What was sent with them is perhaps applied, so that nothing else is charged.
        if (meanwhile === BROKEN) expect(result.out).toContain(' 1 rule broken.');
        expect(result.left).toEqual(['verdict.json']);
        expect(result.stage.state()).toEqual(result.before);
      });

      test.concurrent('for good, once the journal is written', async ({ onTestFinished }) => {
        const { stage, surroundings, before, ...result } = await run(
          hostile,
          (n) => n > 10,
          onTestFinished,
        );
        expectOutcome(forGood, { stage, surroundings, before, ...result });
        if (forGood.ends === 'not restored') {
          expect(result.left).toEqual(['kept.json', 'verdict.json']);
          stage.reform();
          const restored = await weighed(['restore', 'kept.json'], surroundings, onTestFinished);
          expect(restored).toMatchObject({ code: 0, err: '' });
        }
        expect(stage.state()).toEqual(before);
      });
    },
  );
}
