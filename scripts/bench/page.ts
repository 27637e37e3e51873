import type { Rounds } from './in-turns.ts';
import { machine, versions } from './machine.ts';
import type { Aim, Section } from './section.ts';

/** BENCH.md. */
export function pageOf(
  sections: readonly Section[],
  { root, extent }: { readonly root: string; readonly extent: Rounds },
  seconds: number,
  cores: number,
): string {
  const about = [...machine(cores), versions(root).join(', ')];
  const rounds = `${extent.rounds} timed rounds and ${extent.weighings} for processor and memory`;
  return `${[
    '# Bench',
    '',
    `Written by \`npm run bench\` in ${seconds.toFixed(0)} s. Programs run in turns, ${rounds}; a figure is least · **median** · greatest, or the median; a ratio is taken within each round, and then its median. Peak memory is the worst run's.`,
    '',
    ...about.map((line) => `- ${line}`),
    '',
    '## To reach',
    '',
    ...table(['aim', 'measured', ''], sections.flatMap(({ aims }) => aims).map(aimRow)),
    ...sections.flatMap(sectionLines),
  ].join('\n')}\n`;
}

function aimRow({ aim, measured, met }: Aim): string[] {
  return [aim, measured, met ? 'reached' : '**not reached**'];
}

function sectionLines(section: Section): string[] {
  const { title, about, commands, head, rows, notes = [], details } = section;
  return [
    ...['', `## ${title}`, '', about, ''],
    ...[`By ${commands.map((command) => `\`${command}\``).join(' · ')}`, ''],
    ...table(head, rows),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)]),
    ...(details === undefined ? [] : ['', ...table(details.head, details.rows)]),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
