import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Types are for those who import the package; nobody imports the command.
  dts: { entry: 'src/index.ts' },
  // `type: module` is said once, in package.json: `.js` is ESM here.
  fixedExtension: false,
  // What a command needs is a chunk of its own, loaded when the command is given.
  hash: false,
  sourcemap: false,
  // Prism is a development dependency that the command uses where it is installed.
  deps: { skipNodeModulesBundle: true },
});
