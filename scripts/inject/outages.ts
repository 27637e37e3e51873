import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Scene } from './fault.ts';

/** Fewer requests than this are no run that wrote anything. */
const EARLY = 20;
const RUN = 60;

/** Ends of the service, or of the way to it. */
export const outages: readonly Fault[] = [
  {
    name: 'the server dies in the middle of a run',
    ends: '4',
    times: 1,
    inject: (scene, random) => {
      const at = pointIn(random);
      return cut(scene, (n) => n === at, false);
    },
  },
  {
    name: 'the server dies, and is back after a second',
    ends: '1',
    times: 1,
    inject: async (scene, random) => {
      const at = pointIn(random);
      const running = scene.verify();
      scene.stage.happen(async (n, _, store) => {
        if (n !== at) return store();
        scene.stage.die();
        await sleep(1_000);
        await scene.stage.revive();
        throw new Error('nobody is there to get this answer');
      });
      return (await running.done).end;
    },
  },
  {
    name: 'the server stops answering in the middle of a run',
    ends: '4',
    times: 1,
    inject: async ({ stage, verify }, random) => {
      const at = pointIn(random);
      stage.happen((n, _, store) => (n < at ? store() : new Promise(() => undefined)));
      return (await verify().done).end;
    },
  },
  {
    name: 'the network is gone when the run begins to restore',
    ends: '4',
    times: 1,
    inject: (scene) => cut(scene, isRestoring(), false),
  },
  {
    name: 'the network is gone while the restoring request is answered',
    ends: '4',
    times: 1,
    inject: (scene) => cut(scene, isRestoring(), true),
  },
];

function pointIn(random: () => number): number {
  return EARLY + Math.floor(random() * RUN);
}

/** The run sends the whole webhook as it was twice: first to see whether that is taken, last to restore it. */
export function isRestoring(): (n: number, body: string) => boolean {
  let first: string | undefined;
  return (_, body) => {
    if (body === '' || body === '{}') return false;
    first ??= body;
    // The restoring one carries the secret besides.
    return body !== first && body.startsWith(first.slice(0, -1));
  };
}

/** Cuts the service off at a request, and brings it back when the run has ended. */
async function cut(
  { stage, verify }: Scene,
  when: (n: number, body: string) => boolean,
  stored: boolean,
): Promise<string> {
  const running = verify();
  let isCut = false;
  stage.happen(async (n, body, store) => {
    if (isCut || !when(n, body)) return store();
    isCut = true;
    if (stored) await store();
    stage.die();
    throw new Error('nobody is there to get this answer');
  });
  const { end } = await running.done;
  if (!isCut) throw new Error('The run ended before the service was cut off.');
  await stage.revive();
  return end;
}
