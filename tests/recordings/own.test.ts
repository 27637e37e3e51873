import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';
import harSchema from 'har-schema';
import { expect, test } from 'vitest';
import { call, folder, start } from '../cli/command.ts';
import type { Meddle } from '../cli/service.ts';
import { serve } from '../cli/service.ts';
import { bad } from '../values.ts';

/** The complaints of HAR's schema about a text. */
function complaints(text: string): unknown {
  const ajv = new Ajv({ strict: false });
  ajv.addMetaSchema(draft06);
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(harSchema)) {
    if (name !== 'har') ajv.addSchema(schema);
  }
  ajv.validate(harSchema.har, JSON.parse(text));
  return ajv.errors;
}

test.each([
  ['two targets', ['verify'], 0],
  ['some rules', ['verify', '--target', 'twin', '--only', 'partial-update', '--plan', 'quick'], 0],
])(
  '%s: judging the recording gives the verdict of the run, byte for byte',
  async (_, args, code) => {
    const to = await folder();
    const [har, first, second] = ['run.har', 'a.json', 'b.json'].map((name) => join(to, name));
    const run = await call([...args, '--record', `${har}`, '--json', `${first}`]);
    expect(run.code).toBe(code);
    const only = args.includes('--only') ? ['--only', 'partial-update'] : [];
    const again = await call(['judge', `${har}`, ...only, '--json', `${second}`]);
    expect(again).toEqual({ ...run, out: expect.any(String) });
    expect(await readFile(`${second}`, 'utf8')).toBe(await readFile(`${first}`, 'utf8'));
    expect(complaints(await readFile(`${har}`, 'utf8'))).toBeNull();
  },
);

/** A service that takes too much, breaks off, and answers bytes that are no text. */
const wrong: Meddle = ({ text }, n, next) => {
  if (text.includes(`"timeout":${bad('timeout')}`)) return new Response('{"success":true}');
  if (n === 20) throw new Error('gone');
  return n === 21 ? new Response(new Uint8Array([0x7b, 0xff, 0x7d])) : next();
};

test('a run that fails is kept as it was, and its recording holds no secret', async () => {
  const { env, twin } = await serve(wrong);
  const to = await folder();
  const [har, first, second] = ['run.har', 'a.json', 'b.json'].map((name) => join(to, name));
  const run = await call(['verify', '--record', `${har}`, '--json', `${first}`], { env, cwd: to });
  expect(run.code).not.toBe(0);
  const again = await call(['judge', `${har}`, '--json', `${second}`]);
  expect(again.code).toBe(run.code);
  expect(await readFile(`${second}`, 'utf8')).toBe(await readFile(`${first}`, 'utf8'));
  const text = await readFile(`${har}`, 'utf8');
  expect(complaints(text)).toBeNull();
  expect(text).toContain('‹token›');
  for (const secret of [twin.ids.token, twin.ids.webhookSecret]) expect(text).not.toContain(secret);
});

test('a run that is killed leaves a whole HAR file, of which judge says that the run was cut', async () => {
  const to = await folder();
  const har = join(to, 'run.har');
  const { env } = await serve(async (_, n, next) => {
    if (n === 12) await new Promise(() => undefined);
    return next();
  });
  const running = start(['verify', '--record', har], { env, cwd: to });
  await expect
    .poll(async () => (await readFile(har, 'utf8').catch(() => '')).split('\n').length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(9);
  running.child.kill('SIGKILL');
  await running.done;
  const text = await readFile(har, 'utf8');
  expect(complaints(text)).toBeNull();
  const { code, out } = await call(['judge', har]);
  expect(code).toBe(3);
  expect(out).toContain('The run was interrupted.');
});

test('exchanges as JSON lines on standard input are judged as the file is', async () => {
  const to = await folder();
  const har = join(to, 'run.har');
  const { out } = await call(['verify', '--target', 'twin', '--record', har]);
  const { log } = JSON.parse(await readFile(har, 'utf8'));
  const lines = log.entries.map((entry: unknown) => JSON.stringify(entry));
  await writeFile(join(to, 'lines'), lines.join('\n'));
  const judge = (input: string): string => {
    const { CLI = '' } = { CLI: new URL('../../dist/cli.js', import.meta.url).pathname };
    const { status, stdout } = spawnSync(process.execPath, [CLI, 'judge', '-'], { input });
    return `${status} ${stdout.toString().trim().split('\n').at(-1)}`;
  };
  const decided = out.trim().split('\n').at(-1);
  expect(decided).toMatch(/^✓ twin conforms\./);
  expect(judge(JSON.stringify({ log }))).toBe(`0 ${decided}`);
  // Without the end of the file nobody knows that the run came to its end.
  expect(judge(lines.join('\n'))).toMatch(
    /^3 \? twin could not be judged: The run was interrupted/,
  );
});
