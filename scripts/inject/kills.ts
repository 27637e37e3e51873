import type { Fault, Scene } from './fault.ts';

/** Requests that a run takes at the least, restoring included. */
const REQUESTS = 80;

/** Requests that `restore` takes at the least. */
const RESTORE = 4;

/** Signals that ask for an end, with what they mean. */
const SIGNALS = [
  ['SIGINT', 'Ctrl-C'],
  ['SIGTERM', 'SIGTERM, as a build server sends it'],
  ['SIGHUP', 'SIGHUP, as a closed terminal sends it'],
] as const;

/** Ends of the process that runs. */
export function kills(times: number): readonly Fault[] {
  const twice = Math.ceil(times / 3);
  return [
    {
      name: 'kill -9 at a random point of a run',
      ends: 'SIGKILL',
      times: times - twice,
      inject: (scene, random) => strike(scene, random, 'SIGKILL'),
    },
    {
      name: 'kill -9 at a random point of a run, and again in the middle of `restore`',
      ends: 'SIGKILL',
      times: twice,
      inject: async (scene, random) => {
        await strike(scene, random, 'SIGKILL', 30);
        const at = scene.stage.requests() + 1 + Math.floor(random() * RESTORE);
        const running = scene.restore();
        scene.stage.happen(async (n, _, store) => {
          const response = await store();
          if (n === at) running.child.kill('SIGKILL');
          return response;
        });
        return (await running.done).end;
      },
    },
    ...SIGNALS.map(
      ([signal, name]): Fault => ({
        name,
        ends: '3',
        times: 1,
        inject: (scene, random) => strike(scene, random, signal),
      }),
    ),
  ];
}

/** Sends a signal at a random request, ahead of what it stores or behind. */
async function strike(
  { stage, verify }: Scene,
  random: () => number,
  signal: NodeJS.Signals,
  least = 1,
): Promise<string> {
  const at = least + Math.floor(random() * (REQUESTS - least));
  const late = random() < 0.5;
  const running = verify();
  stage.happen(async (n, _, store) => {
    if (n === at && !late) running.child.kill(signal);
    const response = await store();
    if (n === at && late) running.child.kill(signal);
    return response;
  });
  return (await running.done).end;
}
