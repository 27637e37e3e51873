import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createRawServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { journalOf, writeJournal } from '../../src/drive/journal.ts';
import { createTwin } from '../../src/twin/app.ts';
import { fetchListener } from '../../src/twin/listeners.ts';
import type { Authority } from './authority.ts';
import { makeAuthority } from './authority.ts';
import type { Outcome, Variables } from './command.ts';
import { call, expectLine, folder, start } from './command.ts';
import { networkProxy } from './network-proxy.ts';
import { serve } from './service.ts';

// How a service is reached: by the proxy of a network, with an authority of one's own, with a certificate of
// one's own. Proxy, authority and certificates are real, and the host has no address without the proxy.

const HOST = 'service.test';
/** Of those that are nobody's (RFC 5737). */
const ADDRESS = '203.0.113.9';
const PASSWORD = 'p%40ss-canary7731';
const CREDENTIALS = `agent-smith:${PASSWORD}`;

let to = '';
let authority: Authority;
const ended: (() => Promise<void> | void)[] = [];
beforeAll(async () => {
  to = await folder((done) => ended.push(done));
  authority = makeAuthority(to);
});
afterAll(async () => {
  for (const done of ended) await done();
});

/** A twin behind TLS, with the variables that name it. */
async function serveSecurely(
  options: ServerOptions = {},
): Promise<{ port: number; env: Variables }> {
  const { ids, fetch } = createTwin();
  const { texts } = authority.certify('service', `DNS:${HOST},IP:127.0.0.1,IP:${ADDRESS}`);
  const server = createServer({ ...texts, ...options }, fetchListener(fetch));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    env: {
      TALKOVER_URL: `https://127.0.0.1:${port}`,
      TALKOVER_TOKEN: ids.token,
      TALKOVER_AGENT_ID: ids.agentId,
      TALKOVER_WEBHOOK_ID: ids.webhookId,
    },
  };
}

/** A quick run that is allowed whatever it needs. */
async function verify(env: Variables, ...flags: readonly string[]): Promise<Outcome> {
  const outcome = await call(
    ['verify', '--plan', 'quick', '--rate', 'none', '--allow-writes', '--insecure-http', ...flags],
    { env, cwd: await folder() },
  );
  expectNoCredentials(outcome);
  return outcome;
}

function expectNoCredentials({ out, err }: Outcome): void {
  const pair = decodeURIComponent(CREDENTIALS);
  for (const secret of [
    PASSWORD,
    decodeURIComponent(PASSWORD),
    Buffer.from(pair).toString('base64'),
  ])
    expect(`${out}${err}`).not.toContain(secret);
}

test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])(
  '%s: an https service is reached by tunnels alone, and the proxy sees no token',
  async (variable) => {
    const { port, env } = await serveSecurely();
    const proxy = await networkProxy(port, decodeURIComponent(CREDENTIALS));
    const { code, out } = await verify(
      {
        ...env,
        TALKOVER_URL: `https://${HOST}`,
        [variable]: `http://${CREDENTIALS}@127.0.0.1:${proxy.port}`,
        DEBUG: '*',
      },
      ...['--ca', authority.ca],
    );
    expect(out).toContain(`✓ https://${HOST} conforms.`);
    expect(code).toBe(0);
    expect(new Set(proxy.asked.map(({ method, target }) => `${method} ${target}`))).toEqual(
      new Set([`CONNECT ${HOST}:443`]),
    );
    expect(proxy.asked.length).toBeLessThan(20);
    expect(proxy.tunnelled().length).toBeGreaterThan(1_000);
    expect(proxy.tunnelled()).not.toContain(env.TALKOVER_TOKEN);
  },
);

