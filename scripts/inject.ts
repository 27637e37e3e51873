import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allFaults, injectAll } from './inject/inject.ts';
import { pageWith, tableOf } from './inject/table.ts';

// Faults injected into runs of the built command against a twin, and what each of them lost. Ends with 1
// if anything was lost, or a run ended otherwise than it is said to. `--write` writes the table into
// SECURITY.md, `--kills 1000` kills so many runs, `--only TEXT` injects the faults whose names hold it.

const PAGE = 'SECURITY.md';
const KILLINGS = '30';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      write: { type: 'boolean', default: false },
      kills: { type: 'string', default: KILLINGS },
      only: { type: 'string', default: '' },
    },
  });
  const faults = allFaults(Number(values.kills)).filter(({ name }) => name.includes(values.only));
  const seed = Number(values.seed ?? Math.ceil(Math.random() * 1_000_000));
  console.log(
    `Random points from seed ${seed}; the same again with: npm run inject -- --seed ${seed}\n`,
  );
  const rows = await injectAll(faults, seed, ({ fault, times, open, complaints, lost }) => {
    const done = [...complaints, ...lost.map((what) => `lost: ${what}`)].join('; ');
    console.log(
      `${done === '' ? '✓' : '✗'} ${fault}${times > 1 ? `, ${times} times, ${open} journals` : ''} ${done}`,
    );
  });
  console.log(`\n${tableOf(rows)}`);
  if (values.write) writeFileSync(PAGE, pageWith(readFileSync(PAGE, 'utf8'), rows));
  return rows.every(({ complaints, lost }) => complaints.length + lost.length === 0) ? 0 : 1;
}

process.exitCode = await main();
