import { catalogue } from '../../generated/catalogue.ts';
import type { Call } from './flags.ts';
import { say } from './output.ts';
import { unknownRule } from './select-rules.ts';
import { UsageError } from './usage-error.ts';

const STANDINGS: Readonly<Record<(typeof catalogue)[number]['standing'], string>> = {
  documented: 'the documentation states it',
  shown: 'an example of the documentation shows it',
  expected: 'the documentation does not say it, and anyone expects it',
  rfc: 'HTTP requires it, and the documentation is silent',
  open: 'nothing public says it; the answer is observed and never fails',
};

/** Prints one rule in full, or the rules of a group with a line each. */
export function execute({ positionals }: Call): Promise<number> {
  const [name] = positionals;
  if (name === undefined)
    throw new UsageError('Which rule? Usage: talkover-contract explain ID|GROUP');
  const group = catalogue.filter(({ id }) => id.startsWith(`${name}/`));
  if (group.length > 0) {
    say(group.map(({ id, statement }) => `${id}\n  ${statement}\n`).join(''));
    say(`\nOne in full: talkover-contract explain ${group[0]?.id}\n`);
    return Promise.resolve(0);
  }
  const rule = catalogue.find(({ id }) => id === name);
  if (rule === undefined) throw new UsageError(unknownRule(name));
  const lines = [
    rule.id,
    `  ${rule.statement}`,
    '',
    `  standing   ${rule.standing}: ${STANDINGS[rule.standing]}`,
    `  severity   ${rule.severity}`,
    `  described  ${rule.at} in openapi/openapi.yaml`,
    `  source     ${rule.source}`,
    `  needs      ${rule.needs.length === 0 ? 'nothing special' : rule.needs.join(', ')}`,
    ...(rule.keyword === undefined ? [] : [`  keyword    ${rule.keyword}`]),
    ...(rule.breach === undefined
      ? []
      : ['', `  How a server typically breaks it: ${rule.breach}`]),
  ];
  say(`${lines.join('\n')}\n`);
  return Promise.resolve(0);
}
