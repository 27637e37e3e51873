import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Registration, Vitest } from '../../src/testing/register-rules.ts';
import { registerSuite } from '../../src/testing/suite.ts';
import type { SuiteOptions } from '../../src/testing/suite-options.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import type { RunResult } from '../../src/verify/run.ts';

/** What suite does ahead of its tests: the hook that it registers, with whatever it throws. */
async function runHook(options: SuiteOptions): Promise<void> {
  const hooks: (() => Promise<void>)[] = [];
  const vitest = {
    describe: (_: Registration['name'], body: () => void) => body(),
    beforeAll: (hook: () => Promise<RunResult['requests']>) => hooks.push(hook as never),
    test: () => undefined,
  };
  registerSuite(vitest as unknown as Vitest, options);
  for (const hook of hooks) await hook();
}

const ids = {
  agentId: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
  webhookId: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
  token: 'talq_test',
};

test.each([
  ['no URL', 'staging', "url is 'staging', which is no URL"],
  ['the prefix', 'https://staging.example.com/api/v1', 'url ends in /api/v1'],
  ['plain HTTP', 'http://staging.example.com', 'http://staging.example.com is plain HTTP'],
  ['a service of others', 'https://staging.example.com', 'say allowWrites: true'],
])('%s: nothing is sent, and a line says why', async (_, url, line) => {
  await expect(runHook({ url, ...ids })).rejects.toThrow(line);
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talkover-contract-suite-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a service is brought back to what it was, and leaves no journal', async () => {
  const served = await serveTwin();
  onTestFinished(served.close);
  const home = await folder();
  const { agentId, webhookId, token } = served.ids;
  const read = async (): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}` };
    const url = `${served.url}/api/v1/agents/${agentId}/webhooks/${webhookId}`;
    const { data } = (await (await fetch(url, { headers })).json()) as { data: object };
    return { ...data, updated_at: undefined };
  };
  const before = await read();
  const journal = join(home, 'journal.json');
  await runHook({ url: served.url, agentId, webhookId, token, plan: 'quick', journal });
  expect(await read()).toEqual(before);
  expect(await readdir(home)).toEqual([]);
});

test('a journal that is left from before is not written over', async () => {
  const journal = join(await folder(), 'journal.json');
  await writeFile(journal, 'the only copy');
  const hook = runHook({ url: 'http://127.0.0.1:9', ...ids, journal });
  await expect(hook).rejects.toThrow(
    `First: talkover-contract restore ${journal} --url http://127.0.0.1:9. Or name another file with journal.`,
  );
});
