import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Outcome } from './command.ts';
import { call, expectLine, folder } from './command.ts';
import { serveFaulty } from './faulty-service.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

const HEAD = { format: 'talkover-contract/baseline', version: 1 };
const KNOWN = { rule: 'validation/upper-bound', pointer: 'timeout/maximum', reason: 'ticket 7' };

/** Verifies a service against a baseline; gives what came of it and what the file holds then. */
async function verify(
  { env }: { env: Readonly<Record<string, string>> },
  baseline: unknown,
  ...more: readonly string[]
): Promise<Outcome & { text: string; left: string[] }> {
  const cwd = await folder();
  const file = join(cwd, 'known.json');
  if (baseline !== undefined)
    await writeFile(file, typeof baseline === 'string' ? baseline : JSON.stringify(baseline));
  const outcome = await call(['verify', '--baseline', 'known.json', ...more], { env, cwd });
  const text = await readFile(file, 'utf8').catch(() => '');
  return { ...outcome, text, left: await readdir(cwd) };
}

describe('--baseline', () => {
  test('a known failure turns the run green, with its reason and its number', async () => {
    const service = await serveFaulty();
    const { code, out } = await verify(service, { ...HEAD, known: [KNOWN] });
    expect(out).toContain('validation/upper-bound at timeout/maximum: ticket 7');
    expect(out).toMatch(/✓ http:\S+ conforms but for 1 known failure\./);
    expect(out).not.toContain('✗');
    expect(code).toBe(0);
  });

  test('one that is new stays red beside it', async () => {
    const service = await serveFaulty();
    const elsewhere = { ...KNOWN, pointer: 'max_retries/maximum' };
    const { code, out } = await verify(service, { ...HEAD, known: [elsewhere] });
    expect(out).toMatch(/^ {4}timeout\/maximum/m);
    expect(out).toMatch(/✗ validation\/upper-bound at max_retries\/maximum is in the baseline/);
    expect(out).toMatch(/does not conform: 1 rule broken; it differs from its baseline in 1 entry/);
    expect(code).toBe(1);
  });

  test('a known failure that is gone turns the run red, by name', async () => {
    const { code, out } = await verify(await serve(), { ...HEAD, known: [KNOWN] });
    expect(out).toMatch(/^✗ validation\/upper-bound at timeout\/maximum .* kept now: take/m);
    expect(out).toMatch(/✗ http:\S+ differs from its baseline in 1 entry\./);
    expect(code).toBe(1);
  });

  test.each([
    ['locked', 'lookup/agent-of-other-environment', [], /is locked, for want of foreign-agent/],
    ['not exercised', 'auth/bad-token', ['--plan', 'quick'], /was not exercised/],
  ])('one whose rule is %s turns it red, and says so', async (_, rule, more, line) => {
    const { few } = await serve();
    const entry = { rule, pointer: '', reason: 'ticket 7' };
    const { code, out } = await verify({ env: few }, { ...HEAD, known: [entry] }, ...more);
    expect(out).toMatch(line);
    expect(code).toBe(1);
  });

  test('a changed answer turns the run red, with what it was and is', async () => {
    const observed = { 'observed/malformed-json': ['status 422'] };
    const { code, out } = await verify(await serve(), { ...HEAD, observed });
    expect(out).toMatch(
      /✗ observed\/malformed-json is .*\n +before +status 422\n +now +status 400/,
    );
    expect(code).toBe(1);
  });

  test('the machine reads what is known, with its reason', async () => {
    const { env } = await serveFaulty();
    const cwd = await folder();
    await writeFile(join(cwd, 'b.json'), JSON.stringify({ ...HEAD, known: [KNOWN] }));
    await call(['verify', '--baseline', 'b.json', '--json', 'v.json'], { env, cwd });
    const [run] = JSON.parse(await readFile(join(cwd, 'v.json'), 'utf8')).runs;
    expect(run).toMatchObject({ exitCode: 0, baseline: { known: 1, mismatches: [] } });
    const rule = run.rules.find(({ id = '' }) => id === KNOWN.rule);
    expect(rule).toMatchObject({ outcome: 'known', findings: [{ known: 'ticket 7' }] });
  });
});

