import type { Fault } from './fault.ts';
import { isRestoring } from './outages.ts';

/** How late an update is applied, in milliseconds: when the run has restored, and is not yet at its end. */
const LATE = 1_200;
/** How long a run waits for such updates. */
const SETTLE = '2s';
/** Requests of a run that change the webhook, two in a row first. */
const CHANGES = [15, 16, 21, 25, 26];
/** The first and the last of them: requests between them come late. */
const [FROM, TO] = [Math.min(...CHANGES), Math.max(...CHANGES)];
/** How long a run waits for an answer, in milliseconds. */
const TIMEOUT = 1_000;
/** How many come late where nobody answers them: the run ends then. */
const SILENT = 3;

/** Updates that a queue or a gateway applies when their sender has given them up. */
export const late: readonly Fault[] = [
  {
    name: 'updates that nobody answers are applied after the restoring',
    ends: '1',
    times: 1,
    settle: SETTLE,
    inject: async ({ stage, verify }) => {
      let silent = 0;
      let begun = 0;
      stage.happen((n, _, store) => {
        if (n < FROM || silent === SILENT) return store();
        silent += 1;
        begun ||= performance.now();
        // All at about the same time, when the run has given the last of them up and restored.
        stage.storeLate(store, SILENT * TIMEOUT + LATE - (performance.now() - begun));
        return new Promise(() => undefined);
      });
      return (await verify(['--journal', 'kept.json', '--timeout', `${TIMEOUT}ms`]).done).end;
    },
  },
  {
    name: 'updates whose connections are cut are applied after the restoring',
    ends: '1',
    times: 1,
    settle: SETTLE,
    inject: async ({ stage, verify }) => {
      const restores = isRestoring();
      let isOver = false;
      stage.happen((n, body, store) => {
        isOver ||= restores(n, body);
        if (n < FROM || n > TO || isOver) return store();
        stage.storeLate(store, LATE);
        return Promise.reject(new Error('nobody gets this answer'));
      });
      return (await verify().done).end;
    },
  },
  {
    name: 'an update of a killed run is applied after `restore`',
    ends: 'SIGKILL',
    times: 3,
    settle: SETTLE,
    inject: async ({ stage, verify }, random) => {
      const at = CHANGES[Math.floor(random() * CHANGES.length)] ?? FROM;
      const running = verify();
      stage.happen((n, _, store) => {
        if (n < at) return store();
        stage.storeLate(store, LATE);
        running.child.kill('SIGKILL');
        return new Promise(() => undefined);
      });
      return (await running.done).end;
    },
  },
];
