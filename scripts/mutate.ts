import { mkdirSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { draw } from './mutate/draw.ts';
import { complaintsAbout, entriesOf, readEquivalents, reasonsFor } from './mutate/equivalents.ts';
import type { Flags } from './mutate/flags.ts';
import { commandOf, readFlags, USAGE } from './mutate/flags.ts';
import { tryAll } from './mutate/in-parallel.ts';
import { prepareAll } from './mutate/prepared.ts';
import { takeUp } from './mutate/progress.ts';
import { reportOf } from './mutate/report.ts';
import type { Result } from './mutate/result.ts';
import { countsOf, isLeft, scoreOf, total } from './mutate/result.ts';
import { RESULT } from './mutate/section.ts';

// Changes the judge, the reading and the plan in one place at a time, and sees whether tests or proof notice.
// Takes up where it was interrupted. Ends with 1 where an entry of equivalent.yaml is wrong.

const SEED = 20_250_903;
const REPORT = 'reports/mutation-of-the-judge.json';

async function main(flags: Flags): Promise<number> {
  const say = (what: string): void => console.error(what);
  const { mutants, prose, tests, servers, fingerprint } = await prepareAll(say);
  const equivalents = readEquivalents();
  const entries = entriesOf(mutants);
  const reasons = reasonsFor(mutants, entries, equivalents);
  const explained = new Set([...reasons.keys()].map(({ id }) => id));
  const progress = takeUp(
    fingerprint,
    (done) => flags.again && isLeft(done) && !explained.has(done.id),
  );
  const chosen = draw(mutants, SEED)
    .slice(0, flags.first)
    .filter(({ file }) => file.startsWith(flags.only));
  const left = chosen.filter(({ id }) => !progress.done.has(id));
  say(`${mutants.length} mutants, ${prose} of wording left out; ${left.length} to try`);
  await tryAll(left, (done, rest) => {
    progress.add(done);
    if (rest % 50 === 0) say(`${rest} to go`);
  });

  const survivors = chosen.filter(
    (mutant) => isLeft(progress.done.get(mutant.id)) && !reasons.has(mutant),
  );
  if (flags.list) console.log(stringify(survivors.map((mutant) => entries.get(mutant))));
  else
    for (const { file, start, original, replacement } of survivors)
      console.log(`${file}:${start.line}:${start.column}  ${original} → ${replacement}`);

  mkdirSync('reports', { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(reportOf(mutants, progress.done, reasons))}\n`);
  const result: Result = {
    date: new Date().toISOString().slice(0, 10),
    command: commandOf(flags),
    tests,
    servers,
    mutants: mutants.length,
    folders: countsOf(chosen, progress, reasons),
  };
  if (flags.write) writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  const all = total(Object.values(result.folders));
  console.log(
    `${all.killed} of ${all.tried} killed, ${all.equivalent} equivalent, ${all.surviving} surviving; score ${scoreOf(all)}; report in ${REPORT}`,
  );
  const complaints = complaintsAbout(equivalents, mutants, entries, progress.done);
  for (const complaint of complaints) console.log(`✗ ${complaint}`);
  return complaints.length === 0 ? 0 : 1;
}

const flags = readFlags(process.argv.slice(2));
if (flags === undefined) console.error(USAGE);
process.exitCode = flags === undefined ? 2 : await main(flags);
