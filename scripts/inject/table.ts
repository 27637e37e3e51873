import type { Row } from './inject.ts';

const HEAD = ['fault', 'the run ends with', 'left to `restore`', 'lost'];
const BEGIN = '<!-- inject: begin; written by `npm run inject -- --write` -->';
const END = '<!-- inject: end -->';

/** The rows as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ fault, ends, open, lost }) => [
    fault,
    ends.map(meaning).join(', '),
    open === 0 ? 'nothing' : 'by its journal',
    lost.length === 0 ? 'nothing' : lost.join(', '),
  ]);
  const line = (entries: readonly string[]): string => `| ${entries.join(' | ')} |`;
  return [HEAD, HEAD.map(() => '---'), ...cells].map(line).join('\n');
}

/**
 * A page with the table between its marks.
 *
 * @throws where the page has no marks
 */
export function pageWith(page: string, rows: readonly Row[]): string {
  const start = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error('The page has no place for the table.');
  return `${page.slice(0, start)}${BEGIN}\n\n${tableOf(rows)}\n\n${page.slice(end)}`;
}

function meaning(end: string): string {
  return end.startsWith('SIG') ? end : `exit code ${end}`;
}
