import { build } from 'esbuild';

/** The header of instrumented code counts who reaches a mutant; once that is known, it only costs time. */
const COUNTING = 'function stryCov_9fa48() {';

/**
 * Tests, proof and the mutated code in one script, so that a mutant at the top level of a module is tried by
 * running the script again.
 *
 * @param tests the files of the tests
 * @param counting whether the code counts who reaches a mutant
 */
export async function bundle(
  files: ReadonlyMap<string, string>,
  tests: readonly string[],
  counting: boolean,
): Promise<string> {
  const entry = [
    "export * from './scripts/mutate/evidence.ts';",
    'export const tests = {',
    ...tests.map((file) => `  '${file}': () => require('./${file}'),`),
    '};',
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // What is imported where it is needed is required there, since a script has no modules to import.
    supported: { 'dynamic-import': false },
    plugins: [
      {
        name: 'mutants',
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const file = path.slice(process.cwd().length + 1).replaceAll('\\', '/');
            const text = files.get(file);
            if (text === undefined) return undefined;
            const contents = counting ? text : text.replace(COUNTING, `${COUNTING} return;`);
            return { contents, loader: 'ts' };
          });
        },
      },
    ],
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('esbuild wrote nothing.');
  return output.text;
}
