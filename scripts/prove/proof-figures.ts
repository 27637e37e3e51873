import type { Figures } from './figures.ts';

/** generated/proof.json: what a report quotes of the proof. */
export function proofFigures({ faults, variants, kills }: Figures): string {
  const counts = Object.fromEntries([...kills].map(([rule, ids]) => [rule, ids.length]));
  return `${JSON.stringify({ faults, variants, kills: counts }, null, 2)}\n`;
}
