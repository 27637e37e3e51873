import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { openBench } from './bench/bench.ts';
import { coldStart } from './bench/cold-start.ts';
import { judging } from './bench/judging.ts';
import { pageOf } from './bench/page.ts';
import type { Section } from './bench/section.ts';
import { verifying } from './bench/verifying.ts';

// Measures whole processes in turns and prints the page; without `--quick`, which is too short to be
// quoted, writes it too. A missed aim is shown and does not fail: the machine may be busy.

const PAGE = 'BENCH.md';
const FULL = { rounds: 11, weighings: 5, judged: [1_000, 10_000, 100_000], judgings: 5 };
const QUICK = { rounds: 5, weighings: 2, judged: [1_000, 10_000], judgings: 2 };

async function main(flags: readonly string[]): Promise<number> {
  const unknown = flags.find((flag) => flag !== '--quick');
  if (unknown !== undefined) {
    console.error(`bench: unknown flag ${unknown}; it knows --quick`);
    return 2;
  }
  const quick = flags.includes('--quick');
  const start = performance.now();
  const bench = await openBench(quick ? QUICK : FULL);
  const sections: Section[] = [];
  try {
    for (const measure of [verifying, coldStart, judging]) sections.push(await measure(bench));
  } finally {
    bench.close();
  }
  const seconds = (performance.now() - start) / 1000;
  const page = pageOf(sections, bench, seconds, availableParallelism());
  console.log(page);
  if (!quick) writeFileSync(PAGE, page);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
