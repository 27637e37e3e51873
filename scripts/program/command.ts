import { Problem } from '../generate/problem.ts';

/**
 * Runs a command of scripts/ and sets the exit code: what the command returns, 1 for a fault in what
 * people wrote, 2 for flags that are none. Both faults are told in one line.
 */
export async function command(name: string, run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!isUsage && !(error instanceof Problem)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = isUsage ? 2 : 1;
  }
}
