import type { RunVerdict } from './document.ts';

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
  const failed = run.rules.filter(({ outcome }) => outcome === 'fail').length;
  const broken = `${count(failed, 'rule')} broken`;
  const judged = run.rules.filter(
    ({ exercised, outcome }) => exercised > 0 && outcome !== 'observed',
  );
  const seen = `${count(run.requests, 'request')}, ${count(judged.length, 'rule')} exercised`;
  if (run.exitCode === 0)
    return { mark: '✓', tone: 'good', verdict: 'conforms', detail: `${seen}.` };
  if (run.exitCode === 1)
    return { mark: '✗', tone: 'bad', verdict: 'does not conform', detail: `${broken}; ${seen}.` };
  if (run.exitCode === 4) {
    const detail = `${run.reason} ${broken}; ${seen}.`;
    return { mark: '✗', tone: 'bad', verdict: 'was not restored', detail };
  }
  const detail = `${run.reason} ${failed > 0 ? `${broken} so far; ` : ''}${seen}.`;
  return { mark: '?', tone: 'doubtful', verdict: 'could not be judged', detail };
}

/** A number with its noun, as `1 rule` and `2 rules`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
