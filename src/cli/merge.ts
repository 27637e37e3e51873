import type { VerdictDocument } from '../report/document.ts';
import { checkOutputs, conclude, print } from './conclude.ts';
import type { Call } from './flags.ts';
import { readVerdicts } from './read-verdicts.ts';
import { UsageError } from './usage-error.ts';

/** Puts the verdicts of several runs together, prints them, and ends with the gravest of their exit codes. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  const files = call.positionals;
  if (files.length === 0) {
    throw new UsageError('Which verdicts? Usage: talkover-contract merge VERDICT.json…');
  }
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`${twice} is named twice.`);
  const documents = await Promise.all(files.map(readVerdicts));
  await checkOutputs(call);
  const [first] = documents;
  if (first === undefined) return 0;
  const merged: VerdictDocument = { ...first, runs: documents.flatMap(({ runs }) => runs) };
  for (const run of merged.runs) print(run, call, env);
  return conclude(merged, call, [], env);
}
