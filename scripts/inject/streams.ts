import type { Fault, Scene } from './fault.ts';

/** A request of the middle of a run. */
const MIDDLE = 50;

/** Ends of what the command writes to; devices that take nothing are there on Linux. */
export const streams: readonly Fault[] = process.platform === 'linux' ? onLinux() : [];

function onLinux(): readonly Fault[] {
  return [
    {
      name: 'standard error takes nothing, and then Ctrl-C',
      ends: '3',
      times: 1,
      inject: (scene) => interrupted(scene, 'exec "$@" 2>/dev/full'),
    },
    {
      name: 'neither output takes anything, and then Ctrl-C',
      ends: '3',
      times: 1,
      inject: (scene) => interrupted(scene, 'exec "$@" >/dev/full 2>/dev/full'),
    },
    {
      name: 'the recording and the verdicts take nothing',
      ends: '0',
      times: 1,
      inject: async ({ verify }) =>
        (
          await verify(['--journal', 'kept.json', '--record', '/dev/full', '--json', '/dev/full'])
            .done
        ).end,
    },
  ];
}

async function interrupted({ stage, verify }: Scene, shell: string): Promise<string> {
  const running = verify(undefined, shell);
  stage.happen((n, _, store) => {
    if (n === MIDDLE) running.child.kill('SIGINT');
    return store();
  });
  return (await running.done).end;
}
