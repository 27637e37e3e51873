import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { call, folder } from '../cli/command.ts';
import type { Meddle, Received } from '../cli/service.ts';
import { serve } from '../cli/service.ts';

vi.setConfig({ testTimeout: 30_000 });

const GATEWAY = 'gw-canary-41c9e0f7b2a84d6e';

/** Everything secret that a service was sent: tokens and near misses, secrets of webhooks, a gateway's key. */
function secretsIn(received: readonly Received[]): string[] {
  const found = new Set<string>([GATEWAY]);
  for (const { headers, text } of received) {
    const token = headers.get('authorization')?.replace(/^\w+ /, '') ?? '';
    if (token.startsWith('talq')) found.add(token);
    for (const value of texts(bodyOf(text)?.webhook_secret)) found.add(value);
  }
  return [...found];
}

function bodyOf(text: string): Record<string, unknown> | undefined {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The ways in which a text may be written. */
function forms(text: string): string[] {
  const bytes = Buffer.from(text);
  const encoded = (['hex', 'base64', 'base64url'] as const).map((way) => bytes.toString(way));
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), ...encoded];
}

/** The forms, without the last letters of an encoded one, which hold bits of what follows. */
function traces(text: string): string[] {
  return forms(text)
    .map((form, index) => (index < 3 ? form : form.slice(0, -4)))
    .filter((trace) => trace.length >= 8);
}

/** Answers with what was sent, in every form, where a client would not look for it. */
const echo: Meddle = async ({ headers, text }, _, next) => {
  const response = await next();
  const body = bodyOf(await response.text()) ?? {};
  const token = headers.get('authorization') ?? '';
  const secrets = texts(bodyOf(text)?.webhook_secret);
  const gateway = headers.get('x-gateway-key') ?? '';
  const all = [token, gateway, ...secrets].flatMap(forms).filter((form) => form !== '');
  const debug = { token, all, sent: text, message: `Got ${all.join(' and ')}` };
  return new Response(JSON.stringify({ ...body, debug, message: debug.message }), {
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
  const args = ['--json', 'verdict.json', '--coverage', '--journal', 'kept.json'];
  const env = { ...service.env, GATEWAY_KEY: GATEWAY };
  const header = ['--header-env', 'X-Gateway-Key=GATEWAY_KEY'];
  const { code, out, err } = await call(['verify', ...args, ...header], { env, cwd });
  expect(code).toBe(1);
  expect(out).toContain('secret/');
  const json = await readFile(join(cwd, 'verdict.json'), 'utf8');
  const secrets = secretsIn(service.received);
  expect(secrets.length).toBeGreaterThan(8);
  expect(journal).not.toBe('');
  for (const [where, text] of Object.entries({ out, err, json, journal })) {
    const shown = secrets.flatMap(traces).filter((trace) => text.includes(trace));
    expect(shown, `shown in ${where}`).toEqual([]);
  }
});

test('no secret that is sent is short enough to stand in another word', async () => {
  const { env, received } = await serve();
  await call(['verify'], { env, cwd: await folder() });
  const secrets = received.flatMap(({ text }) => texts(bodyOf(text)?.webhook_secret));
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
  expect([code, received.length]).toEqual([3, 1]);
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
