import { beforeEach, describe, expect, test, vi } from 'vitest';
import { call, expectLine, folder } from './command.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

let cwd = '';
beforeEach(async () => {
  cwd = await folder();
});

/** The service under a name that is not that of this machine, and leads to it all the same. */
function afar(url: string): string {
  return url.replace('127.0.0.1', '0.0.0.0');
}

describe('beyond this machine', () => {
  test('nothing is sent without --allow-writes, and the line says what would be', async () => {
    const { url, env, received, twin } = await serve();
    const args = ['verify', '--insecure-http', '--url', afar(url)];
    const outcome = await call(args, { env, cwd });
    expectLine(
      outcome,
      2,
      /requests.*Deliveries can be lost.*made for the purpose.*--allow-writes/,
    );
    expect(outcome.err).toContain(twin.ids.webhookId);
    expect(received.length).toBe(0);
  });

  test.each([
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://[2001:db8::1]',
  ])('no token goes over plain HTTP to %s', async (url) => {
    const { env } = await serve();
    const args = ['verify', '--allow-writes', '--url', url];
    expectLine(await call(args, { env, cwd }), 2, /plain HTTP.*--insecure-http/);
  });

  test('no token goes over plain HTTP there, allowed to write or not', async () => {
    const { url, env, received } = await serve();
    const args = ['verify', '--allow-writes', '--url', afar(url)];
    expectLine(await call(args, { env, cwd }), 2, /--insecure-http/);
    expect(received.length).toBe(0);
  });

  test('neither permission comes from the environment', async () => {
    const { url, env, received } = await serve();
    const permissive = { ...env, TALKOVER_ALLOW_WRITES: '1', TALKOVER_INSECURE_HTTP: '1' };
    const { code } = await call(['verify', '--url', afar(url)], { env: permissive, cwd });
    expect(code).toBe(2);
    expect(received.length).toBe(0);
  });

  test('the state is read with GET ahead of the first write', async () => {
    const { url, env, received } = await serve();
    const args = [
      'verify',
      '--insecure-http',
      '--allow-writes',
      '--rate',
      'none',
      '--plan',
      'quick',
    ];
    const { code } = await call([...args, '--url', afar(url)], { env, cwd });
    expect(code).toBe(0);
    expect(received[0]?.method).toBe('GET');
  });
});

describe('--dry-run', () => {
  test('sends nothing, needs no permission, and shows each request with its purpose', async () => {
    const { url, env, received, twin } = await serve();
    const args = ['verify', '--dry-run', '--insecure-http', '--url', afar(url)];
    const { code, out, err } = await call(args, { env, cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(received.length).toBe(0);
    const requests = out.match(/^ {6}(PUT|GET) \/api\/v1\/agents\//gm) ?? [];
    expect(requests.length).toBeGreaterThan(50);
    expect(out).toContain(`${requests.length} requests would be sent to ${afar(url)}, in about`);
    expect(out).toContain(twin.ids.webhookId);
    expect(out).toMatch(/Nothing was sent\.\n$/);
  });

  test('shows as many requests as a run sends', async () => {
    const { env, received } = await serve();
    const { out } = await call(['verify', '--dry-run'], { env, cwd });
    await call(['verify'], { env, cwd });
    const [, shown] = /(\d+) requests would be sent/.exec(out) ?? [];
    expect(Number(shown)).toBe(received.length);
  });

  test('shows no secret to leave behind, and writes none where none is given', async () => {
    const { few } = await serve();
    const { out } = await call(['verify', '--dry-run'], { env: few, cwd });
    expect(out).not.toContain('webhook_secret');
  });

  test('judges nothing, so that a file of verdicts is not written or holds no run', async () => {
    const { env } = await serve();
    const { code, out } = await call(['verify', '--dry-run', '--json', 'x.json'], { env, cwd });
    expect(code === 2 || !out.includes('conforms')).toBe(true);
  });
});
