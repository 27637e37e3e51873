import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { call, expectLine, folder } from './command.ts';
import { serve } from './service.ts';
import { ENV, wrongCalls } from './wrong-calls.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('exit 2 and one line', () => {
  for (const [what, args, line, env = ENV] of wrongCalls) {
    test.concurrent(what, async () => {
      expectLine(await call(args, { env }), 2, line);
    });
  }

  test('what is wrong is said before anything is sent', async () => {
    for (const args of [
      ['--rate', 'x'],
      ['--wait-for', 'x'],
      ['--timeout', 'x'],
      ['--only', 'x'],
    ]) {
      const { env, received } = await serve();
      const cwd = await folder();
      expectLine(await call(['verify', ...args], { env, cwd }), 2, /./);
      expect(received.length).toBe(0);
    }
  });

  test('a file of verdicts that cannot be written', async () => {
    const { env, received } = await serve();
    const cwd = await folder();
    const { code, err } = await call(['verify', '--json', 'nowhere/verdict.json'], { env, cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/^talkover-contract: .*nowhere\/verdict\.json.*\n$/);
    expect(received.length, 'requests sent ahead of saying so').toBe(0);
  });

  test('an empty token file', async () => {
    const file = join(await folder(), 'token');
    await writeFile(file, '\n');
    expectLine(await call(['verify', '--token-file', file], { env: ENV }), 2, /is empty/);
  });
});
