import { count } from '../count.ts';
import type { RunVerdict } from '../document.ts';
import type { Tally } from './outcomes.ts';
import { endingOf } from './outcomes.ts';

/** What a run came to, for people. */
export interface Headline {
  readonly mark: '✓' | '✗' | '?';
  readonly tone: 'good' | 'bad' | 'doubtful';
  /** Such as `does not conform`, after the name of the target. */
  readonly verdict: string;
  /** One sentence with what is behind it. */
  readonly detail: string;
  /** All of it, the target too, on one line. */
  readonly line: string;
}

/**
 * Puts the verdict of a run into words.
 *
 * @param tally how its rules ended, as they are shown
 */
export function headlineOf(run: RunVerdict, tally: readonly Tally[]): Headline {
  const failed = tally.find(({ outcome }) => outcome === 'fail')?.count ?? 0;
  const broken = `${count(failed, 'rule')} broken`;
  const exercised = tally.reduce((sum, { ending, count: n }) => sum + (ending.counts ? n : 0), 0);
  const seen = `${count(run.requests, 'request')}, ${count(exercised, 'rule')} exercised`;
  const known = run.baseline?.known ?? 0;
  const differing = run.baseline?.mismatches.length ?? 0;
  const more = [
    ...(known > 0 ? [count(known, 'known failure')] : []),
    ...(differing > 0 ? [`${count(differing, 'difference')} from the baseline`] : []),
    seen,
  ].join('; ');
  const line = lineOf(run, failed);
  if (run.exitCode === 0)
    return { mark: '✓', tone: 'good', verdict: 'conforms', detail: `${more}.`, line };
  if (run.exitCode === 1) {
    const detail = failed === 0 ? `${more}.` : `${broken}; ${more}.`;
    return { mark: '✗', tone: 'bad', verdict: run.summary, detail, line };
  }
  if (run.exitCode === 4) {
    const detail = `${run.reason} ${broken}; ${seen}.`;
    return { mark: '✗', tone: 'bad', verdict: 'was not restored', detail, line };
  }
  const detail = `${run.reason} ${failed > 0 ? `${broken} so far; ` : ''}${seen}.`;
  return { mark: '?', tone: 'doubtful', verdict: 'could not be judged', detail, line };
}

function lineOf(run: RunVerdict, failed: number): string {
  const { target, requests, rules } = run;
  const exercised = rules.filter(({ outcome }) => endingOf(outcome).counts).length;
  const counts = `${count(requests, 'request')}, ${count(exercised, 'rule')} exercised`;
  const broken = `${count(failed, 'rule')} broken`;
  const known = run.baseline?.known ?? 0;
  if (run.exitCode === 0)
    return `✓ ${target} conforms${known === 0 ? '' : ` but for ${count(known, 'known failure')}`}. ${counts}.`;
  if (run.exitCode === 4)
    return `✗ ${target} was not restored; ${broken}. ${run.reason} ${counts}.`;
  const differing = run.baseline?.mismatches.length ?? 0;
  const differs = `from its baseline in ${differing} ${differing === 1 ? 'entry' : 'entries'}`;
  if (run.summary === 'differs from its baseline')
    return `✗ ${target} differs ${differs}. ${counts}.`;
  if (run.exitCode === 1)
    return `✗ ${target} does not conform: ${broken}${differing === 0 ? '' : `; it differs ${differs}`}. ${counts}.${stopText(run)}`;
  return `? ${target} could not be judged: ${run.reason} ${counts}.`;
}

/** Why a run that is decided was not done with its plan. */
function stopText({ obstacle }: RunVerdict): string {
  if (obstacle === undefined) return '';
  const [first = '', ...rest] = obstacle.seen;
  return ` ${first.toUpperCase()}${rest.join('')}. ${obstacle.advice}`;
}

/** Why a run could not be judged or not be restored; undefined for one that was decided on its merits. */
export function troubleOf(run: RunVerdict): string | undefined {
  return run.exitCode === 3 || run.exitCode === 4 ? run.reason : undefined;
}
