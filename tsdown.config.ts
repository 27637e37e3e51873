import { relative } from 'node:path';
import { defineConfig } from 'tsdown';
import { reachOf } from './scripts/build/reach.ts';

const entry = {
  cli: 'src/cli/bin.ts',
  main: 'src/cli/main.ts',
  index: 'src/index.ts',
  client: 'src/client/index.ts',
  signature: 'src/signature/index.ts',
  vitest: 'src/testing/vitest.ts',
  msw: 'src/testing/msw.ts',
};

/** What stays by itself, since it is loaded without a run: by the typed client, or, of what is generated, to list the rules. */
const APART = new Set([
  ...reachOf(entry.client),
  ...[...reachOf('src/cli/list.ts')].filter((file) => file.startsWith('generated/')),
]);

/**
 * What `verify` needs comes in a few files instead of forty, since each costs a process a third of a
 * millisecond: all that is loaded with the module named, unless an earlier one has it.
 */
const CHUNKS = Object.entries({
  validators: 'generated/validators.js',
  command: entry.main,
  judging: 'src/judge/judge.ts',
  running: 'src/verify/run.ts',
  verifying: 'src/cli/verify.ts',
}).map(([name, file]) => ({ name, files: reachOf(file) }));

export default defineConfig({
  entry,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Types are for those who import the package; nobody imports the executable.
  dts: { entry: Object.values(entry).filter((file) => file !== entry.cli) },
  // `type: module` is said once, in package.json: `.js` is ESM here.
  fixedExtension: false,
  // What a command needs is a chunk of its own, loaded when the command is given.
  hash: false,
  // What chunks share may stand in an entry's file.
  inputOptions: { preserveEntrySignatures: 'allow-extension' },
  outputOptions: {
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: CHUNKS.map(({ name, files }) => ({
        name,
        test: (id) => {
          const file = relative('.', id).replaceAll('\\', '/');
          return files.has(file) && (name === 'validators' || !APART.has(file));
        },
      })),
    },
  },
  sourcemap: false,
  // Prism, fast-check, vitest and msw are used where they are installed.
  deps: { skipNodeModulesBundle: true },
});
