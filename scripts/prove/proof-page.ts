import type { Figures } from './figures.ts';
import type { Results } from './results.ts';

/**
 * PROOF.md.
 *
 * @param mutation the section on how the judge itself was mutated
 */
export function proofPage(results: Results, figures: Figures, mutation: string): string {
  return `${sections(results, figures, mutation).join('\n\n')}\n`;
}

function sections(results: Results, figures: Figures, mutation: string): string[] {
  const { keywords, answers, requests } = figures;
  return [
    '# Proof',
    'A suite that has only ever passed proves nothing. This page says how often this one was seen to fail, and how often it was seen to stay green where it has to. `npm run prove` prints the whole matrix and compares this page with it; `npm run prove -- --write` writes it.',
    table(
      ['what', 'figure'],
      [
        ['wrong servers (`tests/faults`)', figures.faults],
        ['… caught by exactly the rules that they break', figures.killed],
        ['right servers that differ (`tests/variants`)', figures.variants],
        ['… that stay green', figures.green],
        ['rules that can fail', figures.rules],
        ['… that at least one fault breaks', figures.broken],
        ['open questions', figures.questions.length],
        [
          '… to which variants give different answers',
          figures.questions.filter((question) => question.answers.size > 1).length,
        ],
        ['requests of a run against the twin', requests.twin],
        ['… against any of these servers, at the most', requests.most],
        ['keywords of the request schema', keywords.all.length],
        ['… tried with a good and a bad value', keywords.tried.length],
        ['documented answers (429 is not provoked)', answers.all.length],
        ['… seen', answers.seen.length],
      ],
    ),
    'All of them run in process, against the default plan, on a clock that does not wait.',
    '## The judge itself',
    mutation,
    '## Rules, and the faults that break them',
    table(
      ['rule', 'faults', 'such as'],
      [...figures.kills].map(([rule, ids]) => [
        `\`${rule}\``,
        ids.length,
        ids
          .slice(0, 3)
          .map((id) => `\`${id}\``)
          .join(', '),
      ]),
    ),
    '## Open questions, and the variants that answer them',
    table(
      ['question', 'answers', 'such as'],
      figures.questions.map((question) => [
        `\`${question.rule}\``,
        question.answers.size,
        [...question.answers.values()]
          .slice(0, 3)
          .map((id) => `\`${id}\``)
          .join(', '),
      ]),
    ),
    '## Right servers that differ',
    results.variants.map(({ id, sentence }) => `- \`${id}\`: ${sentence}`).join('\n'),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
