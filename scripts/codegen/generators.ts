/** A generator of code: the command that runs it, in the folder of its project. */
export interface Generator {
  readonly name: string;
  readonly language: 'TypeScript' | 'Python';
  /** A file to run with Node, and its arguments. */
  readonly command: (source: string) => readonly string[];
}

/** Every generator under which the description has to compile. */
export const GENERATORS: readonly Generator[] = [
  {
    name: 'openapi-typescript',
    language: 'TypeScript',
    command: (source) => [
      '../../node_modules/openapi-typescript/bin/cli.js',
      source,
      '--output=out/openapi-typescript/types.ts',
    ],
  },
  {
    name: 'hey-api',
    language: 'TypeScript',
    command: (source) => [
      'node_modules/@hey-api/openapi-ts/bin/run.js',
      `--input=${source}`,
      '--output=out/hey-api',
      '--client=@hey-api/client-fetch',
      '--no-log-file',
      '--silent',
    ],
  },
  {
    name: 'orval',
    language: 'TypeScript',
    command: (source) => [
      'node_modules/orval/dist/bin/orval.js',
      `--input=${source}`,
      '--output=out/orval/client.ts',
      '--client=fetch',
    ],
  },
  {
    name: 'quicktype',
    language: 'Python',
    command: (source) => [
      '--import=tsx',
      'generators/quicktype.ts',
      source,
      'out/quicktype/talkover.py',
    ],
  },
];
