import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Problem } from '../generate/problem.ts';

/** The folder of the project that has the other generators. */
export const FOLDER = fileURLToPath(new URL('../../tests/codegen/', import.meta.url));
/** What the generators read: the description in one file, as it is published. */
export const SOURCE = fileURLToPath(new URL('../../generated/openapi.json', import.meta.url));

const LONGEST = 2000;

/** Runs a program of Node's in the folder of the generators; throws a Problem with what it printed. */
export async function run(program: string, ...parts: readonly string[]): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', NO_UPDATE_NOTIFIER: '1', CI: 'true' };
  const options = { cwd: FOLDER, env, maxBuffer: 64 * 1024 * 1024 };
  const done = promisify(execFile)(program, parts, options);
  await done.catch(({ stdout = '', stderr = '', message = '' }) => {
    const said = `${stdout}\n${stderr}`.trim() || message;
    throw new Problem(`${parts[0] ?? program} failed\n${said.slice(-LONGEST)}`);
  });
}
