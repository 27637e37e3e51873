import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import type { ServedTwin } from '../../src/twin/serve.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import { standardSteps } from '../../src/twin/steps.ts';
import { ask, look } from './ask.ts';

const served: ServedTwin[] = [];

async function start(...options: Parameters<typeof serveTwin>): Promise<ServedTwin> {
  const twin = await serveTwin(...options);
  served.push(twin);
  return twin;
}

/** The served twin as one that `ask` can ask, every request over a real connection. */
function overHttp({ url, ids }: ServedTwin) {
  return {
    ids,
    async fetch(request: Request) {
      const { pathname } = new URL(request.url);
      const { method, headers } = request;
      const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
      return fetch(url + pathname, { method, headers, body });
    },
  };
}

afterEach(async () => {
  await Promise.all(served.splice(0).map((twin) => twin.close()));
});

describe('over HTTP', () => {
  test('answers as it does without', async () => {
    const clock = { now: () => Date.UTC(2025, 10, 1), sleep: () => Promise.resolve() };
    const direct = createTwin({ clock });
    const remote = overHttp(await start({ clock }));
    const questions = [
      { body: { name: 'Grüße 😀', enabled: false } },
      { method: 'GET' },
      { authorization: null },
      { authorization: 'Bearer nobody' },
      { agentId: 'nobody' },
      { webhookId: 'nobody' },
      { text: '{' },
      { contentType: 'text/plain' },
      { body: { timeout: 4 } },
      { method: 'DELETE' },
      { path: '/nowhere' },
    ];
    for (const question of questions) {
      const [here, there] = [await ask(direct, question), await ask(remote, question)];
      expect([there.status, there.body]).toEqual([here.status, here.body]);
      expect(Object.fromEntries(there.headers)).toMatchObject(Object.fromEntries(here.headers));
    }
  });

  test('answers HEAD with the headers of GET alone', async () => {
    const reply = await ask(overHttp(await start()), { method: 'HEAD' });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/json');
    expect(reply.body).toBeUndefined();
  });

  test('answers an update of 100,000 characters', async () => {
    const reply = await ask(overHttp(await start()), { body: { name: 'x'.repeat(1e5) } });
    expect(reply.status).toBe(422);
  });

  test('serves a twin made before, and leaves the globals of the process alone', async () => {
    const globals = [globalThis.Request, globalThis.Response];
    const twin = createTwin({ seed: 9 });
    const teapot = { ids: twin.ids, fetch: async () => new Response('short', { status: 418 }) };
    const { url, ids } = await start({ twin: teapot });
    expect(ids).toBe(twin.ids);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([418, 'short']);
    expect([globalThis.Request, globalThis.Response]).toEqual(globals);
  });

  test('a step that throws is a 500 here too', async () => {
    const steps = standardSteps.map((step) =>
      step.name === 'save'
        ? { name: 'save', run: () => ({ status: 7, headers: {}, body: '' }) }
        : step,
    );
    const reply = await ask(overHttp(await start({ steps })));
    expect(reply).toMatchObject({ status: 500, body: { message: 'Server error.' } });
  });

  test('keeps a connection open for the next request', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
    for (let round = 0; round < 2; round++) {
      socket.write('GET /nowhere HTTP/1.1\r\nHost: twin\r\n\r\n');
      const [text] = await once(socket, 'data');
      expect(text).toMatch(/^HTTP\/1\.1 404 /);
    }
    socket.destroy();
  });
});

/** What a server sends to raw text, until it closes the connection. */
async function raw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  socket.write(text);
  return (await socket.toArray()).join('');
}

/** A request as text, after whose answer the connection is closed. */
function written(line: string, headers: readonly string[], body = ''): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return [`${line} HTTP/1.1`, 'Connection: close', length, ...headers, '', body].join('\r\n');
}

describe('a request as it stands on the wire', () => {
  test('may have its headers in any letter case, and a byte order mark', async () => {
    const { url, ids } = await start();
    const line = `PUT /api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}?x=1`;
    const headers = ['host: x', `AUTHORIZATION: bearer ${ids.token}`];
    const answer = await raw(
      url,
      written(line, [...headers, 'content-TYPE: application/json'], '\uFEFF{"timeout":45}'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*"timeout":45/s);
  });

  test('has no good token if it has two', async () => {
    const { url, ids } = await start();
    const line = `GET /api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`;
    const token = `Authorization: Bearer ${ids.token}`;
    expect(await raw(url, written(line, ['Host: x', token, token]))).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('that breaks off is not stored', async () => {
    const { url, ids, close } = await start();
    const remote = overHttp({ url, ids, close });
    const before = await look(remote);
    const line = `PUT /api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`;
    const headers = [
      'Host: x',
      `Authorization: Bearer ${ids.token}`,
      'Content-Type: application/json',
    ];
    const whole = written(line, headers, '{"timeout":45}');
    const socket = connect(Number(new URL(url).port), '127.0.0.1').resume();
    socket.end(whole.slice(0, -3));
    await once(socket, 'close');
    expect(await look(remote)).toEqual(before);
  });
});

describe('a function of somebody else, served', () => {
  const ids = createTwin().ids;

  test('is given the request, and its answer is passed on', async () => {
    const seen: unknown[] = [];
    const { url } = await start({
      twin: {
        ids,
        fetch: async (request) => {
          const { method, url: address, headers } = request;
          seen.push([method, address, headers.get('x-one'), await request.text()]);
          const cookies: [string, string][] = [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ];
          return new Response(
            ReadableStream.from(['one ', 'two']).pipeThrough(new TextEncoderStream()),
            {
              status: 202,
              headers: cookies,
            },
          );
        },
      },
    });
    const response = await fetch(`${url}/some/where?x=1`, {
      method: 'POST',
      headers: { 'x-one': '1' },
      body: 'grüße',
    });
    expect(response.status).toBe(202);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('one two');
    expect(seen).toEqual([['POST', `${url}/some/where?x=1`, '1', 'grüße']]);
  });

  test('whose answer has no body', async () => {
    const { url } = await start({
      twin: { ids, fetch: () => Promise.resolve(new Response(null, { status: 204 })) },
    });
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test.each([
    ['that throws', () => Promise.reject(new Error('broken'))],
    [
      'whose answer breaks off',
      async () =>
        new Response(
          new ReadableStream({
            pull: (stream) => stream.error(new Error('broken')),
          }),
        ),
    ],
  ] as const)('%s: the connection breaks', async (_, broken) => {
    const { url } = await start({ twin: { ids, fetch: broken } });
    const answer = fetch(url).then((response) => response.text());
    await expect(answer).rejects.toThrow();
  });
});

describe('close', () => {
  test('ends connections at once, waiting ones too', async () => {
    const arrival = new EventEmitter();
    const never = {
      name: 'never',
      run() {
        arrival.emit('request');
        return new Promise<undefined>(() => undefined);
      },
    };
    const twin = await start({ steps: [never] });
    const arrived = once(arrival, 'request');
    const waiting = expect(ask(overHttp(twin))).rejects.toThrow();
    await arrived;
    await twin.close();
    await waiting;
    await expect(fetch(twin.url)).rejects.toThrow();
  });

  test('may be called twice', async () => {
    const twin = await start();
    await twin.close();
    await twin.close();
  });

  test('frees the port, and a taken port is an error', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await expect(serveTwin({ port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    expect((await start({ port })).url).toBe(first.url);
  });
});
