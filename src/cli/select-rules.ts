import type { RuleId } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/**
 * The rules that names stand for, each an id or a group; all rules where no name is given.
 *
 * @throws UsageError for a name that is neither
 */
export function selectRules(names: readonly string[]): Set<RuleId> {
  if (names.length === 0) return new Set(catalogue.map(({ id }) => id));
  const wanted = new Set<RuleId>();
  for (const name of names) {
    const group = name.replace(/\/\*?$/, '');
    const found = catalogue.filter(({ id }) => id === name || id.startsWith(`${group}/`));
    if (found.length === 0) throw new UsageError(unknownRule(name));
    for (const { id } of found) wanted.add(id);
  }
  return wanted;
}

/** What to say of a name that is no rule. */
export function unknownRule(name: string): string {
  const ids = catalogue.map(({ id }) => id);
  const groups = [...new Set(ids.map((id) => id.split('/')[0] ?? ''))];
  const hint = nearest(name, [...ids, ...groups]) ?? ids.find((id) => id.endsWith(`/${name}`));
  return `There is no rule or group '${name}'.${hint === undefined ? '' : ` Is '${hint}' meant?`} See: talkover-contract list`;
}
