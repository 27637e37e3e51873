import ts from 'typescript';
import { expect, test } from 'vitest';
import { answers, members, operation, settings } from '../../generated/contract.ts';
import type { Source } from './sources.ts';
import { sources, visit } from './sources.ts';

/** What is said in one file and is another thing than the description's, or has a reason. */
const EXCEPTIONS: readonly (readonly [path: RegExp, text: string, reason: string])[] = [
  [/^src\/client\/patch\.ts$/, 'webhook_url', 'checked by the type of a patch: it cannot go stale'],
  [/^src\/client\/create-client\.ts$/, 'webhook_secret', 'checked by the type of a patch'],
  [/^src\/client\/webhook-path\.ts$/, 'agent_id', 'checked by the type of the path parameters'],
  [/^src\/client\/webhook-path\.ts$/, 'webhook_id', 'checked by the type of the path parameters'],
];

/** Numbers that are also documented ones and mean something else. */
const OTHER_NUMBERS: readonly (readonly [path: string, value: number, reason: string])[] = [
  ['src/reading/reading.ts', 200, 'what answers to odd bodies are permitted is not documented'],
  ['src/reading/reading.ts', 404, 'what a malformed id is answered with is not documented'],
  ['src/reading/reading.ts', 422, 'what answers to odd bodies are permitted is not documented'],
  ['src/judge/outcome.ts', 200, 'where the successful statuses begin'],
  ['src/judge/always.ts', 500, "where the statuses of a server's own faults begin"],
  ['src/judge/status-alone.ts', 500, "where the statuses of a server's own faults begin"],
  ['src/judge/verdict.ts', 200, 'how many characters of a value are shown'],
  ['src/judge/observe/refusals.ts', 120, 'how many characters of a message are shown'],
  ['src/judge/group.ts', 256, 'how many states are followed'],
  ['src/plan/good-values.ts', 200, 'the length of a text that has no bound'],
  ['src/drive/wait.ts', 200, 'milliseconds'],
];

/** Everything but the twin, which is a second reading of the contract on purpose. */
const read = sources.filter(({ part }) => part !== 'twin');

// A word that is also English (`name`, `timeout`) says nothing by itself.
const NAMES = new Set(
  [...settings, ...members]
    .map(({ name }): string => name)
    .concat(operation.parameters)
    .filter((name) => name.includes('_')),
);

const VALUES = new Set([
  ...settings.flatMap(({ items }) => [...(items?.enum ?? []), ...(items?.elsewhere ?? [])]),
  ...members.flatMap((member) => [...(member.enum ?? [])]).filter((text) => text !== 'error'),
]);

const SENTENCES = Object.values(answers)
  .flatMap(({ example }) => texts(example))
  .filter((text) => text.includes(' '));

const PATHS: readonly string[] = [
  operation.path,
  operation.prefix,
  operation.server,
  operation.mediaType,
];

test('a member or parameter is named in no source but the description', () => {
  expect(found((text) => NAMES.has(text))).toEqual([]);
});

test('no event or state is written out', () => {
  expect(found((text) => VALUES.has(text))).toEqual([]);
});

test('no message of an answer is written out', () => {
  expect(found((text) => SENTENCES.some((sentence) => text.includes(sentence)))).toEqual([]);
});

test('neither path, server nor media type is written out', () => {
  expect(found((text) => PATHS.includes(text))).toEqual([]);
});

test('no pointer into the description is written out', () => {
  expect(found((text) => text.startsWith('#/components/') || text.startsWith('#/paths/'))).toEqual(
    [],
  );
});

test('no documented status is written out where an answer is judged', () => {
  const judging = read.filter(({ part }) =>
    ['reading', 'plan', 'judge', 'drive', 'verify', 'report'].includes(part),
  );
  const statuses = new Set<number>(operation.statuses);
  expect(numbers(judging, (value) => statuses.has(value))).toEqual([]);
});

test('no bound of a setting is written out where requests are made and answers judged', () => {
  const probing = read.filter(({ part }) => ['reading', 'plan', 'judge'].includes(part));
  const bounds = new Set(
    settings
      .flatMap(({ maxLength = 0, maximum = 0 }) => [maxLength, maximum])
      .filter((bound) => bound > 10)
      .flatMap((bound) => [bound, bound + 1]),
  );
  expect(numbers(probing, (value, node) => bounds.has(value) && !isStatus(node))).toEqual([]);
});

test('every exception still stands', () => {
  const gone = EXCEPTIONS.filter(
    ([path, text]) =>
      !words(read.filter((source) => path.test(source.path))).some(([, word]) => word === text),
  );
  expect(gone.map(([path, text]) => `${path.source}: ${text}`)).toEqual([]);
});

/** Words of the sources for which something holds, the exceptions left out. */
function found(holds: (text: string) => boolean): string[] {
  return words(read)
    .filter(
      ([path, text]) =>
        holds(text) && !EXCEPTIONS.some(([of, word]) => of.test(path) && word === text),
    )
    .map(([path, text]) => `${path}: ${text}`);
}

/** Every text, name and property of the sources, with the file that it stands in. */
function words(from: readonly Source[]): [path: string, text: string][] {
  const all: [string, string][] = [];
  for (const { path, tree } of from) {
    visit(tree, (node) => {
      const isText =
        ts.isStringLiteralLike(node) ||
        ts.isTemplateHead(node) ||
        ts.isIdentifier(node) ||
        ts.isTemplateMiddleOrTemplateTail(node);
      if (isText) all.push([path, node.text]);
    });
  }
  return all;
}

/** Whether a number is compared with a status: a bound may come to be the same number. */
function isStatus({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && /\bstatus$/.test(parent.left.getText());
}

function numbers(
  from: readonly Source[],
  holds: (value: number, node: ts.Node) => boolean,
): string[] {
  const all: string[] = [];
  for (const { path, tree } of from) {
    visit(tree, (node) => {
      if (!ts.isNumericLiteral(node)) return;
      const value = Number(node.text);
      const other = OTHER_NUMBERS.some(([file, number]) => file === path && number === value);
      if (holds(value, node) && !other) all.push(`${path}: ${value}`);
    });
  }
  return all.sort();
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
