import ts from 'typescript';
import { expect, test } from 'vitest';
import { sources, visit } from './sources.ts';

const LONGEST = 200;

/** Files that may be longer, each with its reason. */
const LONGER: Readonly<Record<string, string>> = {};

/** Classes: each is an error, which has to be one to be thrown. */
const CLASSES = /(Error|Missing)$/;

test('no file is longer than it can be read at once', () => {
  const long = sources
    .map(({ path, text }) => [path, text.trimEnd().split('\n').length] as const)
    .filter(([path, lines]) => lines > LONGEST && !Object.hasOwn(LONGER, path));
  expect(long).toEqual([]);
});

test('every exception is still one', () => {
  const paths = sources
    .filter(({ text }) => text.split('\n').length > LONGEST)
    .map(({ path }) => path);
  expect(Object.keys(LONGER).filter((path) => !paths.includes(path))).toEqual([]);
});

test('nothing is exported by default', () => {
  const wrong: string[] = [];
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
        const clause = ts.isDefaultClause(node.parent) || ts.isImportSpecifier(node.parent);
        if (!clause) wrong.push(`${path}: ${node.getText()}`);
      }
    });
  }
  expect(wrong).toEqual([]);
});

test('file names are kebab-case', () => {
  const wrong = sources.filter(({ path }) => !/^src(\/[a-z]+(-[a-z]+)*)+\.ts$/.test(path));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('no drawer is called utils', () => {
  const wrong = sources.filter(({ path }) => /\b(utils?|helpers?|common|misc)\b/.test(path));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

/** What Node takes as a class, and in no other form. */
const OF_NODE = ['src/proxy/passing-request.ts: PassingRequest'];

test('a class is an error, or what Node takes as a class alone', () => {
  const wrong: string[] = [];
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      if (ts.isClassDeclaration(node) && !CLASSES.test(node.name?.text ?? ''))
        wrong.push(`${path}: ${node.name?.text}`);
    });
  }
  expect(wrong).toEqual(OF_NODE);
});
