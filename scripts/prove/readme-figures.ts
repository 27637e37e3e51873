import type { Figures } from './figures.ts';

/** The rows of README.md that quote the proof: the first cell, and what the last one says. */
const ROWS: Readonly<Record<string, (figures: Figures) => string>> = {
  'wrong servers caught, by exactly the rules that they break': ({ killed, faults }) =>
    `${killed} of ${faults}`,
  'right servers that stay green': ({ green, variants }) => `${green} of ${variants}`,
  'rules that at least one wrong server breaks': ({ broken, rules }) => `${broken} of ${rules}`,
  'requests of a run, at the most': ({ requests }) => `${requests.most}`,
  // Each keyword counts twice: a good value and a bad one.
  'keywords and answers of the contract tried (`verify --target twin --coverage`)': ({
    keywords,
    answers,
  }) =>
    `${2 * keywords.tried.length + answers.seen.length} of ${2 * keywords.all.length + answers.all.length}`,
};

/**
 * README.md with the figures of a proof in its table.
 *
 * @throws Error where the page lacks a row
 */
export function withFigures(page: string, figures: Figures): string {
  return Object.entries(ROWS).reduce((text, [row, figureOf]) => {
    const before = text.split('\n').find((line) => line.startsWith(`| ${row} |`));
    if (before === undefined) throw new Error(`README.md has no row '${row}'.`);
    return text.replace(before, `| ${row} | ${figureOf(figures)} |`);
  }, page);
}
