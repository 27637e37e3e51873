import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { VerdictDocument } from '../../src/report/document.ts';
import { call, expectLine, folder } from './command.ts';
import { serveFaulty } from './faulty-service.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

type Run = VerdictDocument['runs'][number];

/** The verdicts of a good service and of one that takes too large numbers. */
let good: VerdictDocument;
let bad: VerdictDocument;

beforeEach(async () => {
  good ??= await verdictOf('good.json', (await serve()).env);
  bad ??= await verdictOf('bad.json', (await serveFaulty()).env);
});

async function verdictOf(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<VerdictDocument> {
  const cwd = await folder();
  await call(['verify', '--json', name], { env, cwd });
  return JSON.parse(await readFile(join(cwd, name), 'utf8'));
}

/** Merges documents, texts as they are; gives what came of it and the folder of the files. */
async function merge(documents: readonly unknown[], ...more: readonly string[]) {
  const cwd = await folder();
  const names = documents.map((_, index) => `${index}.json`);
  for (const [index, document] of documents.entries())
    await writeFile(
      join(cwd, `${index}.json`),
      typeof document === 'string' ? document : JSON.stringify(document),
    );
  return { cwd, outcome: await call(['merge', ...names, ...more], { cwd }) };
}

function ending(exitCode: number): VerdictDocument {
  const [run] = good.runs;
  const end = { exitCode, summary: 'x', reason: 'a reason' } as unknown as Run;
  return { ...good, runs: [{ ...run, ...end }] };
}

describe('merge', () => {
  test('keeps runs of the same target apart in reports', async () => {
    const same = { ...good, runs: [...good.runs, ...good.runs] };
    const flags = ['--report', 'junit', '--report', 'sarif', '--report-dir', '.'];
    const { cwd } = await merge([same, good], ...flags);
    const xml = await readFile(join(cwd, 'talkover-contract.junit.xml'), 'utf8');
    const cases = [...xml.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)];
    const names = cases.map(([, name, classname]) => `${classname} ${name}`);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    const sarif = JSON.parse(await readFile(join(cwd, 'talkover-contract.sarif'), 'utf8'));
    const ids = sarif.runs.map(
      (run: { automationDetails: { id: string } }) => run.automationDetails.id,
    );
    expect(new Set(ids).size).toBe(3);
  });

  test('prints every run as its own command did, and keeps the whole of each', async () => {
    const { cwd, outcome } = await merge([good, bad], '--json', 'all.json');
    expect(outcome.out.match(/^[✓✗] http:\S+ (conforms|does not conform)/gm)).toHaveLength(2);
    expect(outcome.out).toContain('✗ validation/upper-bound:');
    const all = JSON.parse(await readFile(join(cwd, 'all.json'), 'utf8'));
    expect(all).toEqual({ ...good, runs: [...good.runs, ...bad.runs] });
  });

  test('of one document is that document, to the byte', async () => {
    const { cwd } = await merge([bad], '--json', 'all.json');
    const text = await readFile(join(cwd, 'all.json'), 'utf8');
    expect(text).toBe(`${JSON.stringify(bad, null, 2)}\n`);
  });

  test.each([
    [0, [0]],
    [0, [0, 0]],
    [1, [0, 1, 0]],
    [3, [0, 3]],
    [1, [3, 1]],
    [4, [4, 1, 3, 0]],
  ])('ends with %i for runs that ended with %j', async (expected, codes) => {
    const { outcome } = await merge(codes.map(ending));
    expect(outcome).toMatchObject({ code: expected, err: '' });
  });
});

describe('exit 2 and one line that names the file', () => {
  const run = (): Run | undefined => good.runs[0];
  test.each<[string, () => unknown, RegExp]>([
    ['no JSON', () => '{', /1\.json is not JSON/],
    ['a list', () => [], /1\.json holds no verdicts/],
    ['another document', () => ({ format: 'sarif' }), /1\.json holds no verdicts/],
    ['another version', () => ({ ...good, version: 2 }), /1\.json .*version 2; .* version 1/],
    ['no runs', () => ({ ...good, runs: [] }), /1\.json holds no run/],
    ['runs that are none', () => ({ ...good, runs: 1 }), /1\.json: 'runs'/],
    ['a run that is none', () => ({ ...good, runs: [1] }), /1\.json: run 1 has to be an object/],
    [
      'a run without an exit code',
      () => ({ ...good, runs: [{ ...run(), exitCode: undefined }] }),
      /1\.json: run 1: 'exitCode' is missing/,
    ],
    [
      'a run that ended with 2',
      () => ({ ...good, runs: [{ ...run(), exitCode: 2 }] }),
      /1\.json: run 1: 'exitCode' is not what it has to be/,
    ],
    [
      'a rule that is not known',
      () => ({ ...good, runs: [{ ...run(), rules: [{ ...run()?.rules[0], id: 'a/b' }] }] }),
      /1\.json: run 1 has the rule 'a\/b'/,
    ],
    [
      'a finding without its exchange',
      () => ({ ...good, runs: [{ ...run(), rules: [{ ...run()?.rules[0], findings: [{}] }] }] }),
      /1\.json: run 1, a finding/,
    ],
  ])('%s', async (_, document, line) => {
    const { outcome } = await merge([good, document()]);
    expectLine(outcome, 2, line);
  });

  test('a file that is not there, one named twice, and none at all', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'a.json'), JSON.stringify(good));
    expectLine(await call(['merge', 'a.json', 'b.json'], { cwd }), 2, /b\.json cannot be read/);
    expectLine(await call(['merge', 'a.json', 'a.json'], { cwd }), 2, /a\.json is named twice/);
    expectLine(await call(['merge'], { cwd }), 2, /Which verdicts/);
  });

  test('a report that cannot be written', async () => {
    const { outcome } = await merge([good], '--json', 'nowhere/all.json');
    expectLine(outcome, 2, /nowhere\/all\.json/);
  });
});
