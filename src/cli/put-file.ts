import { constants, existsSync, realpathSync, statSync } from 'node:fs';
import { access, open, rename, rm, writeFile } from 'node:fs/promises';
import { warn } from './output.ts';
import { UsageError } from './usage-error.ts';

/** What shows traffic is its owner's alone. */
const OWNER_ONLY = 0o600;
/** What shows none. */
const EVERYBODY = 0o644;

/**
 * Sees, ahead of any traffic, that a file can be written. Leaves no trace.
 *
 * @param what what is to be written, such as `The verdicts`
 * @throws UsageError where it cannot
 */
export async function checkWritable(file: string, what = 'The verdicts'): Promise<void> {
  try {
    if (isPlace(file)) {
      await access(file, constants.W_OK);
      return;
    }
    if (existsSync(file)) await (await open(file, 'r+')).close();
    const draft = draftOf(file);
    await (await open(draft, 'wx')).close();
    await rm(draft, { force: true });
  } catch (error) {
    throw new UsageError(`${what} cannot be written to ${file}: ${(error as Error).message}`);
  }
}

/**
 * Puts a file into place whole, or leaves what was there; says so where that fails. Whatever becomes of it,
 * the verdict stands.
 *
 * @param what what is written, such as `The verdicts`
 * @param isPublic it shows no traffic
 * @returns whether it is in place
 */
export async function putFile(
  file: string,
  text: string,
  what = 'The verdicts',
  isPublic = false,
): Promise<boolean> {
  try {
    await (isPlace(file) ? writeFile(file, text) : replace(file, text, isPublic));
    return true;
  } catch (error) {
    warn(`${what} could not be written to ${file}: ${(error as Error).message}\n`);
    return false;
  }
}

async function replace(file: string, text: string, isPublic: boolean): Promise<void> {
  const draft = draftOf(file);
  try {
    await writeFile(draft, text, { flag: 'wx', mode: isPublic ? EVERYBODY : OWNER_ONLY });
    await rename(draft, existsSync(file) ? realpathSync(file) : file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether a path leads to a pipe, a device or the like, which takes what is written and cannot be replaced. */
function isPlace(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new Error('it is a folder');
  return stat !== undefined && !stat.isFile();
}

/** A name in the folder of a file, whatever link leads to it. */
function draftOf(file: string): string {
  return `${existsSync(file) ? realpathSync(file) : file}.${process.pid}.part`;
}
