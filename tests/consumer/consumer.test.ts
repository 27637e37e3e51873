import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { BUDGET, weigh } from '../client/budget.ts';
import { INSTALLING, makeConsumer } from './consumer.ts';

describe('a project that installs the tarball', { timeout: INSTALLING }, async () => {
  const consumer = await makeConsumer(['@types/node', 'msw', 'typescript', 'vitest']);
  const { folder, run } = consumer;

  test.each(['nodenext', 'bundler', 'strict'])('compiles with tsconfig.%s.json', async (name) => {
    expect(await run('tsc', '--noEmit', '-p', `tsconfig.${name}.json`)).toMatchObject({
      code: 0,
      out: '',
    });
  });

  test('sees each documented answer as its type, calling the twin through the client', async () => {
    expect(await run('tsc', '-p', 'tsconfig.nodenext.json')).toMatchObject({ code: 0, out: '' });
    expect(await run('node', 'out/src/answers.js')).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\nevery documented answer was seen as its type\n$/),
      err: '',
    });
  });

  describe('in its own vitest', async () => {
    const files = await runSpecs(consumer);

    test('a right server: a test a rule, all of them passed', () => {
      const { passed, failed, skipped } = files['service.spec.ts'] ?? none();
      expect({ failed, skipped }).toEqual({ failed: [], skipped: [] });
      const rules = catalogue.filter(({ severity }) => severity !== 'none');
      for (const { id, statement } of rules) expect(passed).toContain(`${id}: ${statement}`);
      expect(passed).toHaveLength(rules.length + 1);
    });

    test('fewer ids: locked rules are no tests, and what nothing exercised is skipped by name', () => {
      const { passed, failed, skipped } = files['served.spec.ts'] ?? none();
      expect(failed).toEqual([]);
      const registered = [...passed, ...skipped].map((title) => title.split(':')[0] ?? '');
      const locked = catalogue.filter(({ needs }) =>
        needs.some((need) => !['state', 'lookup', 'tokens', 'blame'].includes(need)),
      );
      expect(locked.length).toBeGreaterThan(0);
      expect(locked.filter(({ id }) => registered.includes(id))).toEqual([]);
      expect(skipped.length).toBeGreaterThan(0);
      expect(passed).toContain(DECIDES);
    });

    test('a wrong server: the broken rule fails and shows how, a warning does not', () => {
      const { passed, failed, messages } = files['wrong.spec.ts'] ?? none();
      expect(failed).toEqual([titleOf('validation/upper-bound')]);
      expect(messages[0]).toMatch(/✗ validation\/upper-bound: .+\n +timeout\/maximum/);
      expect(messages[0]).toMatch(/sent +curl -X PUT .+ -d '\{.*"timeout":121/);
      expect(messages[0]).toMatch(/expected +status 422\n +actual +status 200/);
      expect(passed).toContain(titleOf('response/challenge'));
    });

    test('a server that is not there: one test fails and says why, the rules are skipped', () => {
      const { passed, failed, messages, skipped } = files['nobody.spec.ts'] ?? none();
      expect({ passed, failed }).toEqual({ passed: [], failed: [DECIDES] });
      expect(messages[0]).toMatch(/ECONNREFUSED.*Is the URL right, and is the service up\?/);
      expect(skipped.length).toBeGreaterThan(40);
    });

    test('toConform passes, and fails with the place', () => {
      const { passed, failed, messages } = files['conform.spec.ts'] ?? none();
      expect(passed).toEqual(['an answer conforms', 'an answer conforms to its request']);
      expect(failed).toEqual(['an answer does not conform']);
      expect(messages[0]).toContain('/data/timeout: expected a value of type integer, got "45"');
    });

    test('a front end is tested against the twin behind MSW', () => {
      const { passed, failed } = files['front-end.spec.ts'] ?? none();
      expect(failed).toEqual([]);
      expect(passed).toEqual(['what is stored is there', 'and gone in the next test']);
    });
  });

  describe('bundled for a browser', () => {
    const common = {
      bundle: true,
      write: false,
      minify: true,
      metafile: true,
      // Where anything of Node is imported, this ends with an error.
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      absWorkingDir: folder,
      logLevel: 'silent',
    } as const;

    test('the client has nothing of Node, and stays within its budget', async () => {
      const entry = {
        contents: "export { createClient } from 'talkover-contract/client'",
        resolveDir: folder,
      };
      const bundle = await build({ ...common, stdin: entry, splitting: true, outdir: 'out' });
      const weight = weigh(bundle);
      expect(weight.client).toBeLessThan(BUDGET.client);
      expect(weight.validators).toBeLessThan(BUDGET.validators);
    });

    test.each([
      ['msw', ['msw']],
      ['signature', []],
    ])('%s has nothing of Node either', async (name, packages) => {
      const contents = `export * from 'talkover-contract/${name}'`;
      const entry = { contents, resolveDir: folder };
      const options = { ...common, stdin: entry, external: packages, outdir: 'out' };
      const { metafile } = await build(options);
      const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
      expect(imports.map(({ path }) => path)).toEqual(packages);
    });
  });
});

const DECIDES = 'the traffic decides the contract, and leaves the webhook as it was';

/** The tests of a file by how they ended. */
interface Specs {
  readonly passed: string[];
  readonly failed: string[];
  readonly skipped: string[];
  readonly messages: string[];
}

function none(): Specs {
  throw new Error('The file was not run.');
}

function titleOf(id: string): string {
  return `${id}: ${catalogue.find((rule) => rule.id === id)?.statement}`;
}

interface JsonReport {
  testResults: {
    name: string;
    assertionResults: { title: string; status: string; failureMessages: string[] }[];
  }[];
}

async function runSpecs({ folder, run }: Awaited<ReturnType<typeof makeConsumer>>) {
  const report = join(folder, 'report.json');
  const { err } = await run(
    'vitest',
    'run',
    '--dir',
    'specs',
    '--reporter=json',
    `--outputFile=${report}`,
  );
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`vitest wrote no report: ${err}`);
  });
  const { testResults } = JSON.parse(text) as JsonReport;
  return Object.fromEntries(
    testResults.map(({ name, assertionResults }): [string, Specs] => {
      const titles = (status: RegExp): string[] =>
        assertionResults.filter((each) => status.test(each.status)).map(({ title }) => title);
      return [
        name.split('/').at(-1) ?? '',
        {
          passed: titles(/^passed$/),
          failed: titles(/^failed$/),
          skipped: titles(/^(skipped|pending|todo)$/),
          messages: assertionResults.flatMap(({ failureMessages }) => failureMessages),
        },
      ];
    }),
  );
}
