import type { RuleId, Severity } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { JudgeOptions } from '../judge/judge.ts';
import type { Call } from './flags.ts';
import { nearest } from './nearest.ts';
import { selectRules } from './select-rules.ts';
import { UsageError } from './usage-error.ts';

const SEVERITIES = ['error', 'warn', 'off'] as const;

/** How gravely a rule is taken; `none` for an open question, `off` for one that is not judged. */
type Taken = Severity | 'off';

/**
 * How the call wants traffic judged: which rules, and how severely.
 *
 * @throws UsageError for a name that is no rule, or a severity that a rule cannot have
 */
export function readJudging(call: Call): Required<Pick<JudgeOptions, 'severities'>> {
  const wanted = selectRules(call.list('only'));
  const changed = [...severitiesOf(call)].filter(
    ([id, taken]) => wanted.has(id) && taken !== CATALOGUED.get(id),
  );
  const unwanted = catalogue
    .filter(({ id }) => !wanted.has(id))
    .map(({ id }) => [id, 'off'] as const);
  return { severities: Object.fromEntries([...changed, ...unwanted]) };
}

const CATALOGUED = new Map<RuleId, Taken>(catalogue.map(({ id, severity }) => [id, severity]));

/**
 * The severity of every rule, as `--rule` and `--fail-on` have it.
 *
 * @throws UsageError for a name that is no rule, or a severity that a rule cannot have
 */
export function severitiesOf(call: Call): Map<RuleId, Taken> {
  const taken = new Map(CATALOGUED);
  for (const text of call.list('rule')) {
    const [name, severity] = readSeverity(text, call);
    for (const id of selectRules([name])) taken.set(id, severity);
  }
  if (isFailingOnWarnings(call))
    for (const [id, severity] of taken) if (severity === 'warn') taken.set(id, 'error');
  return taken;
}

function readSeverity(text: string, call: Call): readonly [name: string, severity: Taken] {
  const flag = call.nameOf('rule');
  const [name = '', wanted = '', ...more] = text.split('=');
  const severity = SEVERITIES.find((each) => each === wanted);
  if (name === '' || severity === undefined || more.length > 0) {
    const hint = nearest(wanted, SEVERITIES);
    throw new UsageError(
      `${flag} is '${text}'; it takes a rule or group and what it is taken for, such as validation/upper-bound=warn: ${SEVERITIES.join(', ')}.${hint === undefined ? '' : ` Is '${hint}' meant?`}`,
    );
  }
  const open = [...selectRules([name])].some((id) => CATALOGUED.get(id) === 'none');
  if (open && severity !== 'off')
    throw new UsageError(
      `${flag} is '${text}', and nothing says how a service has to answer there, so it cannot fail. To be told when its answer changes, use --baseline; off leaves it out.`,
    );
  return [name, severity];
}

function isFailingOnWarnings(call: Call): boolean {
  const level = call.text('fail-on') ?? 'error';
  if (level === 'error' || level === 'warn') return level === 'warn';
  throw new UsageError(`${call.nameOf('fail-on')} is '${level}'; it takes error or warn.`);
}
