import type { RuleId, Severity } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Verdict } from '../judge/verdict.ts';

/** Severities that differ from the catalogue's. */
type Severities = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

/** Ends a run after the first finding that counts. */
export interface FailFast {
  /** Takes a finding as it shows first. */
  readonly note: (rule: RuleId, finding: { readonly pointer: string }) => void;
  /** A finding that counts was seen. */
  readonly isOver: () => boolean;
  /** What the end cost, in sentences; none where the run was not ended. */
  readonly warnings: (verdict: Verdict) => string[];
}

/**
 * Watches for the first finding that counts: an error, and not one that is known.
 *
 * @param counts whether a finding counts that is an error; undefined where none ends the run
 */
export function createFailFast(
  counts: ((rule: RuleId, pointer: string) => boolean) | undefined,
  severities: Severities = {},
): FailFast {
  const catalogued = new Map(catalogue.map(({ id, severity }) => [id, severity]));
  let over = false;
  return {
    note: (rule, { pointer }) => {
      const isError = (severities[rule] ?? catalogued.get(rule)) === 'error';
      if (isError && counts?.(rule, pointer) === true) over = true;
    },
    isOver: () => over,
    warnings: ({ rules }) => {
      if (!over) return [];
      const left = rules.filter(({ outcome }) => outcome === 'not-exercised').map(({ id }) => id);
      return [
        `The run ended after its first failure (--fail-fast). Not exercised: ${left.join(', ') || 'none'}.`,
      ];
    },
  };
}
