import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { serveTwin } from '../../src/twin/serve.ts';
import { call, folder } from '../cli/command.ts';
import type { Service } from '../cli/service.ts';
import { serve } from '../cli/service.ts';

// A dead service is asked again a few times, a second apart.
vi.setConfig({ testTimeout: 30_000 });

const never = () => new Promise<Response>(() => {});

function refusal(status = 500): Response {
  return new Response('{"message":"No."}', {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

test('a service that dies in the middle: exit 4, the command, the journal; it restores later', async () => {
  const cwd = await folder();
  const service: Service = await serve(async (_, n, next) => {
    if (n === 30) await service.close();
    return next();
  });
  const before = service.state();
  const { code, out } = await call(['verify', '--journal', 'kept.json'], { env: service.few, cwd });
  expect(code).toBe(4);
  expect(out).toContain('talkover-contract restore kept.json');
  expect(await readdir(cwd)).toEqual(['kept.json']);
  // The same data, up again at the same place.
  const port = Number(new URL(service.url).port);
  const server = await serveTwin({ twin: service.twin, port });
  const restored = await call(['restore', 'kept.json'], { env: service.few, cwd });
  await server.close();
  expect(restored.code).toBe(0);
  expect(service.state()).toEqual(before);
});

test('a service that no longer answers: exit 4, the command, the journal', async () => {
  const cwd = await folder();
  const service = await serve((_, n, next) => (n < 30 ? next() : never()));
  const args = ['verify', '--journal', 'kept.json', '--timeout', '150ms'];
  const before = service.state();
  const { code, out } = await call(args, { env: service.env, cwd });
  expect(service.state()).not.toEqual(before);
  expect(await readdir(cwd)).toEqual(['kept.json']);
  expect(out).toContain('talkover-contract restore kept.json');
  expect(code).toBe(4);
});

test('a service that hangs for three requests and then answers is restored', async () => {
  const cwd = await folder();
  const service = await serve((_, n, next) => (n >= 30 && n <= 32 ? never() : next()));
  const before = service.state();
  await call(['verify', '--timeout', '150ms'], { env: service.env, cwd });
  expect(service.state()).toEqual(before);
  expect(await readdir(cwd)).toEqual([]);
});

test('a service that refuses what it was: exit 4 whatever the verdict, and the journal stays', async () => {
  const cwd = await folder();
  const service = await serve(({ text }, n, next) =>
    n > 84 && text !== '{}' ? refusal(503) : next(),
  );
  const { code, out } = await call(['verify', '--journal', 'kept.json'], { env: service.env, cwd });
  expect(code).toBe(4);
  expect(out).toContain('differs');
  expect(await readdir(cwd)).toEqual(['kept.json']);
});

test('exit 4 is not hidden by verdicts that cannot be written', async () => {
  const cwd = await folder();
  const service: Service = await serve(async (_, n, next) => {
    if (n === 30) await service.close();
    return next();
  });
  const args = ['verify', '--journal', 'kept.json', '--json', join(cwd, 'nowhere', 'verdict.json')];
  const { code } = await call(args, { env: service.few, cwd });
  // Best refused before anything is sent.
  if (service.received.length > 0) expect(code).toBe(4);
  else expect(code).toBe(2);
});

const INVALID = '{"message":"The given data was invalid.","errors":{"name":["No."]}}';

test.each([
  ['in the documented form is a finding', 422, INVALID, 1],
  ['in another form cannot be judged', 422, '{"error":"No."}', 3],
  ['for want of a permission cannot be judged', 403, '{"message":"Read only."}', 3],
])('a first write that is refused %s: nothing else is sent', async (_, status, body, expected) => {
  const cwd = await folder();
  const answer = (): Response =>
    new Response(body, { status, headers: { 'content-type': 'application/json' } });
  const service = await serve(({ text }, _, next) => (text === '{}' ? next() : answer()));
  const before = service.state();
  const { code, out } = await call(['verify'], { env: service.env, cwd });
  expect(code).toBe(expected);
  expect(out).toContain('sent back unchanged');
  expect(service.received).toHaveLength(4);
  expect(service.state()).toEqual(before);
  expect(await readdir(cwd)).toEqual([]);
});

test('a first write that is answered 500 and changed something: what was is written again', async () => {
  const cwd = await folder();
  let writes = 0;
  const service: Service = await serve(async ({ text, again }, _, next) => {
    if (text === '{}') return next();
    writes += 1;
    if (writes > 1) return next();
    const changed = new Request(again(), { body: '{"timeout":77}' });
    await service.twin.fetch(changed);
    return refusal();
  });
  const before = service.state();
  const { code } = await call(['verify'], { env: service.env, cwd });
  // What the look showed is another answer's fault than the 500.
  expect(code).toBe(1);
  expect(writes).toBe(2);
  expect(service.state()).toEqual(before);
  expect(await readdir(cwd)).toEqual([]);
});

test('a first write that changed something and cannot be written again: exit 4, the journal stays', async () => {
  const cwd = await folder();
  const service: Service = await serve(async ({ text, again }, _, next) => {
    if (text === '{}') return next();
    await service.twin.fetch(new Request(again(), { body: '{"timeout":77}' }));
    return refusal();
  });
  const { code } = await call(['verify', '--journal', 'kept.json'], { env: service.few, cwd });
  expect(code).toBe(4);
  expect(await readdir(cwd)).toEqual(['kept.json']);
});

test('a first write that is not answered: nothing else is sent, and the line tells why', async () => {
  const cwd = await folder();
  const service = await serve(({ text }, _, next) => (text === '{}' ? next() : never()));
  const { code, out } = await call(['verify', '--timeout', '200ms'], { env: service.env, cwd });
  expect(code).toBe(3);
  expect(service.received.filter(({ text }) => text !== '{}')).toHaveLength(1);
  expect(out).not.toContain('status 0');
});

test('a journal that cannot be written: nothing is changed', async () => {
  const cwd = await folder();
  const service = await serve();
  const journal = join(cwd, 'nowhere', 'journal.json');
  const { code, out } = await call(['verify', '--journal', journal], { env: service.env, cwd });
  expect(code).toBe(3);
  expect(out).toContain('--journal');
  expect(service.received.filter(({ text }) => text !== '{}')).toEqual([]);
});
