import { judgeFile, judgeStream } from '../recording/judge-recording.ts';
import { RecordingError } from '../recording/recording-error.ts';
import { inputChunks } from '../recording/source.ts';
import type { Judgement } from '../report/document.ts';
import { documentOf } from '../report/document.ts';
import type { Keeper } from '../report/keep.ts';
import type { RunResult } from '../verify/run.ts';
import { announce, checkOutputs, conclude, keepersFor } from './conclude.ts';
import type { Call } from './flags.ts';
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
  const judging = readJudging(call);
  await checkOutputs(call);
  const judgements: Judgement[] = [];
  const createKeeper = await keepersFor(call);
  for (const file of files) {
    const keepers: Keeper[] = [];
    const options =
      createKeeper === undefined
        ? judging
        : {
            ...judging,
            // A recording out of order is read anew, and its runs begin anew then.
            listen: (run: number) => {
              const keeper = createKeeper();
              keepers[run] = keeper;
              return keeper.keep;
            },
          };
    const results = await reading(file, () =>
      file === INPUT
        ? judgeStream('standard input', inputChunks(), options)
        : judgeFile(file, options),
    );
    for (const [index, result] of results.entries()) {
      judgements.push(announce(result, call, keepers[index]));
      process.stdout.write('\n');
    }
  }
  const kept = judgements.map((judgement) => judgement.kept);
  return conclude(documentOf(judgements), call, kept);
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
