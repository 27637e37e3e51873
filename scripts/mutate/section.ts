import { readFileSync } from 'node:fs';
import type { Count, Result } from './result.ts';
import { scoreOf, total } from './result.ts';

/** Where the result of the last run is kept. */
export const RESULT = 'scripts/mutate/result.json';

/** The section of PROOF.md on the judge itself, from the result of the last run. */
export function readSection(): string {
  return sectionOf(JSON.parse(readFileSync(RESULT, 'utf8')) as Result);
}

export function sectionOf({ date, command, tests, servers, mutants, folders }: Result): string {
  const all = total(Object.values(folders));
  const rows: [string, Count][] = Object.entries(folders).map(([name, count]) => [
    `\`${name}\``,
    count,
  ]);
  const whole = all.tried === mutants;
  const extent = whole
    ? `All ${mutants} such mutants were tried`
    : `Of ${mutants} such mutants, ${all.tried} drawn by a fixed seed were tried`;
  const survivors = whole
    ? 'For survivors of runs before, tests were written;'
    : 'For survivors tests were written, so that what was killed at first says more of mutants that were not tried;';
  // Where all were tried, what a run before said of some says nothing more.
  const figures = (count: Count): readonly unknown[] => [
    count.tried,
    ...(whole ? [] : [count.atFirst]),
    count.killed,
    count.equivalent,
    count.surviving,
    scoreOf(count),
  ];
  const head = ['code', 'tried', ...(whole ? [] : ['killed at first']), 'killed'];
  return [
    `Faults and variants try the judge on servers; this tries it on itself. The mutators of [Stryker](https://stryker-mutator.io) change the code of the judge, of the reading and of the plan in one place at a time. ${extent} on ${date} with \`${command}\`, each against those of ${tests} unit tests that reach it and then against the proof: traffic of up to 40 of its ${servers} servers, recorded once, is judged again, and a mutated plan is run against 15 of them. The wording of findings is left out; nothing depends on it. ${survivors} those that nobody can notice, or need to, are explained one by one in \`scripts/mutate/equivalent.yaml\` and left out of the score. It takes too long for every change; \`tests/mutate\` keeps the tool in order.`,
    '',
    `| ${[...head, 'explained', 'surviving', 'score'].join(' | ')} |`,
    `|${' --- |'.repeat(head.length + 3)}`,
    ...[...rows, ['together', all] as const].map(
      ([name, count]) => `| ${[name, ...figures(count)].join(' | ')} |`,
    ),
  ].join('\n');
}
