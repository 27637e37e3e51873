import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { firstLine, Problem } from '../generate/problem.ts';

const require = createRequire(import.meta.url);
const CLI = require.resolve('@redocly/cli/bin/cli.js');
const QUIET = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

/**
 * Runs the Redocly command without its telemetry and its look for newer versions, and returns what it
 * prints. Throws a Problem when it fails.
 */
export async function redocly(...parts: readonly string[]): Promise<string> {
  const env = { ...process.env, ...QUIET };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  const run = promisify(execFile)(process.execPath, [CLI, ...parts], options);
  const { stdout } = await run.catch((error: { stderr?: string }) => {
    const reason = error.stderr?.trim().split('\n').at(-1);
    throw new Problem(`redocly ${parts[0]}: ${reason || firstLine(error)}`);
  });
  return stdout;
}
