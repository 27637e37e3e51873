import { defineConfig } from 'tsdown';

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
  sourcemap: false,
  // Prism, fast-check, vitest and msw are used where they are installed.
  deps: { skipNodeModulesBundle: true },
});
