import { spawn } from 'node:child_process';
import { plainEnvironment } from './program.ts';

/** A twin in a process of its own. */
export interface ServedTwin {
  /** What it says to export: where it is and what is in it. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

const LAST = 'TALKOVER_WEBHOOK_SECRET';

/** Starts `serve twin` and waits until it has said where it listens. */
export function startTwin(cli: string): Promise<ServedTwin> {
  const child = spawn(process.execPath, [cli, 'serve', 'twin'], {
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`serve twin ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const env = Object.fromEntries(
        [...text.matchAll(/^export (\w+)=(.+)\n/gm)].map(([, name = '', value = '']) => [
          name,
          value,
        ]),
      );
      if (env[LAST] !== undefined) resolve({ env, stop: () => child.kill() });
    });
  });
}
