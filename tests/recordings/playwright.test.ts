import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { call } from '../cli/command.ts';
import type { Meddle } from '../cli/service.ts';
import { bad } from '../values.ts';
import type { Sent } from './playwright.ts';
import { recordWithPlaywright } from './playwright.ts';
import { broken, judged } from './results.ts';

const THOUSAND: readonly Sent[] = Array.from({ length: 1_000 }, (_, n) => ({
  data: [{ timeout: 5 + (n % 100) }, { name: `Order desk ${n}` }, { enabled: n % 4 === 0 }][n % 3],
}));
const WRONG = 731;

/** The twin, but for one answer that shows another value than is stored. */
const oneWrong: Meddle = async (_, n, next) => {
  const answer = await next();
  if (n !== WRONG) return answer;
  const body = (await answer.text()).replace(/"max_retries":\d+/, '"max_retries":9');
  return new Response(body, { status: answer.status, headers: answer.headers });
};

test('one wrong answer among a thousand that Playwright recorded is found and named with its line', async () => {
  const { file, text, service } = await recordWithPlaywright(THOUSAND, oneWrong);
  // Playwright writes one long line; as an editor or jq leaves it, each entry has lines of its own.
  const spread = file.replace('.har', '-spread.har');
  const spreadText = JSON.stringify(JSON.parse(text), null, 2);
  await writeFile(spread, spreadText);
  const lines = spreadText.split('\n');
  const beginnings = lines.flatMap((line, index) => (line === '      {' ? [index + 1] : []));

  const { code, out } = await call(['judge', spread]);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ partial-update\/absent-unchanged: .+\n {4}max_retries\n/m);
  expect(out.match(/^✗ /gm)).toHaveLength(2);
  expect(out).toContain(`recorded  ${spread}:${beginnings[WRONG - 1]}:7 (entry ${WRONG})`);
  expect(out).toContain('1000 requests');
  expect(out).toContain('Perhaps somebody else: partial-update/absent-unchanged');
  expect(out).not.toContain(service.twin.ids.token);

  const [, column] =
    /playwright\.har:1:(\d+) \(entry 731\)/.exec((await call(['judge', file])).out) ?? [];
  const entry = text.slice(Number(column) - 1);
  expect(entry).toMatch(/^\{"startedDateTime"/);
  expect(entry.indexOf('"max_retries\\":9')).toBe(
    text.indexOf('"max_retries\\":9') - Number(column) + 1,
  );
});

test('a right service is not accused, whatever is sent', async () => {
  const { file } = await recordWithPlaywright([
    ...THOUSAND.slice(0, 50),
    { data: { timeout: bad('timeout') } },
    { data: { events: bad('events') } },
    { data: undefined },
    { data: '{"timeout":', headers: { 'Content-Type': 'application/json' } },
    { data: { timeout: 5 }, headers: {} },
    { data: { timeout: 6 }, headers: { Authorization: 'Bearer talq_of_nobody_at_all' } },
    {
      data: { name: 'x' },
      path: '/api/v1/agents/5aa1b0c2-1111-4222-8333-0d0e0f101112/webhooks/6bb2c1d3-2222-4333-8444-1d1e1f202122',
    },
    { data: undefined, method: 'GET' },
    { data: {} },
  ]);
  const result = await judged(file);
  expect(broken(result)).toEqual([]);
  expect(result.verdict.decided.partial).toBe(50);
  expect(result.verdict.ignored).toBe(1);
});
