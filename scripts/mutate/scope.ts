/** What is mutated: the judge, and the two parts that decide what it reads and what it is shown. */
export const FOLDERS = ['src/judge', 'src/reading', 'src/plan'] as const;

/** The unit tests that have to notice. */
export const TESTS = ['tests/judge', 'tests/reading', 'tests/plan'] as const;

/** Where the work is kept, so that an interrupted run goes on. */
export const WORK = 'reports/mutate';

/** The folder of a mutated file. */
export function folderOf(file: string): (typeof FOLDERS)[number] {
  const folder = FOLDERS.find((each) => file.startsWith(`${each}/`));
  if (folder === undefined) throw new Error(`${file} is not mutated.`);
  return folder;
}
