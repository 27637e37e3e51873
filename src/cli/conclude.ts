import { coverageReport } from '../report/coverage.ts';
import type { Judgement, RunVerdict, VerdictDocument } from '../report/document.ts';
import { runVerdictOf } from '../report/document.ts';
import { jsonReport } from '../report/json.ts';
import { textReport } from '../report/text.ts';
import { decide } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';
import type { Call } from './flags.ts';
import { checkWritable, isWritten } from './verdict-file.ts';

/** Exit code of a command that cannot do what it is told. */
const USAGE = 2;

/** Makes sure, ahead of any traffic, that everything the call asks to be written can be written. */
export async function checkOutputs(call: Call): Promise<void> {
  const file = call.text('json');
  if (file !== undefined) await checkWritable(file);
}

/** Decides one run or recording and prints what came of it. */
export function announce(result: RunResult, call: Call): Judgement {
  const judgement = { result, decision: decide(result, call.isOn('strict')) };
  print(runVerdictOf(judgement), call);
  return judgement;
}

/** Prints what came of one run or recording. */
function print(run: RunVerdict, call: Call): void {
  process.stdout.write(textReport(run));
  if (call.isOn('coverage')) process.stdout.write(`\n${coverageReport(run)}`);
}

/** Writes what the call asks for. Returns the exit code of the command: the gravest of the runs'. */
export async function conclude(document: VerdictDocument, call: Call): Promise<number> {
  const codes: number[] = document.runs.map(({ exitCode }) => exitCode);
  const file = call.text('json');
  if (file !== undefined && !(await isWritten(file, jsonReport(document)))) codes.push(USAGE);
  return worst(codes);
}

/** The gravest of several exit codes: what is not restored, then a broken rule, then what could not be judged. */
function worst(codes: readonly number[]): number {
  if (codes.includes(4)) return 4;
  if (codes.includes(1)) return 1;
  return Math.max(0, ...codes);
}
