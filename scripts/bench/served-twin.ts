import type { ServerProcess } from './server-process.ts';
import { startServer } from './server-process.ts';

/** A twin in a process of its own. */
export interface ServedTwin extends ServerProcess {
  /** What it says to export: where it is and what is in it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts `serve twin` and waits until it has said where it listens and what is in it. */
export async function startTwin(cli: string): Promise<ServedTwin> {
  const twin = await startServer([cli, 'serve', 'twin'], /TALKOVER_WEBHOOK_SECRET=.+\n/);
  const env = Object.fromEntries(
    [...twin.text.matchAll(/^export (\w+)=(.+)\n/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  return { ...twin, env };
}
