import { coverageReport } from '../report/coverage.ts';
import type { Judgement } from '../report/document.ts';
import { documentOf } from '../report/document.ts';
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
  const recording = call.text('record');
  if (recording !== undefined) await checkWritable(recording, 'The traffic');
}

/** Decides one run or recording and prints what came of it. */
export function announce(result: RunResult, call: Call): Judgement {
  const decision = decide(result, call.isOn('strict'));
  process.stdout.write(textReport(result, decision));
  if (call.isOn('coverage')) process.stdout.write(`\n${coverageReport(result.verdict)}`);
  return { result, decision };
}

/** Writes what the call asks for. Returns the exit code of the command. */
export async function conclude(judgements: readonly Judgement[], call: Call): Promise<number> {
  const codes: number[] = judgements.map(({ decision }) => decision.exitCode);
  const file = call.text('json');
  if (file !== undefined && !(await isWritten(file, jsonReport(documentOf(judgements))))) {
    codes.push(USAGE);
  }
  return worst(codes);
}

/** The exit code of a command that could not write all that it was told to. */
export function unwritten(code: number): number {
  return worst([code, USAGE]);
}

/** The gravest of several exit codes: what is not restored, then a broken rule, then what could not be judged. */
function worst(codes: readonly number[]): number {
  if (codes.includes(4)) return 4;
  if (codes.includes(1)) return 1;
  return Math.max(0, ...codes);
}
