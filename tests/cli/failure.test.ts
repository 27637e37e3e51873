import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { bad } from '../values.ts';
import { call, folder } from './command.ts';
import { serveFaulty } from './faulty-service.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('--only', () => {
  test.each([
    ['validation/upper-bound', 1],
    ['validation', 1],
    ['auth', 0],
    ['lookup/unknown-agent', 0],
  ])('%s: exit %i on a service that takes too large numbers', async (only, expected) => {
    const service = await serveFaulty();
    const { code, out } = await call(['verify', '--only', only], {
      env: service.env,
      cwd: await folder(),
    });
    expect(code).toBe(expected);
    const groups = out.match(/^ {2}[✓✗·!] \S+/gm)?.map((line) => line.slice(4));
    expect(groups).toEqual([only.split('/')[0]]);
  });
});

test('a failure: rule, statement, a line to send it again, expected, actual, where it is written', async () => {
  const service = await serveFaulty();
  const cwd = await folder();
  const { code, out } = await call(['verify', '--json', 'verdict.json'], { env: service.env, cwd });
  expect(code).toBe(1);
  const rule = catalogue.find(({ id }) => id === 'validation/upper-bound');
  const [, block = ''] = out.split(`✗ validation/upper-bound: ${rule?.statement}\n`);
  expect(block).toMatch(/^ {4}timeout\/maximum/);
  expect(block).toMatch(
    /sent +curl -X PUT 'http:\/\/127\.0\.0\.1:\d+\/api\/v1\/agents\/[-\w]+\/webhooks\/[-\w]+'/,
  );
  expect(block).toContain('-H "Authorization: Bearer $TALKOVER_TOKEN"');
  expect(block).toMatch(new RegExp(`-d '\\{.*"timeout":${bad('timeout')}`));
  expect(block).toMatch(/expected +status 422/);
  expect(block).toMatch(/actual +status 200/);
  expect(block).toMatch(/described +#\/\S+ in openapi\/openapi\.yaml/);
  expect(block).toContain(`source    ${rule?.source}`);
  expect(out).toMatch(/✗ http:\S+ does not conform: 1 rule broken\. \d+ requests/);
  const [run] = JSON.parse(await readFile(join(cwd, 'verdict.json'), 'utf8')).runs;
  expect(run.exitCode).toBe(1);
  expect(
    run.rules.flatMap(({ id = '', outcome = '' }) => (outcome === 'fail' ? [id] : [])),
  ).toEqual(['validation/upper-bound']);
});
