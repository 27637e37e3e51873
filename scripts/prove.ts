import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { complaintsAbout } from './prove/complaints.ts';
import type { Figures } from './prove/figures.ts';
import { figuresOf } from './prove/figures.ts';
import { checkGolden, GOLDEN } from './prove/golden/golden.ts';
import { matrixOf } from './prove/matrix.ts';
import { mutationReport } from './prove/mutation-report.ts';
import { readMutationSection } from './prove/mutation-score.ts';
import { SEED, tryPairs } from './prove/pairs.ts';
import { proofFigures } from './prove/proof-figures.ts';
import { proofPage } from './prove/proof-page.ts';
import { withFigures } from './prove/readme-figures.ts';
import { tryAll } from './prove/try-all.ts';

// Every fault and every variant against the default plan. Ends with 1 if the proof does not hold, if PROOF.md,
// generated/proof.json, which reports quote, or the table in README.md says something else, or if a run differs from
// the one in tests/golden. `--write` writes them all, and still says which runs differ; `--quiet` leaves the matrix
// out. `--pairs N` tries N servers with two faults at once instead, drawn at random
// from `--seed S`: no rule may be blamed that neither fault breaks, and no exchange shown that is right.

const PAGE = 'PROOF.md';
const FIGURES = 'generated/proof.json';
const README = 'README.md';
const REPORT = 'reports/mutation.json';

async function main(flags: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      write: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      pairs: { type: 'string' },
      seed: { type: 'string', default: String(SEED) },
    },
  });
  if (values.pairs !== undefined) return provePairs(Number(values.pairs), Number(values.seed));
  const start = performance.now();
  const { results, golden } = await tryAll(progress);
  const seconds = (performance.now() - start) / 1000;
  const figures = figuresOf(results);
  if (!values.quiet) console.log(matrixOf(results).join('\n'));
  mkdirSync('reports', { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(mutationReport(results))}\n`);
  const complaints = complaintsAbout(results, figures);
  const files = [
    [PAGE, proofPage(results, figures, readMutationSection())],
    [FIGURES, proofFigures(figures)],
    [README, withFigures(read(README), figures)],
  ] as const;
  for (const [file, text] of files) {
    if (values.write) writeFileSync(file, text);
    else if (text !== read(file))
      complaints.push(`${file} is out of date: npm run prove -- --write`);
  }
  const changes = checkGolden(golden, values.write);
  if (changes.length > 0 && !values.write)
    complaints.push(`${GOLDEN} has other runs; where that is meant: npm run golden -- --write`);
  for (const line of changes) console.log(line);
  console.log(`\n${summary(figures, seconds)}`);
  for (const complaint of complaints) console.log(`✗ ${complaint}`);
  return complaints.length === 0 ? 0 : 1;
}

async function provePairs(count: number, seed: number): Promise<number> {
  if (![count, seed].every((number) => Number.isSafeInteger(number) && number > 0)) {
    console.error('prove: --pairs and --seed take a whole number above zero');
    return 2;
  }
  const { lines, holds } = await tryPairs(count, seed, progress);
  for (const line of lines) console.log(line);
  return holds ? 0 : 1;
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
}

function summary(figures: Figures, seconds: number): string {
  const { keywords, answers, requests } = figures;
  return [
    `${figures.killed} of ${figures.faults} faults killed by exactly the rules they break`,
    `${figures.green} of ${figures.variants} variants green`,
    `${figures.broken} of ${figures.rules} rules broken by a fault`,
    `${keywords.tried.length} of ${keywords.all.length} keywords and ${answers.seen.length} of ${answers.all.length} answers covered`,
    `at most ${requests.most} requests a run, ${seconds.toFixed(1)} s in all; matrix in ${REPORT}`,
  ].join('\n');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // What parseArgs finds wrong with a flag, it says in one sentence.
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  console.error(`prove: ${error.message}`);
  process.exitCode = 2;
}
