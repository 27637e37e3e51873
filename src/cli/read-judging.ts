import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { Call } from './flags.ts';
import { selectRules } from './select-rules.ts';

/**
 * How the call wants traffic judged: which rules, and how severely.
 *
 * @throws UsageError for a name that is no rule
 */
export function readJudging(call: Call): Required<Pick<JudgeOptions, 'severities'>> {
  const wanted = selectRules(call.list('only'));
  const unwanted = catalogue
    .filter(({ id }) => !wanted.has(id))
    .map(({ id }) => [id, 'off'] as const);
  return { severities: Object.fromEntries(unwanted) as Partial<Record<RuleId, 'off'>> };
}
