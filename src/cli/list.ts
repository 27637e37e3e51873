import { catalogue } from '../../generated/catalogue.ts';
import { readCall } from './flags.ts';
import { selectRules } from './select-rules.ts';

/** Prints the rules, or those of a group. */
export function execute(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { positionals } = readCall(args, {}, env);
  const wanted = selectRules(positionals);
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  for (const { id, severity, statement } of catalogue) {
    if (wanted.has(id))
      process.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(5)}  ${statement}\n`);
  }
  return Promise.resolve(0);
}
