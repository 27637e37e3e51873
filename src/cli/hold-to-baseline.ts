import type { RuleId } from '../../generated/catalogue.ts';
import { applyBaseline } from '../config/apply-baseline.ts';
import type { Baseline } from '../config/baseline.ts';
import { isReason, keyOf } from '../config/baseline.ts';
import type { HeldVerdict } from '../config/held.ts';
import { baselineText, updateBaseline } from '../config/update-baseline.ts';
import type { Verdict } from '../judge/verdict.ts';
import type { HeldResult } from '../verify/decide.ts';
import { decide } from '../verify/decide.ts';
import type { RunResult } from '../verify/run.ts';
import { writeBaseline } from './baseline-file.ts';
import type { Call } from './flags.ts';
import { readBaseline } from './read-baseline.ts';
import { selectRules } from './select-rules.ts';
import { UsageError } from './usage-error.ts';

/** Baselines as they were when their calls began, whatever becomes of the files meanwhile. */
const READ = new WeakMap<Call, { baseline: Baseline | undefined }>();

/** Calls that have brought their baseline up to date. */
const UPDATED = new WeakSet<Call>();

/**
 * The baseline of a call, read once.
 *
 * @throws UsageError where it cannot be used
 */
export function baselineOf(call: Call): Baseline | undefined {
  const read = READ.get(call) ?? { baseline: readBaseline(call) };
  READ.set(call, read);
  return read.baseline;
}

/** Takes out of a verdict what the baseline of a call knows; undefined where there is none, or where it is written anew. */
export function excuseOf(call: Call): ((verdict: Verdict) => HeldVerdict) | undefined {
  const baseline = baselineOf(call);
  if (baseline === undefined || call.isOn('update-baseline')) return undefined;
  const looked = selectRules(call.list('only'));
  return (verdict) => applyBaseline(verdict, baseline, looked);
}

/** Tells which findings the baseline of a call does not know. */
export function countsIn(call: Call): (rule: RuleId, pointer: string) => boolean {
  const known = new Set(baselineOf(call)?.known.map(keyOf));
  return (rule, pointer) => !known.has(keyOf({ rule, pointer }));
}

/** A result as the baseline of its call has it, and what to tell of the baseline itself. */
export interface Held {
  readonly result: HeldResult;
  readonly notes: readonly string[];
}

/**
 * Holds a result to the baseline of its call, which is brought up to date first where the call says so.
 *
 * @throws UsageError where the new baseline was written already by another run of the call
 */
export function holdToBaseline(result: RunResult, call: Call): Held {
  const baseline = baselineOf(call);
  if (baseline === undefined) return { result, notes: [] };
  const looked = selectRules(call.list('only'));
  const against = (held: Baseline): HeldResult => ({
    ...result,
    verdict: applyBaseline(result.verdict, held, looked),
  });
  const file = call.text('baseline') ?? '';
  if (!call.isOn('update-baseline')) return { result: against(baseline), notes: [] };
  if (UPDATED.has(call))
    throw new UsageError(
      `${file} is written from the first of several runs. A baseline is of one: judge them one by one.`,
    );
  UPDATED.add(call);
  const updated = updateBaseline(baseline, result.verdict, looked, call.text('reason'));
  const held = against(updated);
  const { exitCode } = decide(held, false);
  if (exitCode === 3 || exitCode === 4)
    return { result: against(baseline), notes: [`${file} is left as it was.`] };
  const problem = writeBaseline(file, baselineText(updated));
  if (problem !== undefined)
    return { result: against(baseline), notes: [`${file} could not be written: ${problem}`] };
  return { result: held, notes: notesOn(baseline, updated, file) };
}

function notesOn(before: Baseline, after: Baseline, file: string): string[] {
  const keys = ({ known }: Baseline): Set<string> => new Set(known.map(keyOf));
  const [old, now] = [keys(before), keys(after)];
  const added = [...now].filter((key) => !old.has(key)).length;
  const removed = [...old].filter((key) => !now.has(key));
  const open = after.known.filter(({ reason }) => !isReason(reason)).length;
  return [
    `${file} is written: ${now.size} known ${now.size === 1 ? 'failure' : 'failures'}, ${added} of them new; ${after.observed.length} open questions with their answers.`,
    ...removed.map((key) => `${key} is taken out of it, because it was not seen to fail.`),
    ...(open === 0
      ? []
      : [
          `${open} of the failures ${open === 1 ? 'has' : 'have'} no reason yet. Say in the file why each is known.`,
        ]),
  ];
}
