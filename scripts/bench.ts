import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench, Extent } from './bench/bench.ts';
import { openBench } from './bench/bench.ts';
import { coldStart } from './bench/cold-start.ts';
import { comparing } from './bench/comparing.ts';
import { installing } from './bench/installing.ts';
import { judging } from './bench/judging.ts';
import { pageOf } from './bench/page.ts';
import { proving } from './bench/proving.ts';
import { judgingRecordings } from './bench/recordings.ts';
import type { Section } from './bench/section.ts';
import { serving } from './bench/serving.ts';
import { validating } from './bench/validating.ts';
import { verifying } from './bench/verifying.ts';

// Measures whole processes in turns and prints the page; a run of everything in full writes it too. A
// missed aim is shown and does not fail: the machine may be busy.

const PAGE = 'BENCH.md';

const FULL: Extent = {
  rounds: 11,
  weighings: 5,
  judged: [1_000, 10_000, 100_000],
  judgings: 5,
  recorded: [
    { size: 1_000, rounds: 5 },
    { size: 30_000, rounds: 3 },
    { size: 1_000_000, rounds: 1 },
  ],
  drawn: { faults: 20, variants: 10 },
  comparings: 5,
  validatings: 5,
  validating: 1_000,
  loads: 5,
  loadSeconds: 2,
  provings: 3,
  installs: 5,
};

const QUICK: Extent = {
  rounds: 3,
  weighings: 1,
  judged: [1_000, 10_000],
  judgings: 2,
  recorded: [
    { size: 1_000, rounds: 1 },
    { size: 10_000, rounds: 1 },
  ],
  drawn: { faults: 2, variants: 1 },
  comparings: 1,
  validatings: 2,
  validating: 300,
  loads: 2,
  loadSeconds: 1,
  provings: 1,
  installs: 1,
};

/** What is measured, by the name that `--only` takes. */
const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  verify: verifying,
  peers: comparing,
  start: coldStart,
  judge: judging,
  recording: judgingRecordings,
  validators: validating,
  servers: serving,
  proof: proving,
  install: installing,
};

/** Sections that take too long for `--quick`; `--only` measures them all the same. */
const LONG = ['peers', 'proof'];

async function main(args: readonly string[]): Promise<number> {
  const { quick, only } = readFlags(args);
  const unknown = only.find((name) => !Object.hasOwn(SECTIONS, name));
  if (unknown !== undefined) {
    console.error(`bench: no section ${unknown}; there are ${Object.keys(SECTIONS).join(', ')}`);
    return 2;
  }
  const chosen = Object.keys(SECTIONS).filter((name) =>
    only.length > 0 ? only.includes(name) : !quick || !LONG.includes(name),
  );
  const start = performance.now();
  const bench = await openBench(quick ? QUICK : FULL);
  const sections: Section[] = [];
  try {
    for (const name of chosen) {
      console.error(`bench: ${name} …`);
      const section = await SECTIONS[name]?.(bench);
      if (section !== undefined) sections.push(section);
    }
  } finally {
    bench.close();
  }
  const seconds = (performance.now() - start) / 1000;
  const page = pageOf(sections, bench, seconds, availableParallelism());
  console.log(page);
  if (!quick && chosen.length === Object.keys(SECTIONS).length) writeFileSync(PAGE, page);
  else console.error(`bench: ${PAGE} is left as it is; it holds runs of everything in full`);
  return 0;
}

function readFlags(args: readonly string[]): { quick: boolean; only: readonly string[] } {
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  return { quick: values.quick ?? false, only: values.only ?? [] };
}

process.exitCode = await main(process.argv.slice(2));
