import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    client: 'src/client/index.ts',
    signature: 'src/signature/index.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Types are for those who import the package; nobody imports the command.
  dts: { entry: ['src/index.ts', 'src/client/index.ts', 'src/signature/index.ts'] },
  // `type: module` is said once, in package.json: `.js` is ESM here.
  fixedExtension: false,
  // What a command needs is a chunk of its own, loaded when the command is given.
  hash: false,
  sourcemap: false,
  // Prism and fast-check are used where they are installed.
  deps: { skipNodeModulesBundle: true },
});