test.each(['HTTP_PROXY', 'http_proxy'])(
  '%s: a plain service is asked for by whole URLs, and the proxy keeps what is for it',
  async (variable) => {
    const service = await serve();
    const proxy = await networkProxy(
      Number(new URL(service.url).port),
      decodeURIComponent(CREDENTIALS),
    );
    const { code, out } = await verify({
      ...service.few,
      TALKOVER_URL: `http://${HOST}:8080`,
      [variable]: `${CREDENTIALS}@127.0.0.1:${proxy.port}`,
    });
    expect(out).toContain('conforms.');
    expect(code).toBe(0);
    expect(proxy.asked.length).toBe(service.received.length);
    for (const { target, headers } of proxy.asked) {
      expect(target).toMatch(new RegExp(`^http://${HOST}:8080/api/v1/agents/`));
      expect(headers.host).toBe(`${HOST}:8080`);
    }
    for (const { headers } of service.received)
      expect(headers.get('proxy-authorization')).toBeNull();
  },
);

test('a service that has an address and no name is identified by it', async () => {
  const { port, env } = await serveSecurely();
  const { cert, key } = authority.certify('local', 'DNS:localhost').texts;
  const local = await serveSecurely({ cert, key });
  for (const [to, code] of [
    [port, 0],
    [local.port, 3],
  ] as const) {
    const proxy = await networkProxy(to);
    const via = { TALKOVER_URL: `https://${ADDRESS}`, https_proxy: `127.0.0.1:${proxy.port}` };
    expect((await verify({ ...env, ...via }, '--ca', authority.ca)).code).toBe(code);
  }
});

test.each(['http', 'https'])('a proxy that is spoken to by TLS: %s service', async (scheme) => {
  const secure = await serveSecurely();
  const plain = await serve();
  const port = scheme === 'https' ? secure.port : Number(new URL(plain.url).port);
  const proxy = await networkProxy(
    port,
    undefined,
    authority.certify('proxy', 'IP:127.0.0.1').texts,
  );
  const { code } = await verify(
    {
      ...(scheme === 'https' ? secure.env : plain.few),
      TALKOVER_URL: `${scheme}://${HOST}`,
      [`${scheme}_proxy`]: `https://127.0.0.1:${proxy.port}`,
    },
    ...['--ca', authority.ca],
  );
  expect(code).toBe(0);
  expect(proxy.asked.length).toBeGreaterThan(0);
});

test('nothing to this machine goes through a proxy, and nothing to a host of NO_PROXY', async () => {
  const service = await serve();
  const proxy = await networkProxy(Number(new URL(service.url).port));
  const via = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
  expect((await verify({ ...service.few, ...via })).code).toBe(0);
  const direct = await verify({
    ...service.few,
    ...via,
    TALKOVER_URL: `http://${HOST}`,
    NO_PROXY: `elsewhere.test,${HOST}`,
  });
  expect(direct.code).toBe(3);
  expect(direct.out).toMatch(/(ENOTFOUND|EAI_AGAIN) service\.test\. Is the URL right/);
  expect(proxy.asked).toEqual([]);
});

test.each(['http', 'https'])(
  'a proxy that refuses is named, not taken for the service: %s',
  async (scheme) => {
    const service = await serve();
    const proxy = await networkProxy(Number(new URL(service.url).port), 'somebody:else');
    const { code, out } = await verify({
      ...service.few,
      TALKOVER_URL: `${scheme}://${HOST}`,
      [`${scheme}_proxy`]: `http://${CREDENTIALS}@127.0.0.1:${proxy.port}`,
    });
    expect(out).toMatch(/proxy http:\/\/127\.0\.0\.1:\d+ refused to connect with status 407/i);
    expect(code).toBe(3);
    expect(service.received).toEqual([]);
  },
);

test.each(['http', 'https'])('a proxy that is not there is named: %s', async (scheme) => {
  const service = await serve();
  const { code, out } = await verify({
    ...service.few,
    TALKOVER_URL: `${scheme}://${HOST}`,
    [`${scheme}_proxy`]: `http://${CREDENTIALS}@127.0.0.1:1`,
  });
  expect(out).toMatch(
    /ECONNREFUSED 127\.0\.0\.1:1, through the proxy http:\/\/127\.0\.0\.1:1 that/,
  );
  expect(code).toBe(3);
});

