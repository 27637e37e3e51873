import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A copy of the project as it stands here, with its history, for as long as it is used. */
export interface Clone {
  readonly folder: string;
  /** Runs a command in it. What it prints goes to standard error. Returns its exit code. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<number>;
  readonly remove: () => void;
}

/**
 * Clones the project into a temporary folder, with what is not committed yet.
 *
 * @param signal ends what runs in the clone
 */
export function cloneProject(root: string, signal: AbortSignal): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'talkover-change-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('git', ['clone', '--quiet', '--local', root, folder]);
    for (const path of listed(root)) copy(join(root, path), join(folder, path));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove, run: (command, ...args) => runIn(folder, signal, command, args) };
}

function listed(root: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** A file that was removed here is removed there. */
function copy(from: string, to: string): void {
  rmSync(to, { force: true });
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

async function runIn(
  cwd: string,
  signal: AbortSignal,
  command: string,
  args: readonly string[],
): Promise<number> {
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2], signal });
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
