import { expect, test } from 'vitest';
import { pages } from './pages.ts';

/** The rows of a page's tables: first cell, last cell. */
function rowsOf(page: string): [string, string][] {
  const lines = (pages.get(page) ?? '').split('\n');
  return lines.flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    return cells.length < 4 ? [] : [[cells[1] ?? '', cells.at(-2) ?? '']];
  });
}

// `npm run prove` compares PROOF.md with a fresh run; here the README is compared with PROOF.md.
test('the figures of the README are those of PROOF.md', () => {
  const proof = rowsOf('PROOF.md');
  const figure = (row: string): string =>
    proof.find(([name]) => name.includes(row))?.[1] ?? `no row '${row}' in PROOF.md`;
  const sum = (...rows: string[]): number =>
    rows.reduce((all, row) => all + Number(figure(row)), 0);
  const shown = Object.fromEntries(rowsOf('README.md'));
  expect(shown).toMatchObject({
    'wrong servers caught, by exactly the rules that they break': `${figure('caught by exactly')} of ${figure('wrong servers')}`,
    'right servers that stay green': `${figure('that stay green')} of ${figure('right servers')}`,
    'rules that at least one wrong server breaks': `${figure('at least one fault')} of ${figure('rules that can fail')}`,
    'requests of a run, at the most': figure('any of these servers'),
  });
  // Each keyword counts twice: a good value and a bad one.
  const covered = 2 * sum('tried with a good') + sum('… seen');
  const all = 2 * sum('keywords of the request') + sum('documented answers');
  expect(Object.values(shown)).toContain(`${covered} of ${all}`);
});