test.each<[string, (socket: Socket) => void, RegExp]>([
  ['never answers', () => {}, /no connection within 0\.3 s, through the proxy/],
  ['closes', (socket) => socket.destroy(), /, through the proxy http/],
])('a proxy that %s is named, and does not keep the command', async (_, handle, said) => {
  const server = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => handle(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { code, out } = await verify(
    {
      ...(await serve()).few,
      TALKOVER_URL: `https://${HOST}`,
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
    },
    ...['--timeout', '300ms'],
  );
  expect(out).toMatch(said);
  expect(code).toBe(3);
});

test('a certificate that is not trusted is called that, and both remedies remedy it', async () => {
  const { env } = await serveSecurely();
  const { code, out } = await verify(env);
  expect(out).toMatch(
    /certificate is not trusted \(.+\)\. If its authority .+ --ca, or in NODE_EXTRA_CA_CERTS\./,
  );
  expect(code).toBe(3);
  expect((await verify(env, '--ca', authority.ca)).code).toBe(0);
  expect((await verify({ ...env, NODE_EXTRA_CA_CERTS: authority.ca })).code).toBe(0);
});

test('naming an authority does not take the others away', async () => {
  const { env } = await serveSecurely();
  const other = makeAuthority(await folder());
  const all = { ...env, NODE_EXTRA_CA_CERTS: authority.ca };
  expect((await verify(all, '--ca', other.ca)).code).toBe(0);
  expect((await verify(env, '--ca', other.ca)).code).toBe(3);
});

test('a certificate of another host is called that', async () => {
  const { port, env } = await serveSecurely();
  const { code, out } = await verify(
    { ...env, TALKOVER_URL: `https://localhost:${port}` },
    ...['--ca', authority.ca],
  );
  expect(out).toMatch(/certificate is of another host/);
  expect(code).toBe(3);
});

test('what is plain HTTP under https: is called that', async () => {
  const service = await serve();
  const { code, out } = await verify({
    ...service.few,
    TALKOVER_URL: service.url.replace('http:', 'https:'),
  });
  expect(out).toMatch(/does not speak TLS/);
  expect(code).toBe(3);
});

test('a service that asks for a client certificate is shown it, directly and through a proxy', async () => {
  const ca = await readFile(authority.ca);
  const { port, env } = await serveSecurely({ ca, requestCert: true, rejectUnauthorized: true });
  const trusting = ['--ca', authority.ca];
  const refused = await verify(env, ...trusting);
  expect(refused.out).toMatch(/--cert and --key/);
  expect(refused.code).toBe(3);
  const client = authority.certify('client', 'DNS:client.test');
  const showing = [...trusting, '--cert', client.cert, '--key', client.key];
  expect((await verify(env, ...showing)).code).toBe(0);
  const proxy = await networkProxy(port);
  const far = {
    ...env,
    TALKOVER_URL: `https://${HOST}`,
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
  };
  expect((await verify(far, ...showing)).code).toBe(0);
  const locked = authority.lock(client.key, 'open-sesame-7731');
  const opening = [...trusting, '--cert', client.cert, '--key', locked];
  expect(
    (await verify({ ...env, TALKOVER_KEY_PASSPHRASE: 'open-sesame-7731' }, ...opening)).code,
  ).toBe(0);
  expectLine(
    await verify(env, ...opening),
    2,
    /locked\.key holds a private key with a passphrase\. Put it into TALKOVER_KEY_PASSPHRASE/,
  );
  const wrong = await verify({ ...env, TALKOVER_KEY_PASSPHRASE: 'wrong-canary-88' }, ...opening);
  expectLine(wrong, 2, /passphrase in TALKOVER_KEY_PASSPHRASE does not open/);
  expect(wrong.err).not.toContain('wrong-canary-88');
});

test('restore and proxy take the same way', async () => {
  const { port, env } = await serveSecurely();
  const network = await networkProxy(port, decodeURIComponent(CREDENTIALS));
  const far = {
    ...env,
    TALKOVER_URL: `https://${HOST}`,
    HTTPS_PROXY: `http://${CREDENTIALS}@127.0.0.1:${network.port}`,
    TALKOVER_CA: authority.ca,
  };
  const running = start(['proxy'], { env: far });
  const [, url = ''] = await running.says(/Listening on (\S+)/);
  expect((await verify({ ...env, TALKOVER_URL: url })).code).toBe(0);
  running.child.kill('SIGINT');
  const passed = await running.done;
  expect(passed.code).toBe(0);
  expectNoCredentials(passed);
  const journal = join(await folder(), 'journal.json');
  const { TALKOVER_AGENT_ID: agentId = '', TALKOVER_WEBHOOK_ID: webhookId = '' } = env;
  await writeJournal(
    journal,
    journalOf(`https://${HOST}`, false, [{ agentId, webhookId, settings: { timeout: 45 } }]),
    env.TALKOVER_TOKEN ?? '',
  );
  const restored = await call(['restore', journal], { env: far });
  expectNoCredentials(restored);
  expect(restored.out).toContain('Restored');
  expect(restored.code).toBe(0);
  expect(network.asked.length).toBeGreaterThan(1);
});

test('the proxy says why it cannot pass on, and charges the service with nothing', async () => {
  const { env } = await serveSecurely();
  const running = start(['proxy'], { env });
  const [, url = ''] = await running.says(/Listening on (\S+)/);
  const path = `/api/v1/agents/${env.TALKOVER_AGENT_ID}/webhooks/${env.TALKOVER_WEBHOOK_ID}`;
  const answer = await fetch(url + path, { method: 'PUT', body: '{"timeout":45}' });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(
    /certificate is not trusted .* --ca, or in NODE_EXTRA_CA_CERTS/,
  );
  running.child.kill('SIGINT');
  expect((await running.done).code).toBe(3);
});

test('files and variables that cannot be used are said in one line', async () => {
  const { env } = await serveSecurely();
  const empty = join(to, 'empty.pem');
  await writeFile(empty, '');
  const broken = join(to, 'broken.pem');
  await writeFile(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  const [one, other] = [authority.certify('one', 'DNS:a'), authority.certify('other', 'DNS:b')];
  const far = { ...env, TALKOVER_URL: `https://${HOST}` };
  const cases: readonly (readonly [RegExp, readonly string[], Variables?])[] = [
    [/--ca cannot be read: .*\/nowhere\/ca\.pem/, ['--ca', '/nowhere/ca.pem']],
    [/--ca: \S+empty\.pem holds no certificate in PEM form/, ['--ca', empty]],
    [/broken\.pem holds a certificate that cannot be read/, ['--ca', broken]],
    [/TALKOVER_CA: \S+empty\.pem holds no/, [], { ...env, TALKOVER_CA: empty }],
    [/--cert needs --key/, ['--cert', one.cert]],
    [/--key needs --cert/, ['--key', one.key]],
    [/--key: \S+one\.pem holds no private key/, ['--cert', one.cert, '--key', one.cert]],
    [/other\.key is not the private key/, ['--cert', one.cert, '--key', other.key]],
    [/^(?!.*canary).*HTTPS_PROXY holds no URL/, [], { ...far, HTTPS_PROXY: 'http://:canary@' }],
    [
      /^(?!.*canary).*all_proxy names a proxy of the kind socks5/,
      [],
      { ...far, all_proxy: 'socks5://a:canary@b' },
    ],
  ];
  for (const [line, flags, own = env] of cases) expectLine(await verify(own, ...flags), 2, line);
});
