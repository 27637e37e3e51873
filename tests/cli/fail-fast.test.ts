import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { call, folder } from './command.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Every refusal has another status than the documented one: one rule, again and again. */
const broken = async (_: unknown, __: number, next: () => Promise<Response>): Promise<Response> => {
  const { status, headers, body } = await next();
  return new Response(body, { status: status === 422 ? 400 : status, headers });
};

describe('verify --fail-fast', () => {
  test('ends after the first failure, restores and names what it did not try', async () => {
    const cwd = await folder();
    const service = await serve(broken);
    const before = service.state();
    const { code, out } = await call(['verify', '--fail-fast'], { env: service.env, cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/ended after its first failure.* Not exercised: .*concurrency\//);
    expect(service.received.length).toBeLessThan(30);
    expect(service.state()).toEqual(before);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('goes on where the failure is known, and where there is none', async () => {
    const baseline = join(await folder(), 'baseline.json');
    const service = await serve(broken);
    const args = ['verify', '--baseline', baseline];
    await call([...args, '--update-baseline', '--reason', 'T-1'], { env: service.env });
    const whole = service.received.length;
    const { code, out } = await call([...args, '--fail-fast'], { env: service.env });
    expect({ code, out }).toEqual({ code: 0, out: expect.not.stringContaining('ended after') });
    expect(service.received.length).toBe(2 * whole);
  });
});
