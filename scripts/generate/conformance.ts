import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import type { Catalogue, Row, Term } from './rules.ts';

/** What the contract promises, for people. */
export function renderConformance(
  { rows, groups, standings, severities }: Catalogue,
  { operation }: Contract,
): string {
  const open = rows.filter(({ standing }) => standing === 'open');
  const sections = groups.flatMap((group) => section(group, rows));
  return [
    `<!--${banner('')} -->`,
    '',
    '# What the contract promises',
    '',
    `\`${operation.method} ${operation.path}\`, description ${operation.version}: ${rows.length} rules in ${groups.length} groups,`,
    `of which ${rows.length - open.length} can fail or warn and ${open.length} are questions that the documentation leaves open.`,
    '',
    '| standing | rules | meaning |',
    '|---|--:|---|',
    ...standings.map((term) =>
      legend(
        term,
        rows.filter(({ standing }) => standing === term.const),
      ),
    ),
    '',
    '| severity | rules | meaning |',
    '|---|--:|---|',
    ...severities.map((term) =>
      legend(
        term,
        rows.filter(({ severity }) => severity === term.const),
      ),
    ),
    '',
    'A rule is named by its id in every report, filter and baseline. `talkover-contract explain ID` shows one',
    'in full, with how a server typically breaks it.',
    ...sections,
    '',
  ].join('\n');
}

function legend(term: Term, rows: readonly Row[]): string {
  return `| ${term.const} | ${rows.length} | ${cell(term.description)} |`;
}

function section(group: Term, rows: readonly Row[]): string[] {
  const own = rows.filter(({ id }) => id.startsWith(`${group.const}/`));
  return [
    '',
    `## ${group.const}`,
    '',
    group.description,
    '',
    '| id | statement | standing | source |',
    '|---|---|---|---|',
    ...own.map(
      ({ id, statement, standing, source }) =>
        `| \`${id}\` | ${cell(statement)} | ${standing} | ${cell(source)} |`,
    ),
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}
