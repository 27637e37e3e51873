import { relative } from 'node:path';
import { defineConfig } from 'tsdown';

/**
 * What `verify` needs comes in a few files instead of forty, since each costs a process a third of a
 * millisecond. The judge is one for itself, and so is a run; what clients load has nothing of them.
 */
const CHUNKS = {
  // The client loads them too, by themselves.
  validators: /^generated\/validators\.js/,
  judging:
    /^src\/(reading\/|judge\/|exchange\/(distinct|exchange|grouped|in-place|json|order|parts|placeholder|redactor|remember)\.ts)/,
  running:
    /^(src\/(plan|drive)\/|src\/verify\/(?!search|claim\.)|src\/target\/(?!fronted-prism|in-process|prism|through-proxy|unpacked)|generated\/covering\.ts)/,
  command:
    /^src\/(cli\/(commands|flags|main|nearest|output|output-flags|report-formats|restore-flags|server-flags|signals|usage-error|verify-flags|way-flags)|report\/plain)\.ts/,
  verifying:
    /^(generated\/lines\.ts|src\/(cli\/(baseline-file|conclude|github|hold-to-baseline|progress|put-file|read-[a-z]+|reports|select-rules|stop-signal|verify)|config\/[a-z-]+|report\/(count|coverage|curl|document|json|place|text))\.ts)/,
} as const;

export default defineConfig({
  entry: {
    cli: 'src/cli/bin.ts',
    main: 'src/cli/main.ts',
    index: 'src/index.ts',
    client: 'src/client/index.ts',
    signature: 'src/signature/index.ts',
    vitest: 'src/testing/vitest.ts',
    msw: 'src/testing/msw.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Types are for those who import the package; nobody imports the executable.
  dts: {
    entry: [
      'src/index.ts',
      'src/cli/main.ts',
      'src/client/index.ts',
      'src/signature/index.ts',
      'src/testing/vitest.ts',
      'src/testing/msw.ts',
    ],
  },
  // `type: module` is said once, in package.json: `.js` is ESM here.
  fixedExtension: false,
  // What a command needs is a chunk of its own, loaded when the command is given.
  hash: false,
  // What chunks share may stand in an entry's file.
  inputOptions: { preserveEntrySignatures: 'allow-extension' },
  outputOptions: {
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: Object.entries(CHUNKS).map(([name, files]) => ({
        name,
        // Types are split as they come.
        test: (id) => !id.endsWith('.d.ts') && files.test(relative('.', id).replaceAll('\\', '/')),
      })),
    },
  },
  sourcemap: false,
  // Prism, fast-check, vitest and msw are used where they are installed.
  deps: { skipNodeModulesBundle: true },
});
