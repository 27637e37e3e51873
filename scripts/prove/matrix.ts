import { sameRules } from './figures.ts';
import type { FaultResult, Results } from './results.ts';

/** The kill matrix as lines: each fault with the rules that caught it, by file. */
export function matrixOf({ faults, variants }: Results): string[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  const width = Math.max(...faults.map(({ id }) => id.length));
  return [
    ...files.flatMap((file) => [
      '',
      `tests/faults/${file}`,
      ...faults.filter((fault) => fault.file === file).map((fault) => lineOf(fault, width)),
    ]),
    '',
    'tests/variants',
    ...variants.map(({ id, warns, caught }) => {
      const mark = sameRules(warns, caught) ? '✓' : '✗';
      return `  ${mark} ${id}${caught.length === 0 ? '' : `  ${caught.join(', ')}`}`;
    }),
  ];
}

function lineOf({ id, breaks, caught }: FaultResult, width: number): string {
  const mark = sameRules(breaks, caught) ? '✓' : '✗';
  return `  ${mark} ${id.padEnd(width)}  ${caught.length === 0 ? 'survives' : caught.join(', ')}`;
}
