import { parseArgs } from 'node:util';
import { faults } from '../tests/faults/all.ts';
import { derivedFaults } from '../tests/faults/derived.ts';
import type { EconomyResult, EconomyTask } from './economy/try-without.ts';
import { inParallel } from './prove/in-parallel.ts';

// Which request of the default plan reveals what no other reveals: each wrong server, written by hand or derived
// from the contract, is tried without each request that it meets before it is found. `--quick` only tells after how
// many requests they are found. `--without TEXT` leaves requests out throughout; it may be given several times.

/** Requests that are listed which find something late. */
const LATE = 40;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    without: { type: 'string', multiple: true, default: [] },
    set: { type: 'string' },
    early: { type: 'string', default: '30' },
  },
});
const start = performance.now();
const common = { kind: 'economy', without: values.without, each: !values.quick } as const;
const tasks = [
  ...faults.map((_, place): EconomyTask => ({ ...common, set: 'written', place })),
  ...derivedFaults().map((_, place): EconomyTask => ({ ...common, set: 'derived', place })),
].filter(({ set }) => values.set === undefined || set === values.set);
const results = await inParallel<EconomyTask, EconomyResult>(tasks);
const early = Number(values.early);
for (const set of ['written', 'derived'] as const) {
  const own = results.filter((result) => result.set === set);
  const found = own.filter(({ after }) => after !== undefined);
  const soon = found.filter(({ after = 0 }) => after <= early);
  for (const { id } of own.filter((result) => !found.includes(result)))
    console.log(`  survives: ${id}`);
  console.log(
    `${set}: ${found.length} of ${own.length} found, ${soon.length} (${percent(soon.length, own.length)} %) within ${early} requests`,
  );
}
const late = new Map<string, number>();
for (const { after = 0, by = '' } of results)
  if (after > early) late.set(by, (late.get(by) ?? 0) + 1);
for (const [by, count] of [...late].sort(([, a], [, b]) => b - a).slice(0, LATE))
  console.log(`${String(count).padStart(4)} found later by: ${by}`);
if (!values.quick) {
  const needed = new Map<string, string[]>();
  for (const { id, needs } of results)
    for (const key of needs) needed.set(key, [...(needed.get(key) ?? []), id]);
  for (const [key, ids] of [...needed].sort(([, a], [, b]) => b.length - a.length))
    console.log(`${String(ids.length).padStart(4)} ${key}: ${ids.slice(0, 4).join(', ')}`);
}
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s`);

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(0);
}