describe('--update-baseline', () => {
  test('writes what is seen; with a reason the next run is green', async () => {
    const service = await serveFaulty();
    const reason = ['--update-baseline', '--reason', 'ticket 7'];
    const { code, out, text, left } = await verify(service, undefined, ...reason);
    expect(code).toBe(0);
    expect(out).toMatch(/known\.json is written: 1 known failures?, 1 of them new/);
    expect(left).toEqual(['known.json']);
    expect(JSON.parse(text)).toMatchObject({ ...HEAD, known: [KNOWN] });
    expect(Object.keys(JSON.parse(text).observed).length).toBeGreaterThan(20);
    const again = await verify(service, text);
    expect(again.out).toMatch(/conforms but for 1 known failure/);
    expect(again.code).toBe(0);
    expect((await verify(service, text, '--update-baseline')).text).toBe(text);
  });

  test('without one, the reason has to be filled in before the next run', async () => {
    const service = await serveFaulty();
    const { code, out, text } = await verify(service, undefined, '--update-baseline');
    expect(code).toBe(0);
    expect(out).toContain('1 of the failures has no reason yet');
    const { code: next, out: printed, err } = await verify(service, text);
    expectLine({ code: next, signal: null, out: printed, err }, 2, /no reason for .* at timeout/);
  });

  test('takes out what is gone, and says so', async () => {
    const known = [{ ...KNOWN, pointer: 'max_retries/maximum' }];
    const { code, out, text } = await verify(
      await serve(),
      { ...HEAD, known },
      '--update-baseline',
    );
    expect(out).toMatch(/upper-bound at max_retries\/maximum is taken out/);
    expect(JSON.parse(text).known).toEqual([]);
    expect(code).toBe(0);
  });

  test('leaves the file as it was where nothing could be judged', async () => {
    const before = JSON.stringify({ ...HEAD, known: [KNOWN] });
    const { env } = await serve(() => new Response(null, { status: 403 }));
    const { code, out, text, left } = await verify({ env }, before, '--update-baseline');
    expect(code).toBe(3);
    expect(out).toContain('known.json is left as it was');
    expect(text).toBe(before);
    expect(left).toEqual(['known.json']);
  });

  test('and --only changes nothing of the others', async () => {
    const more = ['--update-baseline', '--only', 'auth'];
    const { text } = await verify(await serve(), { ...HEAD, known: [KNOWN] }, ...more);
    expect(JSON.parse(text)).toEqual({ ...HEAD, known: [KNOWN], observed: {} });
  });

  test('is of one run: a second recording is exit 2', async () => {
    const { env } = await serve();
    const cwd = await folder();
    await call(['verify', '--record', 'a.har'], { env, cwd });
    await copyFile(join(cwd, 'a.har'), join(cwd, 'b.har'));
    const update = ['--baseline', 'known.json', '--update-baseline'];
    expect((await call(['judge', 'a.har', ...update], { cwd })).code).toBe(0);
    expect((await call(['judge', 'a.har', '--baseline', 'known.json'], { cwd })).code).toBe(0);
    const { code, err } = await call(['judge', 'a.har', 'b.har', ...update], { cwd });
    expect(err).toMatch(/^talkover-contract: known\.json .*one by one\.\n$/);
    expect(code).toBe(2);
  });

  test('a folder that is not there is told before anything is sent', async () => {
    const { env, received } = await serve();
    const args = ['verify', '--baseline', 'nowhere/b.json', '--update-baseline'];
    expectLine(await call(args, { env, cwd: await folder() }), 2, /nowhere\/b\.json/);
    expect(received).toHaveLength(0);
  });
});

describe('exit 2 and one line, before anything is sent', () => {
  test.each<[string, unknown, RegExp]>([
    ['a file that is not there', undefined, /known\.json is not there.*--update-baseline/],
    ['no JSON', '{', /is not JSON/],
    ['another file', {}, /"format"/],
    ['another version', { ...HEAD, version: 2 }, /"version": 1/],
    ['an unknown member', { ...HEAD, knwon: [] }, /'knwon'.*'known'/],
    ['an unknown rule', { ...HEAD, known: [{ ...KNOWN, rule: 'a/b' }] }, /'a\/b'/],
    [
      'a mistyped rule',
      { ...HEAD, known: [{ ...KNOWN, rule: 'validation/uper-bound' }] },
      /entry 1.*'validation\/upper-bound'/,
    ],
    ['no reason', { ...HEAD, known: [{ ...KNOWN, reason: '' }] }, /no reason for .*upper-bound/],
    ['a blank reason', { ...HEAD, known: [{ ...KNOWN, reason: '  ' }] }, /no reason/],
    ['a reason to come', { ...HEAD, known: [{ ...KNOWN, reason: 'TODO' }] }, /no reason/],
    ['the same twice', { ...HEAD, known: [KNOWN, KNOWN] }, /at timeout\/maximum twice/],
    ['a list of texts', { ...HEAD, known: ['x'] }, /entry 1 has to be an object/],
    [
      'a question that cannot fail',
      { ...HEAD, known: [{ ...KNOWN, rule: 'observed/malformed-json' }] },
      /cannot fail.*'observed'/,
    ],
    [
      'a pinned rule that can fail',
      { ...HEAD, observed: { 'validation/upper-bound': ['x'] } },
      /belongs under 'known'/,
    ],
    ['a pinned number', { ...HEAD, observed: { 'observed/malformed-json': 400 } }, /list of texts/],
  ])('%s', async (_, baseline, line) => {
    const service = await serve();
    const { code, out, err, signal } = await verify(service, baseline);
    expectLine({ code, out, err, signal }, 2, line);
    expect(service.received).toHaveLength(0);
  });

  test('two targets', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'b.json'), JSON.stringify(HEAD));
    expectLine(await call(['verify', '--baseline', 'b.json'], { cwd }), 2, /--url or --target/);
  });

  test.each([
    ['--update-baseline without a file', ['--update-baseline'], /--baseline/],
    ['--reason alone', ['--reason', 'x'], /--update-baseline/],
    ['an empty reason', ['--update-baseline', '--baseline', 'b', '--reason', ''], /no reason/],
    ['an empty name', ['--baseline', ''], /names no file/],
  ])('%s', async (_, args, line) => {
    const { env } = await serve();
    expectLine(await call(['verify', ...args], { env, cwd: await folder() }), 2, line);
  });
});
