import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { call, folder } from '../cli/command.ts';
import type { Meddle } from '../cli/service.ts';
import { serve } from '../cli/service.ts';
import { forms, objectIn, secretsIn, shownIn, webhookSecretsIn } from './canary.ts';

vi.setConfig({ testTimeout: 30_000 });

const GATEWAY = 'gw-canary-41c9e0f7b2a84d6e';

/** Every file that a run can be told to write, by its name; one more is a line here and its flag below. */
const FILES = [
  'verdict.json',
  'traffic.har',
  'summary.md',
  'reports/talkover-contract.html',
  'reports/talkover-contract.junit.xml',
  'reports/talkover-contract.sarif',
  'reports/talkover-contract.md',
  'reports/talkover-contract.json',
  'reports/talkover-contract.badge.json',
];
const FLAGS = [
  ['--json', 'verdict.json'],
  ['--record', 'traffic.har'],
  ['--report', 'html,junit,sarif,md,json,badge', '--report-dir', 'reports'],
  ['--coverage', '--journal', 'kept.json'],
  ['--header-env', 'X-Gateway-Key=GATEWAY_KEY'],
].flat();

/** Answers with what was sent, in every form, where a client would not look for it. */
const echo: Meddle = async ({ headers, text }, _, next) => {
  const response = await next();
  const body = objectIn(await response.text()) ?? {};
  const token = headers.get('authorization') ?? '';
  const gateway = headers.get('x-gateway-key') ?? '';
  const all = [token, token.replace(/^\w+ /, ''), gateway, ...webhookSecretsIn(text)]
    .filter((secret) => secret !== '')
    .flatMap(forms);
  const debug = { token, all, sent: text, message: `Got ${all.join(' and ')}` };
  return new Response(JSON.stringify({ ...body, debug, [all.join()]: 1, message: debug.message }), {
    status: response.status,
    headers: { 'content-type': 'application/json', 'x-echo': encodeURIComponent(token) },
  });
};

test('a service that gives every secret back fails, and no output shows one', async () => {
  const cwd = await folder();
  let journal = '';
  const service = await serve(async (request, n, next) => {
    if (n === 30) journal = await readFile(join(cwd, 'kept.json'), 'utf8');
    return echo(request, n, next);
  });
  const env = {
    ...service.env,
    GATEWAY_KEY: GATEWAY,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
  };
  const { code, out, err } = await call(['verify', ...FLAGS], { env, cwd });
  expect(code).toBe(1);
  expect(out).toContain('✗ secret/token-never-returned');
  expect(out).toContain('✗ secret/never-returned');
  const files = await Promise.all(
    FILES.map(async (name) => [name, await readFile(join(cwd, name), 'utf8')] as const),
  );
  const written = await readdir(cwd, { recursive: true, withFileTypes: true });
  expect(written.filter((entry) => entry.isFile())).toHaveLength(FILES.length);
  const secrets = [GATEWAY, ...secretsIn(service.received)];
  expect(secrets.length).toBeGreaterThan(8);
  for (const [where, text] of [
    ['terminal', out],
    ['errors', err],
    ['journal', journal],
    ...files,
  ]) {
    if (where !== 'errors') expect(text, where).not.toBe('');
    expect(shownIn(text ?? '', secrets), `shown in ${where}`).toEqual([]);
  }
});

test('the search for secrets finds them in every form', () => {
  const secret = 'whk/7c52a1é26+9655 058"bdd7';
  for (const form of forms(secret)) {
    for (const around of [form, `x${form}`, `a "${form}", and`, `abc${form}=`]) {
      const output = form === secret ? JSON.stringify({ around }) : around;
      expect(shownIn(output, [secret]), output).toEqual([secret]);
    }
  }
  expect(shownIn('‹secret 1: string, 20 characters, 20 bytes›', [secret])).toEqual([]);
});

test('no secret that is sent is short enough to stand in another word', async () => {
  const { env, received } = await serve();
  await call(['verify'], { env, cwd: await folder() });
  const secrets = received.flatMap(({ text }) => webhookSecretsIn(text));
  expect(secrets.length).toBeGreaterThan(5);
  expect(secrets.filter((secret) => secret.length < 12)).toEqual([]);
});

test('an error that is told holds no secret: the token in the message of a broken answer', async () => {
  const { env, url, received } = await serve(
    ({ headers }) =>
      new Response(`<html>${headers.get('authorization')}`, {
        headers: { 'content-type': 'text/html' },
      }),
  );
  const { code } = await call(['verify', '--url', url], { env, cwd: await folder() });
  expect([code, received.length]).toEqual([3, 2]);
});

test('redirects are not followed, and the token goes nowhere else', async () => {
  const elsewhere = await serve();
  const { env } = await serve(({ path }, n, next) =>
    n > 5 && n % 7 === 0
      ? new Response('', { status: 307, headers: { location: elsewhere.url + path } })
      : next(),
  );
  const { code } = await call(['verify'], { env, cwd: await folder() });
  expect(code).not.toBe(0);
  expect(elsewhere.received.length).toBe(0);
});

test('the webhook leads to no host but its own while it delivers', async () => {
  const wrong: string[] = [];
  const service = await serve(async ({ text }, _, next) => {
    const before = service.state();
    const response = await next();
    for (const [index, { webhook_url: now = '', enabled }] of service.state().entries()) {
      const was = hosts[index];
      const changed = now !== before[index]?.webhook_url || enabled !== before[index]?.enabled;
      if (changed && enabled && hostOf(now) !== was) wrong.push(`${index}: ${now} ${text}`);
    }
    return response;
  });
  const hosts = service.state().map(({ webhook_url }) => hostOf(webhook_url));
  await call(['verify'], { env: service.env, cwd: await folder() });
  expect(wrong).toEqual([]);
});

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
