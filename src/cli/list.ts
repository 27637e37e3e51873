import { catalogue } from '../../generated/catalogue.ts';
import type { Call } from './flags.ts';
import { say } from './output.ts';
import { severitiesOf } from './read-judging.ts';
import { selectRules } from './select-rules.ts';

/** Prints the rules, or those of a group, with the severities that the call gives them. */
export function execute(call: Call): Promise<number> {
  const wanted = selectRules(call.positionals);
  const severities = severitiesOf(call);
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  for (const { id, statement } of catalogue) {
    const severity = severities.get(id) ?? '';
    if (wanted.has(id)) say(`${id.padEnd(width)}  ${severity.padEnd(5)}  ${statement}\n`);
  }
  return Promise.resolve(0);
}
