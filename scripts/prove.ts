import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readSection } from './mutate/section.ts';
import { complaintsAbout } from './prove/complaints.ts';
import type { Figures } from './prove/figures.ts';
import { figuresOf } from './prove/figures.ts';
import { tryAll } from './prove/in-parallel.ts';
import { matrixOf } from './prove/matrix.ts';
import { mutationReport } from './prove/mutation-report.ts';
import { proofFigures } from './prove/proof-figures.ts';
import { proofPage } from './prove/proof-page.ts';

// Every fault and every variant against the default plan. Ends with 1 if the proof does not hold, or if
// PROOF.md or generated/proof.json, which reports quote, says something else. `--write` writes both,
// `--quiet` leaves the matrix out.

const PAGE = 'PROOF.md';
const FIGURES = 'generated/proof.json';
const REPORT = 'reports/mutation.json';

async function main(flags: readonly string[]): Promise<number> {
  const unknown = flags.find((flag) => !['--write', '--quiet'].includes(flag));
  if (unknown !== undefined) {
    console.error(`prove: unknown flag ${unknown}; it knows --write and --quiet`);
    return 2;
  }
  const start = performance.now();
  const results = await tryAll((done, all) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  });
  const seconds = (performance.now() - start) / 1000;
  const figures = figuresOf(results);
  if (!flags.includes('--quiet')) console.log(matrixOf(results).join('\n'));
  mkdirSync('reports', { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(mutationReport(results))}\n`);
  const complaints = complaintsAbout(results, figures);
  const files = [
    [PAGE, proofPage(results, figures, readSection())],
    [FIGURES, proofFigures(figures)],
  ] as const;
  for (const [file, text] of files) {
    if (flags.includes('--write')) writeFileSync(file, text);
    else if (text !== read(file))
      complaints.push(`${file} is out of date: npm run prove -- --write`);
  }
  console.log(`\n${summary(figures, seconds)}`);
  for (const complaint of complaints) console.log(`✗ ${complaint}`);
  return complaints.length === 0 ? 0 : 1;
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

process.exitCode = await main(process.argv.slice(2));
