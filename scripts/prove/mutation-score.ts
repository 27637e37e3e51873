import { readFileSync } from 'node:fs';

/** Where the score of the last whole run is kept. */
export const SCORE = 'scripts/prove/mutation-score.json';

/** How the changes of one folder ended. */
export interface Count {
  readonly tried: number;
  /** Noticed by a test. */
  readonly killed: number;
}

/** What a whole run found out. */
export interface Score {
  /** The day of the run. */
  readonly date: string;
  /** What had to notice. */
  readonly by: string;
  readonly folders: Readonly<Record<string, Count>>;
}

/** As much of Stryker's report as is counted. */
export interface Report {
  readonly config: { readonly mutate: readonly string[] };
  readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
}

const KILLED = ['Killed', 'Timeout'];
const SURVIVING = ['Survived', 'NoCoverage'];

/** Whether a report is of all that the configuration mutates, and came to its end. */
export function isWhole({ config, files }: Report, mutate: readonly string[]): boolean {
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  return (
    config.mutate.join() === mutate.join() &&
    mutants.length > 0 &&
    mutants.every(({ status }) => status !== 'Pending')
  );
}

/** The score of a whole run. */
export function scoreOf(report: Report, date: string): Score {
  return { date, by: 'the tests of these folders', folders: countsOf(report) };
}

/** The counts of a report by folder. What does not compile or was left out is not counted. */
function countsOf({ files }: Report): Score['folders'] {
  const counts = new Map<string, Count>();
  for (const [path, { mutants }] of Object.entries(files)) {
    const folder = path.split('/').slice(0, 2).join('/');
    const { tried, killed } = counts.get(folder) ?? { tried: 0, killed: 0 };
    const of = (statuses: readonly string[]): number =>
      mutants.filter(({ status }) => statuses.includes(status)).length;
    counts.set(folder, {
      tried: tried + of(KILLED) + of(SURVIVING),
      killed: killed + of(KILLED),
    });
  }
  return Object.fromEntries(counts);
}

/** The section of PROOF.md on the judge itself. */
export function mutationSection({ date, by, folders }: Score): string {
  const rows = Object.entries(folders);
  const sum = (of: (count: Count) => number): number =>
    rows.reduce((all, [, count]) => all + of(count), 0);
  const together = { tried: sum(({ tried }) => tried), killed: sum(({ killed }) => killed) };
  const named: [string, Count][] = rows.map(([folder, count]) => [`\`${folder}\``, count]);
  return [
    `Faults and variants try the judge on servers; this tries it on itself. [Stryker](https://stryker-mutator.io) changed the code of the judge, of the reading and of the plan in one place at a time, last on ${date}, and ${by} had to notice. Most of what is left nobody can notice, or needs to: conditions for the compiler, work that is saved, wording. It takes too long for every change; \`npm run mutate\` does it again before a release.`,
    '',
    '| code | changes | noticed | score |',
    '| --- | --- | --- | --- |',
    ...[...named, ['together', together] as const].map(
      ([name, { tried, killed }]) =>
        `| ${name} | ${tried} | ${killed} | ${((100 * killed) / tried).toFixed(1)} % |`,
    ),
  ].join('\n');
}

/** The section, from the score that is kept. */
export function readMutationSection(): string {
  return mutationSection(JSON.parse(readFileSync(SCORE, 'utf8')) as Score);
}
