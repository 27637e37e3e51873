import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { describe, expect, test, vi } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { bad, good } from '../values.ts';
import { CLI, call, expectClean, expectLine, folder, start } from './command.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('help', () => {
  test.each([[['help']], [['--help']], [['-h']]])(
    '%j lists the commands and exit codes',
    async (args) => {
      const { code, out, err } = await call(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const name of ['verify', 'serve', 'restore', 'list', 'explain'])
        expect(out).toContain(`  ${name}`);
      expect(out).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 .* 4 /);
    },
  );

  test('no command: the same, and exit 2', async () => {
    const { code, out } = await call([]);
    expect(code).toBe(2);
    expect(out).toContain('verify');
  });

  test.each(['verify', 'serve', 'restore', 'list', 'explain'])('%s --help', async (name) => {
    const { code, out } = await call([name, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: talkover-contract ${name}`));
    expect((await call(['help', name])).out).toBe(out);
  });

  test('verify --help names the variable of each flag', async () => {
    const { out } = await call(['verify', '--help']);
    expect(out).toMatch(/--agent-id ID +.*\[TALKOVER_AGENT_ID\]/);
    expect(out).toMatch(/--url URL +.*\[TALKOVER_URL\]/);
    expect(out).not.toMatch(/--token[ =]/);
  });

  test('--version is that of the package', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
  });
});

describe('list and explain', () => {
  test('list prints every rule in a line of its own', async () => {
    const { code, out } = await call(['list']);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(catalogue.map(({ id }) => id));
    for (const [index, { statement }] of catalogue.entries())
      expect(lines[index]).toContain(statement);
  });

  test('list of a group prints that group', async () => {
    const { out } = await call(['list', 'auth']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('auth/')),
    ).toBe(true);
  });

  test('explain lists the rules of a group, each with its statement', async () => {
    const { code, out } = await call(['explain', 'lookup']);
    expect(code).toBe(0);
    for (const { id, statement } of catalogue.filter((rule) => rule.id.startsWith('lookup/')))
      expect(out).toContain(`${id}\n  ${statement}\n`);
    expect(out).not.toContain('validation/');
  });

  test('explain prints one in full, with how a server breaks it', async () => {
    const rule = catalogue.find(({ id }) => id === 'validation/upper-bound');
    const { code, out } = await call(['explain', 'validation/upper-bound']);
    expect(code).toBe(0);
    for (const text of [rule?.statement, rule?.at, rule?.source, rule?.standing, rule?.breach])
      expect(out).toContain(text);
  });
});

describe('serve', () => {
  test('twin: prints variables that verify takes, and ends when told', async () => {
    const twin = start(['serve', 'twin']);
    await twin.says(/TALKOVER_WEBHOOK_SECRET=\S+\n/);
    const [text] = await twin.says(/[\s\S]+/);
    const env = Object.fromEntries(
      [...text.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const { code, out } = await call(['verify', '--strict'], { env, cwd: await folder() });
    expect(out).not.toContain('Locked');
    expect(code).toBe(0);
    twin.child.kill('SIGTERM');
    const ended = await twin.done;
    expect(ended).toMatchObject({ code: 0, signal: null, err: '' });
  });

  test('twin: on the port given; a taken one is told in a line', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    expectLine(await call(['serve', 'twin', '--port', String(port)]), 2, /Port \d+ is taken/);
    await new Promise((resolve) => taken.close(resolve));
    const twin = start(['serve', 'twin', '--port', String(port)]);
    await twin.says(new RegExp(`TALKOVER_URL=http://127\\.0\\.0\\.1:${port}\n`));
    twin.child.kill('SIGINT');
    expect((await twin.done).code).toBe(0);
  });

  test('prism: answers, and leaves nothing behind', async () => {
    const prism = start(['serve', 'prism']);
    const [, url = ''] = await prism.says(/Prism listens on (http:\S+)/);
    const path =
      '/api/v1/agents/9fbef0b7-8d4e-4a08-9207-66c22155721d/webhooks/9fcafbf2-7593-44d6-8cd7-1b221beba62a';
    const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
    const taken = await fetch(url + path, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ timeout: good('timeout') }),
    });
    const refused = await fetch(url + path, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ timeout: bad('timeout') }),
    });
    expect([taken.status, refused.status]).toEqual([200, 422]);
    prism.child.kill('SIGTERM');
    expect(await prism.done).toMatchObject({ code: 0, signal: null });
    await expect(fetch(url)).rejects.toThrow();
  });
});

test('a reader that goes away leaves no stack trace', async () => {
  const shell = spawn(
    'sh',
    ['-c', '"$0" "$1" verify --target twin | head -n 1', process.execPath, CLI],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
    },
  );
  let err = '';
  shell.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  await new Promise((resolve) => shell.on('close', resolve));
  expectClean({ code: 0, signal: null, out: '', err });
});
