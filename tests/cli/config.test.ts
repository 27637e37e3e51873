import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { call, expectLine, folder } from './command.ts';
import { serveFaulty } from './faulty-service.ts';
import { serve } from './service.ts';

vi.setConfig({ testTimeout: 30_000 });

const JSON_FILE = 'talkover-contract.config.json';
const MODULE = 'talkover-contract.config.mjs';

/** A folder with files in it, objects as JSON. */
async function folderWith(files: Readonly<Record<string, unknown>>): Promise<string> {
  const cwd = await folder();
  for (const [name, content] of Object.entries(files))
    await writeFile(
      join(cwd, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  return cwd;
}

describe('a configuration file', () => {
  test('in this folder is used', async () => {
    const { url, env } = await serve();
    const cwd = await folderWith({
      [JSON_FILE]: {
        url,
        'agent-id': env.TALKOVER_AGENT_ID,
        'webhook-id': env.TALKOVER_WEBHOOK_ID,
        plan: 'quick',
      },
    });
    const { TALKOVER_TOKEN = '' } = env;
    const { code, out } = await call(['verify'], { env: { TALKOVER_TOKEN }, cwd });
    expect(out).toMatch(/✓ http:\S+ conforms\. \d\d requests/);
    expect(code).toBe(0);
  });

  test('as a module too', async () => {
    const cwd = await folderWith({
      [MODULE]: "export default { target: 'twin', plan: ['quick'].join() };",
    });
    const { code, out } = await call(['verify'], { cwd });
    expect(out).toMatch(/^✓ twin conforms\. (\d|[12]\d|30) requests/m);
    expect(code).toBe(0);
  });

  test('flag over environment over file', async () => {
    const cwd = await folderWith({ [JSON_FILE]: { target: 'twin', plan: 'slow' } });
    expectLine(await call(['verify'], { cwd }), 2, /plan in \S+\.json is 'slow'/);
    const env = { TALKOVER_PLAN: 'lazy' };
    expectLine(await call(['verify'], { cwd, env }), 2, /TALKOVER_PLAN is 'lazy'/);
    expect((await call(['verify', '--plan', 'quick'], { cwd, env })).code).toBe(0);
  });

  test('elsewhere is named, and its paths are seen from it', async () => {
    const cwd = await folderWith({ [JSON_FILE]: { unknown: true } });
    await mkdir(join(cwd, 'ci'));
    const file = join(cwd, 'ci', 'gate.json');
    await writeFile(file, JSON.stringify({ target: 'twin', baseline: 'known.json' }));
    const line = /baseline ci\/known\.json is not there/;
    expectLine(await call(['verify', '--config', 'ci/gate.json'], { cwd }), 2, line);
    const env = { TALKOVER_CONFIG: 'ci/gate.json' };
    expectLine(await call(['verify'], { cwd, env }), 2, line);
  });

  test('does not concern a command that takes nothing from it', async () => {
    const cwd = await folderWith({ [JSON_FILE]: '{' });
    expect((await call(['explain', 'auth/bad-token'], { cwd })).code).toBe(0);
    expect((await call(['verify', '--help'], { cwd })).code).toBe(0);
  });

  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['no JSON', { [JSON_FILE]: '{\n"plan": "quick"\n"x"' }, /config\.json is not JSON.*line 3/],
    ['a mistyped key', { [JSON_FILE]: { 'agent-ids': 'x' } }, /'agent-ids'.*'agent-id'/],
    ['a mistyped rule', { [JSON_FILE]: { rule: { 'auth/bad-tokn': 'off' } } }, /'auth\/bad-token'/],
    ['a token', { [JSON_FILE]: { token: 'x' } }, /TALKOVER_TOKEN/],
    ['two files', { [JSON_FILE]: {}, [MODULE]: '' }, /both .*json and .*mjs.*--config/],
    ['a module without settings', { [MODULE]: 'export const plan = 1;' }, /export default/],
    ['a module that is none', { [MODULE]: 'export default {' }, /cannot be loaded/],
    [
      'a module that throws',
      { [MODULE]: "throw new Error('no\\nway');" },
      /cannot be loaded: no$/m,
    ],
  ])('with %s: exit 2 and one line', async (_, files, line) => {
    const cwd = await folderWith(files);
    expectLine(await call(['verify', '--target', 'twin'], { cwd }), 2, line);
  });

  test.each([
    ['that is not there', 'nowhere.json', /nowhere\.json cannot be read/],
    ['of another kind', 'gate.yaml', /gate\.yaml has to be a \.json or an \.mjs/],
  ])('%s: exit 2 and one line', async (_, name, line) => {
    expectLine(await call(['verify', '--config', name], { cwd: await folder() }), 2, line);
  });
});

describe('severities', () => {
  test('a warning is shown as one, and fails nothing', async () => {
    const { env } = await serveFaulty();
    const cwd = await folderWith({ [JSON_FILE]: { rule: { 'validation/upper-bound': 'warn' } } });
    const { code, out } = await call(['verify'], { env, cwd });
    expect(out).toMatch(/^! validation\/upper-bound: .* \(warn here, error otherwise\)$/m);
    expect(code).toBe(0);
    expect((await call(['verify', '--fail-on', 'warn'], { env, cwd })).code).toBe(1);
    const flag = ['--rule', 'validation/upper-bound=error'];
    expect((await call(['verify', ...flag], { env, cwd })).code).toBe(1);
  });

  test('what is off is not judged, and counted', async () => {
    const { env } = await serveFaulty();
    const args = ['verify', '--rule', 'validation/upper-bound=off'];
    const { code, out } = await call(args, { env, cwd: await folder() });
    expect(out).toMatch(/^Off: 1 of \d+ rules$/m);
    expect(code).toBe(0);
  });

  test('a warning by the catalogue fails with --fail-on warn', async () => {
    const { env } = await serveFaulty('no-challenge');
    const cwd = await folder();
    expect((await call(['verify'], { env, cwd })).code).toBe(0);
    const { code, out } = await call(['verify', '--fail-on', 'warn'], { env, cwd });
    expect(out).toMatch(/^✗ response\/challenge: .* \(error here, warn otherwise\)$/m);
    expect(code).toBe(1);
  });

  test('list shows them', async () => {
    const cwd = await folderWith({ [JSON_FILE]: { rule: { auth: 'warn' } } });
    const { out } = await call(['list', 'auth', '--rule', 'auth/bad-token=off'], { cwd });
    const severities = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/).slice(0, 2));
    expect(severities).toContainEqual(['auth/bad-token', 'off']);
    expect(severities).toContainEqual(['auth/missing-token', 'warn']);
  });
});
