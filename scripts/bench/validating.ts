import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { shown } from './figures.ts';
import { installPeers } from './peers/install.ts';
import { versionOf } from './peers/peer.ts';
import { time } from './program.ts';
import type { Section } from './section.ts';
import { ratioOf, spreadOf } from './spread.ts';

/** What `peers/validators.mjs` tells, in milliseconds. */
interface Validating {
  /** From nothing to the first answer validated. */
  readonly setUp: number;
  /** One answer, once the engine knows the way. */
  readonly each: number;
}

const PROGRAM = fileURLToPath(new URL('peers/validators.mjs', import.meta.url));

/** Each validator by the name that the program knows. */
const VALIDATORS: readonly { readonly way: string; readonly name: () => string }[] = [
  { way: 'json-parse', name: () => '`JSON.parse` of the same answer' },
  { way: 'standalone', name: () => 'ajv, compiled ahead (`generated/validators.js`)' },
  { way: 'ajv', name: () => `ajv ${versionOf('ajv')}, compiled at the start` },
  { way: 'zod', name: () => `zod ${versionOf('zod')}` },
  { way: 'valibot', name: () => `valibot ${versionOf('valibot')}` },
  { way: 'cfworker', name: () => `@cfworker/json-schema ${versionOf('@cfworker/json-schema')}` },
];

/** One 200 answer, by the validator that is shipped and by others. */
export async function validating(bench: Bench): Promise<Section> {
  installPeers();
  const all = VALIDATORS.map((each) => ({ ...each, runs: [] as Validating[] }));
  for (let round = 0; round < bench.extent.validatings; round += 1)
    for (const { way, runs } of all) runs.push(await validate(bench, way));
  const [parse] = all;
  if (parse === undefined) throw new Error('Nothing was measured.');
  const eachOf = (runs: readonly Validating[]): number[] => runs.map(({ each }) => each);
  return {
    title: 'Validators',
    about:
      'Each in a process of its own, with the same 64 answers of status 200, parsed already; all take them, and all refuse the same seven wrong ones. zod and valibot are given a schema written by hand, the others that of the description.',
    commands: ['npm run bench -- --only validators'],
    head: ['validator', 'µs an answer', '× `JSON.parse`', 'ms to the first verdict'],
    rows: all.map(({ way, name, runs }) => [
      name(),
      shown(spreadOf(eachOf(runs).map((each) => each * 1000)), 2),
      way === parse.way ? '1' : shown(ratioOf(eachOf(runs), eachOf(parse.runs)), 2),
      way === parse.way ? '–' : shown(spreadOf(runs.map(({ setUp }) => setUp)), 0),
    ]),
    aims: [],
  };
}

async function validate({ root, extent }: Bench, way: string): Promise<Validating> {
  const files = [`${root}/generated/openapi.json`, `${root}/generated/validators.js`];
  const { output } = await time({
    name: `validator ${way}`,
    args: [PROGRAM, way, ...files, String(extent.validating)],
  });
  return JSON.parse(output) as Validating;
}
