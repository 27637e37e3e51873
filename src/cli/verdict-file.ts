import { open, writeFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/**
 * What cannot be written is said before anything is sent.
 *
 * @param what what is to be written, such as `The verdicts`
 */
export async function checkWritable(file: string, what = 'The verdicts'): Promise<void> {
  try {
    await (await open(file, 'a')).close();
  } catch (error) {
    throw new UsageError(`${what} cannot be written to ${file}: ${(error as Error).message}`);
  }
}

/** Writes the verdicts; says so where that fails. */
export async function isWritten(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text);
    return true;
  } catch (error) {
    process.stderr.write(
      `The verdicts could not be written to ${file}: ${(error as Error).message}\n`,
    );
    return false;
  }
}
