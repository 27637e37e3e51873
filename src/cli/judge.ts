import type { Context } from '../exchange/context.ts';
import { judgeFile, judgeStream } from '../recording/judge-recording.ts';
import { RecordingError } from '../recording/recording-error.ts';
import type { RecordingOptions } from '../recording/runs.ts';
import { inputChunks } from '../recording/source.ts';
import type { Judgement } from '../report/document.ts';
import { documentOf } from '../report/document.ts';
import type { Keeper } from '../report/keep.ts';
import type { RunResult } from '../verify/run.ts';
import { announce, checkOutputs, conclude, keeperStarter } from './conclude.ts';
import type { Call } from './flags.ts';
import { say } from './output.ts';
import { readJudging } from './read-judging.ts';
import { UsageError } from './usage-error.ts';

/** What stands for standard input. */
const INPUT = '-';

/** Judges recordings one after the other, each by itself. */
export async function execute(call: Call): Promise<number> {
  const files = call.positionals;
  if (files.length === 0)
    throw new UsageError(
      'Judge what? Usage: talkover-contract judge FILE.har… (or - for standard input)',
    );
  await checkOutputs(call);
  const judgements: Judgement[] = [];
  const keepers = new Map<Context, Keeper>();
  const startKeeper = await keeperStarter(call);
  const options: RecordingOptions = {
    ...readJudging(call),
    onRun: (context) => {
      const keeper = startKeeper?.();
      if (keeper !== undefined) keepers.set(context, keeper);
      return keeper?.keep;
    },
  };
  for (const file of files) {
    const results = await reading(file, () =>
      file === INPUT
        ? judgeStream('standard input', inputChunks(), options)
        : judgeFile(file, options),
    );
    for (const result of results) {
      judgements.push(announce(result, call, keepers.get(result.context)));
      say('\n');
    }
  }
  return conclude(
    documentOf(judgements),
    call,
    judgements.map(({ kept }) => kept),
  );
}

async function reading(
  file: string,
  judge: () => Promise<readonly RunResult[]>,
): Promise<readonly RunResult[]> {
  try {
    return await judge();
  } catch (error) {
    const name = file === INPUT ? 'standard input' : file;
    if (error instanceof RecordingError) {
      const { place } = error;
      const where = place === undefined ? name : `${name}:${place.line}:${place.column}`;
      throw new UsageError(`${where}: ${error.message}.`);
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw new UsageError(`${name} cannot be read: ${(error as Error).message}`);
  }
}
