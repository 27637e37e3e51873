import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { call, folder, start } from './command.ts';
import { serve } from './service.ts';

// Each test runs whole processes, some of them two.
vi.setConfig({ testTimeout: 30_000 });

const BROKEN = (_: unknown, __: number, next: () => Promise<Response>): Promise<Response> =>
  next().then(
    ({ status, headers, body }) =>
      new Response(body, { status: status === 422 ? 400 : status, headers }),
  );

// A device that takes nothing is only there on Linux.
describe.skipIf(process.platform !== 'linux')(
  'what cannot be written changes no exit code:',
  () => {
    test('standard output', async () => {
      const cwd = await folder();
      const { env, state } = await serve(BROKEN);
      const before = state();
      const args = ['verify', '--json', 'verdict.json', '--report', 'md'];
      const { code, err } = await start(args, { env, cwd }, 'exec "$@" >/dev/full').done;
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/^Standard output could not be written: ENOSPC/),
      });
      expect(JSON.parse(await readFile(join(cwd, 'verdict.json'), 'utf8')).runs).toHaveLength(1);
      expect((await readdir(cwd)).sort()).toEqual(['talkover-contract.md', 'verdict.json']);
      expect(state()).toEqual(before);
    });

    test('standard error, while Ctrl-C asks for an end', async () => {
      const cwd = await folder();
      let strike = (): void => undefined;
      const { env, state } = await serve((_, n, next) => {
        if (n === 40) strike();
        return next();
      });
      const before = state();
      const running = start(['verify'], { env, cwd }, 'exec "$@" 2>/dev/full');
      strike = () => running.child.kill('SIGINT');
      expect(await running.done).toMatchObject({
        code: 3,
        out: expect.stringContaining('interrupted'),
      });
      expect(state()).toEqual(before);
      expect(await readdir(cwd)).toEqual([]);
    });

    test('both', async () => {
      const { env } = await serve(BROKEN);
      const shell = 'exec "$@" >/dev/full 2>/dev/full';
      expect((await start(['verify'], { env }, shell).done).code).toBe(1);
    });

    test.each([
      ['the verdicts', ['--json', '/dev/full']],
      ['the recording', ['--record', '/dev/full']],
    ])('%s', async (_, args) => {
      const { env } = await serve(BROKEN);
      const { code, err } = await call(['verify', ...args], { env });
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/\/dev\/full.*ENOSPC/) });
    });
  },
);

describe('files of verdicts and reports', () => {
  test('are left as they were, or absent, where the command cannot judge', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'broken.har'), '{"log":{"entries":[{');
    await writeFile(join(cwd, 'old.json'), 'old');
    for (const json of ['new.json', 'old.json']) {
      const args = ['judge', 'broken.har', '--json', json, '--report', 'html,junit,md,sarif,badge'];
      expect((await call(args, { cwd })).code).toBe(2);
    }
    expect((await readdir(cwd)).sort()).toEqual(['broken.har', 'old.json']);
    expect(await readFile(join(cwd, 'old.json'), 'utf8')).toBe('old');
  });

  test('are for their owner alone where they show traffic', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'traffic.har'), '', { mode: 0o644 });
    const args = ['verify', '--target', 'twin', '--plan', 'quick', '--record', 'traffic.har'];
    await call([...args, '--json', 'v.json', '--report', 'html,badge'], { cwd });
    const modes = await Promise.all(
      (await readdir(cwd)).map(async (name) => [name, (await stat(join(cwd, name))).mode & 0o777]),
    );
    expect(Object.fromEntries(modes)).toEqual({
      'traffic.har': 0o600,
      'v.json': 0o600,
      'talkover-contract.html': 0o600,
      'talkover-contract.badge.json': 0o644 & ~process.umask(),
    });
  });
});

test('a baseline that can no longer be written when the run has ended changes no verdict', async () => {
  const cwd = await folder();
  const baseline = join(cwd, 'kept', 'baseline.json');
  await mkdir(join(cwd, 'kept'));
  const { env } = await serve(async (_, n, next) => {
    // Root may write anywhere, so a folder stands where the draft would.
    if (n === 20) await chmod(join(cwd, 'kept'), 0o500);
    if (n === 21) await mkdir(baseline);
    return next();
  });
  const args = ['verify', '--baseline', baseline, '--update-baseline'];
  const { code, out } = await call(args, { env, cwd });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('could not be written') });
});

describe('a recording that is cut off', () => {
  async function cutRecording(cwd: string): Promise<string> {
    let strike = (): void => undefined;
    const { env } = await serve((_, n, next) => {
      if (n === 40) strike();
      return next();
    });
    const running = start(['verify', '--record', 'traffic.har'], { env, cwd });
    strike = () => running.child.kill('SIGKILL');
    await running.done;
    return await readFile(join(cwd, 'traffic.har'), 'utf8');
  }

  test('is kept by the next run that records to the same file', async () => {
    const cwd = await folder();
    const text = await cutRecording(cwd);
    const again = ['verify', '--target', 'twin', '--plan', 'quick', '--record', 'traffic.har'];
    const { err } = await call(again, { cwd });
    expect(err).toContain('It is kept as traffic.cut-1.har.');
    expect(await readFile(join(cwd, 'traffic.cut-1.har'), 'utf8')).toBe(text);
    // One that is whole is written over.
    expect((await call(again, { cwd })).err).toBe('');
    expect((await readdir(cwd)).filter((name) => name.endsWith('.har'))).toHaveLength(2);
  });

  test('is judged as far as it goes, wherever it is cut', async () => {
    const cwd = await folder();
    const text = await cutRecording(cwd);
    const first = text.indexOf('\n', text.indexOf('"startedDateTime"'));
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const end = first + Math.floor((text.length - first) * share);
      await writeFile(join(cwd, 'cut.har'), text.slice(0, end));
      const { code, out } = await call(['judge', 'cut.har'], { cwd });
      expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining('interrupted') });
    }
  });
});
