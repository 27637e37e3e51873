import { count } from './count.ts';
import type { RunVerdict } from './document.ts';
import { shownRules } from './shown-rules.ts';

/** What a run came to, for people. */
export interface Headline {
  readonly mark: '✓' | '✗' | '?';
  readonly tone: 'good' | 'bad' | 'doubtful';
  /** Such as `does not conform`, after the name of the target. */
  readonly verdict: string;
  /** One sentence with what is behind it. */
  readonly detail: string;
}

/** Puts the verdict of a run into words. */
export function headlineOf(run: RunVerdict): Headline {
  const rules = shownRules(run);
  const failed = rules.filter(({ outcome }) => outcome === 'fail').length;
  const broken = `${count(failed, 'rule')} broken`;
  const judged = rules.filter(({ exercised, outcome }) => exercised > 0 && outcome !== 'observed');
  const seen = `${count(run.requests, 'request')}, ${count(judged.length, 'rule')} exercised`;
  const known = run.baseline?.known ?? 0;
  const differing = run.baseline?.mismatches.length ?? 0;
  const more = [
    ...(known > 0 ? [count(known, 'known failure')] : []),
    ...(differing > 0 ? [`${count(differing, 'difference')} from the baseline`] : []),
    seen,
  ].join('; ');
  if (run.exitCode === 0)
    return { mark: '✓', tone: 'good', verdict: 'conforms', detail: `${more}.` };
  if (run.exitCode === 1) {
    const detail = failed === 0 ? `${more}.` : `${broken}; ${more}.`;
    return { mark: '✗', tone: 'bad', verdict: run.summary, detail };
  }
  if (run.exitCode === 4) {
    const detail = `${run.reason} ${broken}; ${seen}.`;
    return { mark: '✗', tone: 'bad', verdict: 'was not restored', detail };
  }
  const detail = `${run.reason} ${failed > 0 ? `${broken} so far; ` : ''}${seen}.`;
  return { mark: '?', tone: 'doubtful', verdict: 'could not be judged', detail };
}

/** Why a run could not be judged or not be restored; undefined for one that was decided on its merits. */
export function troubleOf(run: RunVerdict): string | undefined {
  return run.exitCode === 3 || run.exitCode === 4 ? run.reason : undefined;
}
