import {
  accessSync,
  constants,
  existsSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Whether a baseline can be written, ahead of any traffic.
 *
 * @throws UsageError where it cannot
 */
export function checkBaselineWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (existsSync(file) && !statSync(file).isFile()) throw new Error('it is no file');
  } catch (error) {
    throw new UsageError(`The baseline cannot be written to ${file}: ${(error as Error).message}`);
  }
}

/**
 * Puts a baseline into place as a whole: whoever reads it meanwhile gets the old one or the new one.
 *
 * @returns why the disk did not take it, and the old one is left; undefined where it did
 */
export function writeBaseline(file: string, text: string): string | undefined {
  const place = existsSync(file) ? realpathSync(file) : file;
  const draft = `${place}.${process.pid}.part`;
  try {
    writeFileSync(draft, text, { flush: true });
    renameSync(draft, place);
    return undefined;
  } catch (error) {
    rmSync(draft, { force: true });
    return (error as Error).message;
  }
}
