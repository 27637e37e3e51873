import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Outcome, Running } from './command.ts';
import { call, expectLine, start } from './command.ts';

/** Serves; the answer is where, what is printed, and how it is told to stop. */
async function serve(
  ...args: readonly string[]
): Promise<{ url: string; running: Running; stop: () => Promise<Outcome> }> {
  const running = start(['serve', ...args]);
  const [, url = ''] = await running.says(/listens on (\S+)/);
  return {
    url,
    running,
    stop: () => {
      running.child.kill('SIGINT');
      return running.done;
    },
  };
}

/** Sends a body piece by piece, to its end. */
async function upload(url: string, bytes: number, chunked: boolean): Promise<IncomingMessage> {
  const outgoing = request(url, {
    method: 'PUT',
    headers: {
      Authorization: 'Bearer talq_1234567890abcdefghijklmnopqrstuv',
      'Content-Type': 'application/json',
      ...(chunked ? {} : { 'Content-Length': bytes }),
    },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const piece = Buffer.alloc(1_000_000, 0x20);
  for (let left = bytes; left > 0; left -= piece.length)
    if (!outgoing.write(piece.subarray(0, left))) await once(outgoing, 'drain');
  outgoing.end();
  const [answer] = await answered;
  return answer;
}

function memoryOf({ child }: Running): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_000;
}

const PATH =
  '/api/v1/agents/9fbef0b7-8d4e-4a08-9207-66c22155721d/webhooks/9fcafbf2-7593-44d6-8cd7-1b221beba62a';

describe.each(['twin', 'prism'])('serve %s', (what) => {
  test.each([
    ['in one piece', false],
    ['in chunks', true],
  ])('refuses bodies over 1 MB, %s, and keeps nothing of them', async (_, chunked) => {
    const { url, running } = await serve(what);
    expect((await upload(url + PATH, 1_000_000, chunked)).statusCode).not.toBe(413);
    expect((await upload(url + PATH, 1_000_001, chunked)).statusCode).toBe(413);
    const before = memoryOf(running);
    const answer = await upload(url + PATH, 1_000_000_000, chunked);
    expect([answer.statusCode, await text(answer)]).toEqual([413, expect.stringContaining('1 MB')]);
    expect(memoryOf(running) - before).toBeLessThan(100);
  });

  test('listens on this machine alone, and beyond it where told to, with a warning', async () => {
    const alone = await serve(what);
    expect(alone.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await alone.stop()).err).toBe('');
    const second = await serve(what, '--host', '127.0.0.2');
    expect(second.url).toMatch(/^http:\/\/127\.0\.0\.2:/);
    expect((await fetch(second.url + PATH)).status).toBeGreaterThan(0);
    await expect(fetch(second.url.replace('127.0.0.2', '127.0.0.1') + PATH)).rejects.toThrow();
    expect((await second.stop()).err).toBe('');
    const every = await serve(what, '--host', '0.0.0.0');
    for (const address of ['127.0.0.1', '127.0.0.2'])
      expect((await fetch(every.url.replace('0.0.0.0', address) + PATH)).status).toBeGreaterThan(0);
    const { err, out, code } = await every.stop();
    expect(err).toMatch(/^Warning: .*http:\/\/0\.0\.0\.0:\d+/);
    expect(code).toBe(0);
    if (what === 'twin') expect(out).toMatch(/^export TALKOVER_URL=http:\/\/127\.0\.0\.1:\d+$/m);
  });

  test('answers browsers of other origins with --cors alone', async () => {
    const preflight = {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:5173',
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    };
    const without = await serve(what);
    const closed = await fetch(without.url + PATH, preflight);
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
    const { url } = await serve(what, '--cors');
    const { ok, headers } = await fetch(url + PATH, preflight);
    expect(ok).toBe(true);
    expect(['*', 'http://localhost:5173']).toContain(headers.get('access-control-allow-origin'));
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    const refused = await fetch(url + PATH, {
      method: 'PUT',
      headers: { Origin: 'http://localhost:5173' },
    });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).not.toBeNull();
    expect(refused.headers.get('content-type')).toMatch(/json/);
  });

  test.each(['203.0.113.5', 'no-such-host.invalid', '', 'not a host'])(
    '--host %j is no address of this machine',
    async (host) => {
      expectLine(await call(['serve', what, '--host', host]), 2, /--host is '.*no address of this/);
    },
  );

  test('a port that is taken is said in one line', async () => {
    const { url } = await serve(what);
    const { port } = new URL(url);
    expectLine(await call(['serve', what, '--port', port]), 2, /is taken/);
  });
});
