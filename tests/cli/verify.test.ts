import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { call, folder } from './command.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Run {
  readonly target: string;
  readonly exitCode: number;
  readonly requests: number;
  readonly rules: readonly { id: string; outcome: string }[];
}

async function runsIn(file: string): Promise<Run[]> {
  return JSON.parse(await readFile(file, 'utf8')).runs;
}

describe('a service that conforms', () => {
  test('is green, with every rule judged, in a hundred requests', async () => {
    const cwd = await folder();
    const { env, url, received } = await serve();
    const { code, out, err } = await call(['verify', '--strict', '--json', 'verdict.json'], {
      env,
      cwd,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/✓ http:\S+ conforms\. \d+ requests, \d+ rules exercised\./);
    expect(out).not.toMatch(/[✗]|Locked|Not exercised/);
    const [run] = await runsIn(join(cwd, 'verdict.json'));
    expect(run).toMatchObject({ target: url, exitCode: 0, requests: received.length });
    expect(received.length).toBeLessThanOrEqual(100);
    expect(run?.rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
    const outcomes = new Set(run?.rules.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['observed', 'pass']);
  });

  test('without fixtures: what is locked is named, and --strict is still green', async () => {
    const cwd = await folder();
    const { few: env } = await serve();
    const { code, out } = await call(['verify', '--strict'], { env, cwd });
    expect(out).toMatch(/Locked, for want of .*secret/);
    expect(code).toBe(0);
  });

  test('quick: thirty requests at the most', async () => {
    const cwd = await folder();
    const { env, received } = await serve();
    const { code } = await call(['verify', '--plan', 'quick'], { env, cwd });
    expect(code).toBe(0);
    expect(received.length).toBeLessThanOrEqual(30);
  });

  test('quick and strict: what was not exercised is exit 3, by name', async () => {
    const cwd = await folder();
    const { env } = await serve();
    const { code, out } = await call(['verify', '--plan', 'quick', '--strict'], { env, cwd });
    expect(code).toBe(3);
    expect(out).toContain('concurrency/every-update-survives');
  });

  test('--coverage tells of every keyword, answer and rule', async () => {
    const { env } = await serve();
    const { out } = await call(['verify', '--coverage'], { env, cwd: await folder() });
    expect(out).toContain('Coverage of the contract');
    expect(out).toContain('timeout/maximum');
    for (const { id } of catalogue) expect(out).toContain(id);
    expect(out).toContain('(100 %)');
  });

  test('flags win over variables', async () => {
    const { env } = await serve();
    const wrong = { ...env, TALKOVER_URL: 'http://127.0.0.1:9', TALKOVER_PLAN: 'nonsense' };
    const args = ['verify', '--plan', 'quick', '--url', env.TALKOVER_URL ?? ''];
    const { code } = await call(args, { env: wrong, cwd: await folder() });
    expect(code).toBe(0);
  });

  test('--max-requests bounds everything that is sent, restoring included', async () => {
    const { env, received, state } = await serve();
    const before = state()[0];
    await call(['verify', '--max-requests', '40'], { env, cwd: await folder() });
    expect(received.length).toBeGreaterThan(20);
    expect(received.length).toBeLessThanOrEqual(40);
    expect(state()[0]).toEqual(before);
  });

  test('too few requests decide nothing, which is never green', async () => {
    for (const most of ['0', '1', '8']) {
      const { env } = await serve();
      const { code } = await call(['verify', '--max-requests', most], { env, cwd: await folder() });
      expect(code).toBe(3);
    }
  });
});
