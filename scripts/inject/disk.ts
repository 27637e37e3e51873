import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

/** Ends of the disk. */
export const disk: readonly Fault[] = [
  {
    name: 'the disk is full when the journal is written',
    ends: canMount() ? '3' : 'SIGXFSZ',
    times: 1,
    inject: async ({ stage, folder, verify }) => {
      let wrote = false;
      stage.happen((_, body, store) => {
        wrote ||= body !== '{}';
        return store();
      });
      const full = join(folder, 'full');
      mkdirSync(full);
      // Without leave to mount a disk of one page, a limit on the size of files has to do.
      if (!canMount()) return (await verify(undefined, 'ulimit -f 0; exec "$@"').done).end;
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', full]);
      try {
        writeFileSync(join(full, 'page'), 'x');
        const { end, output } = await verify(['--journal', join(full, 'kept.json')]).done;
        if (!output.includes('ENOSPC')) throw new Error(`The disk was not full: ${output}`);
        if (wrote) throw new Error('Something was written without a journal.');
        return end;
      } finally {
        execFileSync('umount', [full]);
      }
    },
  },
];

function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}
