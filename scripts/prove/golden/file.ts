import { diffArrays } from 'diff';
import type { Lines } from './recorder.ts';
import { digest } from './recorder.ts';

/** The lines of runs, by their names. */
export type Golden = ReadonlyMap<string, Lines>;

/** The run that is kept in full: of each other one, what differs from it. */
const BASE = 'twin/default';
const HEAD = `# What each run of the proof does and says. Written by \`npm run golden -- --write\`; \`npm run golden\` says what changed.
#
# First the default plan against the twin, a line for a request (~digest purpose), for the decision, and for each
# rule that does not simply pass. Then the other lines that runs have, each with its key. Then the runs: 3-9 are
# lines of the twin's, ~digest is a request that differs from those, and .key is one of the other lines.
`;

/** Lines of the base, a request of its own, a key. */
const WORDS = /\d+(?:-\d+)?|[~.][\w-]+/g;
/** Characters of a key: as few as tell it from all others. */
const KEY = { least: 3, most: 12 };

/** The text of the file that keeps runs. */
export function formatGolden(golden: Golden): string {
  const base = golden.get(BASE) ?? [];
  const names = [...golden.keys()].filter((name) => name !== BASE).sort();
  const texts = new Map<string, string>();
  const runs = names.map((name) => `${name} ${encoded(base, golden.get(name) ?? [], texts)}`);
  const lines = [...texts].map(([key, text]) => `${key} ${text}`);
  // By their texts, so that what belongs together stands together.
  lines.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  return [HEAD, ...base, '', ...lines, '', ...runs, ''].join('\n');
}

function textOf(line: string): string {
  return line.slice(line.indexOf(' ') + 1);
}

/** A run as words; lines that the base does not have are added to the texts. */
function encoded(base: Lines, lines: Lines, texts: Map<string, string>): string {
  const words: string[] = [];
  let place = 0;
  for (const { value, added, removed } of diffArrays([...base], [...lines])) {
    if (added) words.push(...value.map((line) => wordOf(line, texts)));
    else {
      if (!removed) words.push(range(place + 1, place + value.length));
      place += value.length;
    }
  }
  // What begins with its own sign needs no blank ahead of it.
  return words.join(' ').replace(/ (?=[~.])/g, '');
}

function range(from: number, to: number): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

function wordOf(line: string, texts: Map<string, string>): string {
  if (line.startsWith('~')) return line.slice(0, line.indexOf(' '));
  for (let digits = KEY.least; digits <= KEY.most; digits += 1) {
    const key = `.${digest(line, digits)}`;
    if (texts.get(key) === undefined) texts.set(key, line);
    if (texts.get(key) === line) return key;
  }
  throw new Error(`Two lines have one digest: ${line}`);
}

/**
 * Reads such a file. Of requests that the twin does not get the purpose is not in it.
 *
 * @throws SyntaxError where a line makes no sense
 */
export function parseGolden(text: string): Golden {
  const [base = [], keyed = [], runs = []] = text
    .replace(/^(#.*\n)*\n?/, '')
    .trimEnd()
    .split('\n\n')
    .map((part) => part.split('\n'));
  const texts = new Map(keyed.map((line) => [line.slice(0, line.indexOf(' ')), textOf(line)]));
  const golden = new Map<string, Lines>([[BASE, base]]);
  for (const run of runs) {
    const words = textOf(run).match(WORDS) ?? [];
    const name = run.slice(0, run.indexOf(' '));
    golden.set(
      name,
      words.flatMap((word) => linesOf(word, base, texts)),
    );
  }
  return golden;
}

function linesOf(word: string, base: Lines, texts: ReadonlyMap<string, string>): Lines {
  if (word.startsWith('~')) return [word];
  const text = texts.get(word);
  if (text !== undefined) return [text];
  const [from, to = from] = word.split('-').map(Number);
  if (from === undefined || to === undefined || !(from >= 1 && to >= from && to <= base.length))
    throw new SyntaxError(`${word} is neither lines of ${BASE} nor the key of a line`);
  return base.slice(from - 1, to);
}
