import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { manifest, ROOT } from './runner.ts';

const OWN = readdirSync(join(ROOT, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const EXAMPLES = readdirSync(join(ROOT, 'docs/ci'))
  .filter((name) => name.startsWith('github'))
  .map((name) => `docs/ci/${name}`);

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every step of a workflow. */
function stepsOf(path: string): { uses?: string; run?: string; with?: object }[] {
  const { jobs } = parse(textOf(path));
  return Object.values<{ steps: [] }>(jobs).flatMap(({ steps }) => steps);
}

describe.each([...OWN, ...EXAMPLES])('%s', (path) => {
  test("is what GitHub's own parser takes", () => {
    const file = { name: path, content: textOf(path) };
    const { context } = parseWorkflow(file, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  test('gives the action inputs that it has', () => {
    const ours = stepsOf(path).filter(({ uses = '' }) => /^(\.\/$|OWNER\/)/.test(uses));
    expect(ours.length).toBeGreaterThan(0);
    for (const step of ours)
      for (const name of Object.keys(step.with ?? {}))
        expect(Object.keys(manifest.inputs)).toContain(name);
  });

  test('names the version of this package, or this commit', () => {
    for (const { uses = '' } of stepsOf(path)) {
      if (uses.startsWith('OWNER/'))
        expect(uses).toBe(`OWNER/talkover-contract@v${packageJson.version}`);
    }
  });
});

test("the action is what GitHub's own parser takes", () => {
  const file = { name: 'action.yml', content: textOf('action.yml') };
  const { context } = parseAction(file, new NoOperationTraceWriter());
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
});

test('a parser that takes anything would be of no use', () => {
  const content = textOf('docs/ci/github.yml').replace('runs-on:', 'run-on:');
  const { context } = parseWorkflow({ name: 'wrong.yml', content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors().length).toBeGreaterThan(0);
});
