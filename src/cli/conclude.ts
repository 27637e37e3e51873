import { coverageReport } from '../report/coverage.ts';
import type { Judgement, RunVerdict, VerdictDocument } from '../report/document.ts';
import { runVerdictOf } from '../report/document.ts';
import { jsonReport } from '../report/json.ts';
import type { Keeper, KeptExchanges } from '../report/keep.ts';
import { textReport } from '../report/text.ts';
import { runViewOf } from '../report/view/run.ts';
import type { ReportMaterial } from '../report/view/view.ts';
import { viewOf } from '../report/view/view.ts';
import { decide } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';
import { checkBaselineWritable } from './baseline-file.ts';
import type { Call } from './flags.ts';
import { isOnGitHub, tellGitHub, withoutCommands } from './github.ts';
import { baselineOf, holdToBaseline } from './hold-to-baseline.ts';
import { say } from './output.ts';
import { checkWritable, putFile } from './put-file.ts';
import { checkReports, wantsReport, wantsReports, writeReports } from './reports.ts';

/**
 * Makes sure, ahead of any traffic, that everything the call asks to be written can be written, and that
 * its baseline can be used.
 *
 * @throws UsageError where one of these is not so
 */
export async function checkOutputs(call: Call): Promise<void> {
  const file = call.text('json');
  if (file !== undefined) await checkWritable(file);
  await checkReports(call);
  baselineOf(call);
  const baseline = call.text('baseline');
  if (baseline !== undefined && call.isOn('update-baseline')) checkBaselineWritable(baseline);
  const recording = call.text('record');
  if (recording !== undefined) await checkWritable(recording, 'The traffic');
}

/** What keeps the exchanges of a run; undefined where no report that is asked for shows them. */
export async function keeperFor(call: Call): Promise<Keeper | undefined> {
  return (await keeperStarter(call))?.();
}

/** The same for runs of which nobody knows ahead how many there are. */
export async function keeperStarter(call: Call): Promise<(() => Keeper) | undefined> {
  if (!wantsReport(call, 'html')) return undefined;
  const { createKeeper } = await import('../report/keep.ts');
  return createKeeper;
}

/**
 * Holds one run or recording to the baseline, decides it and prints what came of it.
 *
 * @param keeper what kept its exchanges, where a report shows them
 * @throws UsageError where a baseline has to be written and cannot be
 */
export function announce(
  seen: RunResult,
  call: Call,
  keeper?: Keeper,
  env: NodeJS.ProcessEnv = process.env,
): Judgement {
  const { result, notes } = holdToBaseline(seen, call);
  const judgement = { result, decision: decide(result, call.isOn('strict')) };
  print(runVerdictOf(judgement), call, env);
  for (const note of notes) say(`${note}\n`);
  return keeper === undefined ? judgement : { ...judgement, kept: keeper.kept() };
}

/** Prints what came of one run or recording. */
export function print(run: RunVerdict, call: Call, env: NodeJS.ProcessEnv): void {
  const text = textReport(runViewOf(run));
  say(isOnGitHub(env) ? withoutCommands(text) : text);
  if (call.isOn('coverage')) say(`\n${coverageReport(run)}`);
}

/**
 * Writes what the call asks for. Returns the exit code of the command: the gravest of the runs', whatever
 * could be written.
 *
 * @param kept the exchanges of each run, where there are any to show
 */
export async function conclude(
  document: VerdictDocument,
  call: Call,
  kept: readonly (KeptExchanges | undefined)[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const file = call.text('json');
  if (file !== undefined) await putFile(file, jsonReport(document));
  await showReports({ document, kept }, call, env);
  return worst(document.runs.map(({ exitCode }) => exitCode));
}

/** Makes once what reports show, and lets each of them lay it out. */
async function showReports(
  material: Omit<ReportMaterial, 'version'>,
  call: Call,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (!wantsReports(call) && !isOnGitHub(env)) return;
  const { version } = await import('./version.ts');
  const view = viewOf({ ...material, version });
  await writeReports(view, call);
  if (isOnGitHub(env)) await tellGitHub(view, env);
}

/** The gravest of several exit codes: what is not restored, then a broken rule, then what could not be judged. */
function worst(codes: readonly number[]): number {
  if (codes.includes(4)) return 4;
  if (codes.includes(1)) return 1;
  return Math.max(0, ...codes);
}
