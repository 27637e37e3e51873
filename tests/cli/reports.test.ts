import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { call, expectLine, folder } from './command.ts';
import { serveFaulty } from './faulty-service.ts';
import { serve } from './service.ts';
import { ENV } from './wrong-calls.ts';

vi.setConfig({ testTimeout: 60_000 });

const ALL = [
  'talkover-contract.badge.json',
  'talkover-contract.html',
  'talkover-contract.json',
  'talkover-contract.junit.xml',
  'talkover-contract.md',
  'talkover-contract.sarif',
];

describe('--report', () => {
  test('writes every kind into a folder that it makes, and names the files', async () => {
    const { env } = await serveFaulty();
    const cwd = await folder();
    const kinds = ['--report', 'html,junit', '--report', 'sarif, md,json,badge'];
    const args = ['verify', ...kinds, '--report-dir', 'out/reports', '--json', 'verdict.json'];
    const { code, out } = await call(args, { env, cwd });
    expect(code).toBe(1);
    expect((await readdir(join(cwd, 'out/reports'))).sort()).toEqual(ALL);
    const read = (file: string): Promise<string> =>
      readFile(join(cwd, 'out/reports', file), 'utf8');
    for (const file of ALL) expect(out).toContain(join('out/reports', file));
    expect(await read('talkover-contract.html')).toContain('class="exchange');
    expect(await read('talkover-contract.junit.xml')).toContain('failures="1" errors="0"');
    expect(JSON.parse(await read('talkover-contract.sarif')).runs[0].results).toHaveLength(1);
    expect(await read('talkover-contract.md')).toMatch(/^## ✗ /);
    expect(JSON.parse(await read('talkover-contract.badge.json')).color).toBe('red');
    expect(await read('talkover-contract.json')).toBe(
      await readFile(join(cwd, 'verdict.json'), 'utf8'),
    );
    for (const file of ALL) expect(await read(file)).not.toContain(env.TALKOVER_TOKEN);
  });

  test('writes into the folder of the call where none is named', async () => {
    const { env } = await serve();
    const cwd = await folder();
    const { code } = await call(['verify', '--report', 'badge'], { env, cwd });
    expect(code).toBe(0);
    expect(await readdir(cwd)).toContain('talkover-contract.badge.json');
  });

  test('comes from the environment as well', async () => {
    const cwd = await folder();
    const { env } = await serve();
    const variables = { ...env, TALKOVER_REPORT: 'md,badge', TALKOVER_REPORT_DIR: 'reports' };
    await call(['verify', '--plan', 'quick'], { env: variables, cwd });
    expect((await readdir(join(cwd, 'reports'))).sort()).toEqual([ALL[0], ALL[4]]);
  });

  test('one page tells of both bundled targets', async () => {
    const cwd = await folder();
    await call(['verify', '--report', 'html'], { cwd });
    const page = await readFile(join(cwd, 'talkover-contract.html'), 'utf8');
    expect(page).toMatch(/<h2 id="rules-0">Rules on twin<\/h2>/);
    expect(page).toMatch(/<h2 id="rules-1">Rules on prism<\/h2>/);
  });
});

test('judge makes the same page of a recording as verify made of the run', async () => {
  const cwd = await folder();
  const verify = ['verify', '--target', 'twin', '--record', 'run.har'];
  await call([...verify, '--report', 'html', '--report-dir', 'seen'], { cwd });
  await call(['judge', 'run.har', '--report', 'html', '--report-dir', 'judged'], { cwd });
  const [seen, judged] = await Promise.all(
    ['seen', 'judged'].map((dir) => readFile(join(cwd, dir, 'talkover-contract.html'), 'utf8')),
  );
  expect(seen).toContain('class="exchange');
  expect(judged).toBe(seen);
});

describe('exit 2 and one line, before anything is sent', () => {
  test.each([
    ['an unknown kind', ['--report', 'html,pdf'], /--report names 'pdf'; it takes html, junit,/],
    ['a mistyped kind', ['--report', 'junti'], /Is 'junit' meant\?/],
    ['no kind', ['--report', ''], /--report names ''/],
    ['a folder and no kind', ['--report-dir', 'out'], /--report-dir is out.*--report html/],
  ])('%s', async (_, args, line) => {
    expectLine(await call(['verify', ...args], { env: ENV, cwd: await folder() }), 2, line);
  });

  test('a folder that is a file', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'out'), '');
    const args = ['verify', '--report', 'md', '--report-dir', 'out'];
    expectLine(await call(args, { env: ENV, cwd }), 2, /--report-dir out cannot be made/);
  });

  test('a report that is a folder', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'talkover-contract.md'));
    await chmod(cwd, 0o755);
    const { env, received } = await serve();
    const line = /cannot be written to talkover-contract\.md/;
    expectLine(await call(['verify', '--report', 'md'], { env, cwd }), 2, line);
    expect(received.length).toBe(0);
  });
});

describe('on GitHub', () => {
  test('findings are annotations, and the summary of the job tells of them', async () => {
    const { env } = await serveFaulty();
    const cwd = await folder();
    const GITHUB_STEP_SUMMARY = join(cwd, 'summary.md');
    await writeFile(GITHUB_STEP_SUMMARY, 'What an earlier step wrote.\n');
    const github = { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY };
    const { code, out } = await call(['verify'], { env: github, cwd });
    expect(code).toBe(1);
    expect(out.match(/^::error .*$/gm)).toEqual([
      expect.stringMatching(
        /^::error file=openapi\/openapi\.yaml,line=\d+,title=validation\/upper-bound at timeout\/maximum failed::/,
      ),
    ]);
    const summary = await readFile(GITHUB_STEP_SUMMARY, 'utf8');
    expect(summary).toMatch(/^What an earlier step wrote\.\n## ✗ `http:/);
    expect(summary).toContain('### ✗ `validation/upper-bound` failed');
  });

  test('what a server answered is no command', async () => {
    const { env } = await serve((_, n, next) => (n === 3 ? new Response('##[error]x') : next()));
    const github = { ...env, GITHUB_ACTIONS: 'true' };
    const { out } = await call(['verify', '--plan', 'quick'], { env: github, cwd: await folder() });
    const [, token = '', told = ''] = /^::stop-commands::(\S+)\n(.*?)^::\1::$/ms.exec(out) ?? [];
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(told).toContain('##[error]x');
    expect(out.split(told)[0]).not.toContain('##[');
    expect(out.split(told)[1]).not.toContain('##[');
  });

  test('a summary that cannot be written changes no verdict', async () => {
    const { env } = await serve();
    const github = { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/nowhere/summary.md' };
    const { code, err } = await call(['verify'], { env: github, cwd: await folder() });
    expect(code).toBe(0);
    expect(err).toMatch(/^The summary of the job could not be written: .*\n$/);
  });

  test('elsewhere nothing of it is said', async () => {
    const { env } = await serveFaulty();
    const { out } = await call(['verify'], { env, cwd: await folder() });
    expect(out).not.toMatch(/^::/m);
  });
});
