import { expect } from 'vitest';
import { judgeFile } from '../../src/recording/judge-recording.ts';
import type { RunResult } from '../../src/verify/run.ts';

/** The rules that a result breaks, each with the place of its finding and the number of its entry. */
export function broken({ verdict }: RunResult): string[] {
  return verdict.rules.flatMap(({ id, outcome, findings }) =>
    outcome === 'fail'
      ? findings.map(({ pointer, exchange }) => `${id} ${pointer} ${exchange.id}`)
      : [],
  );
}

/** What comes of a file that holds one run. */
export async function judged(file: string): Promise<RunResult> {
  const [result, ...others] = await judgeFile(file, {});
  expect(others).toEqual([]);
  if (result === undefined) throw new Error('Nothing came of it.');
  return result;
}
