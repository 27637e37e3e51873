import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { against } from './bench/against.ts';
import type { Bench, Extent } from './bench/bench.ts';
import { openBench } from './bench/bench.ts';
import { comparing } from './bench/comparing.ts';
import { judging } from './bench/judging.ts';
import { pageOf } from './bench/page.ts';
import { proving } from './bench/proving.ts';
import { proxying } from './bench/proxying.ts';
import type { Section } from './bench/section.ts';
import { verifying } from './bench/verifying.ts';

// Measures whole processes in turns and prints the page; a run of everything in full writes it too. A
// missed aim is shown and does not fail: the machine may be busy.

const PAGE = 'BENCH.md';

const FULL: Extent = {
  rounds: 11,
  pairs: 21,
  weighings: 5,
  judged: [1_000, 10_000, 100_000],
  judgings: 5,
  drawn: { faults: 20, variants: 10 },
  comparings: 3,
  proxied: 10,
  provings: 1,
};

const QUICK: Extent = {
  rounds: 3,
  pairs: 5,
  weighings: 1,
  judged: [1_000, 10_000],
  judgings: 2,
  drawn: { faults: 2, variants: 1 },
  comparings: 1,
  proxied: 3,
  provings: 1,
};

/** What is measured, by the name that `--only` takes. */
const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  verify: verifying,
  peers: comparing,
  judge: judging,
  proxy: proxying,
  proof: proving,
};

/** Sections that take too long for `--quick`; `--only` measures them all the same. */
const LONG = ['peers', 'proof'];

interface Call {
  readonly quick: boolean;
  readonly only: readonly string[];
  /** The folder of another build, and nothing else is measured. */
  readonly against?: string;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  if (typeof call === 'string') {
    console.error(`bench: ${call}`);
    return 2;
  }
  const { quick } = call;
  const chosen = chosenBy(call);
  const start = performance.now();
  const bench = await openBench(quick ? QUICK : FULL);
  const sections: Section[] = [];
  try {
    for (const [name, section] of chosen) sections.push(...(await measure(name, section, bench)));
  } finally {
    bench.close();
  }
  const seconds = (performance.now() - start) / 1000;
  const page = pageOf(sections, bench, seconds, availableParallelism());
  console.log(page);
  const isWhole = call.against === undefined && sections.length === Object.keys(SECTIONS).length;
  if (!quick && isWhole) writeFileSync(PAGE, page);
  else console.error(`bench: ${PAGE} is left as it is; it holds runs of everything in full`);
  return sections.length === chosen.length ? 0 : 1;
}

/** The sections that a call asks for. */
function chosenBy({
  quick,
  only,
  against: folder,
}: Call): [string, (bench: Bench) => Promise<Section>][] {
  if (folder !== undefined) return [['against', (bench) => against(bench, folder)]];
  return Object.entries(SECTIONS).filter(([name]) =>
    only.length > 0 ? only.includes(name) : !quick || !LONG.includes(name),
  );
}

/** Measures one section; none, and why on the standard error, where that is not possible. */
async function measure(
  name: string,
  section: (bench: Bench) => Promise<Section>,
  bench: Bench,
): Promise<Section[]> {
  console.error(`bench: ${name} …`);
  try {
    return [await section(bench)];
  } catch (error) {
    console.error(`bench: ${name} is not measured: ${(error as Error).message}`);
    return [];
  }
}

/** What a call asks for, or what is wrong with it. */
function readCall(args: readonly string[]): Call | string {
  let values: Partial<Call>;
  try {
    values = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        against: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
  const { quick = false, only = [], against: folder } = values;
  if (folder !== undefined && only.length > 0)
    return '--against measures by itself, without --only';
  if (folder !== undefined && !existsSync(join(folder, 'dist/cli.js')))
    return `${folder} holds no build: there is no dist/cli.js in it`;
  const unknown = only.find((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown === undefined)
    return { quick, only, ...(folder === undefined ? {} : { against: folder }) };
  return `there is no section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}`;
}

process.exitCode = await main(process.argv.slice(2));
