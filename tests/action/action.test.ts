import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { serveFaulty } from '../cli/faulty-service.ts';
import { serve } from '../cli/service.ts';
import { folder, manifest, runAction } from './runner.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Inputs that are no flags of the command. */
const OWN = ['command', 'files', 'token', 'webhook-secret'];

describe('inputs', () => {
  const flags = commands.find(({ name }) => name === 'verify')?.flags ?? {};

  test('are the flags of verify, each by its name', () => {
    const names = Object.keys(manifest.inputs).filter((name) => !OWN.includes(name));
    expect(names.toSorted()).toEqual(Object.keys(flags).toSorted());
  });

  test('are set to nothing, so that environment and configuration file count', () => {
    const set = Object.entries(manifest.inputs).filter(([, input]) => input.default !== '');
    expect(set.map(([name]) => name)).toEqual(['command']);
  });

  test('reach no script but as the value of a variable', () => {
    for (const { run = '' } of manifest.runs.steps) expect(run).not.toContain('${{');
    const last = manifest.runs.steps.at(-1);
    for (const name of Object.keys(manifest.inputs)) {
      const variable = `INPUT_${name.replaceAll('-', '_').toUpperCase()}`;
      expect(last?.env?.[variable]).toBe(`\${{ inputs.${name} }}`);
    }
  });

  test('reach the command, each flag as often as it may be given', () => {
    const script = manifest.runs.steps.at(-1)?.run ?? '';
    const called = (word: string): string[] => {
      const loop = new RegExp(`for name in ([^;]*); do\\s+${word} "`).exec(script)?.[1] ?? '';
      return loop.split(/[\s\\]+/).filter((name) => name !== '');
    };
    const [one, each, onOff] = [called('one'), called('each'), called('switch')];
    expect([...one, ...each, ...onOff, 'json', 'report-dir'].toSorted()).toEqual(
      Object.keys(flags).toSorted(),
    );
    const kinds = Object.entries(flags);
    expect(onOff.toSorted()).toEqual(
      kinds.flatMap(([name, { type }]) => (type === 'boolean' ? [name] : [])).toSorted(),
    );
    expect([...each, 'report'].toSorted()).toEqual(
      kinds.flatMap(([name, { multiple }]) => (multiple === true ? [name] : [])).toSorted(),
    );
  });
});

describe('the action', () => {
  test('is green for a service that conforms, with its outputs and reports', async () => {
    const { url, twin } = await serve();
    const cwd = await folder();
    const inputs = {
      url,
      token: twin.ids.token,
      'agent-id': twin.ids.agentId,
      'webhook-id': twin.ids.webhookId,
      report: 'html,junit',
      'report-dir': 'reports',
      json: 'verdict.json',
    };
    const { code, log, outputs } = await runAction(inputs, { cwd });
    expect(log).toMatch(/✓ http:\S+ conforms\./);
    expect(log).not.toContain(twin.ids.token);
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: {
        'exit-code': '0',
        verdict: 'conforms',
        json: 'verdict.json',
        'report-dir': 'reports',
      },
    });
    expect((await readdir(join(cwd, 'reports'))).length).toBe(2);
    expect(JSON.parse(await readFile(join(cwd, 'verdict.json'), 'utf8')).runs).toHaveLength(1);
  });

  test('is red for one that does not, and says so in its outputs', async () => {
    const { env } = await serveFaulty();
    const { code, log, outputs } = await runAction({}, { cwd: await folder(), env });
    expect(log).toContain('✗ validation/upper-bound');
    expect(code).toBe(1);
    expect(outputs).toMatchObject({
      'exit-code': '1',
      verdict: 'does not conform',
      json: expect.stringMatching(/verdict\.json$/),
      'report-dir': '',
    });
  });

  test('takes several values, a line each, and switches', async () => {
    const { env } = await serveFaulty();
    const rule = 'validation/upper-bound=warn\nresponse=off\n';
    const { code, log } = await runAction(
      { rule, only: 'validation\nauth', strict: 'false', plan: 'default' },
      { cwd: await folder(), env },
    );
    expect(log).toMatch(/^! validation\/upper-bound/m);
    expect(log.match(/^ {2}[✓✗·!] \S+/gm)?.map((line) => line.slice(4))).toEqual([
      'validation',
      'auth',
    ]);
    expect(code).toBe(0);
  });

  test.each([
    ['a switch that is neither true nor false', { strict: 'yes' }, /input strict takes/],
    ['a command that it does not run', { command: 'restore' }, /input command takes/],
    ['a path of two lines', { json: 'a\nverdict=conforms' }, /json and report-dir take one line/],
    ['a flag that is wrong', { plan: 'slow', target: 'twin' }, /--plan is 'slow'/],
  ])('%s is exit 2', async (_, inputs, line) => {
    const { code, log, outputs } = await runAction(inputs, { cwd: await folder() });
    expect(log).toMatch(line);
    expect(code).toBe(2);
    expect(outputs.verdict).toBe('');
  });

  test('runs nothing that stands in an input', async () => {
    const cwd = await folder();
    const wicked = '$(touch owned) `touch owned` "; touch owned; # \' && touch owned';
    for (const name of ['command', 'files', 'only', 'rule', 'plan', 'json', 'report', 'strict'])
      await runAction({ target: 'twin', 'max-requests': '1', [name]: wicked }, { cwd });
    expect(await readdir(cwd)).not.toContain('owned');
  });

  test('merges the verdicts that patterns find', async () => {
    const cwd = await folder();
    const json = { target: 'twin', json: 'first.json' };
    expect((await runAction(json, { cwd })).code).toBe(0);
    await cp(join(cwd, 'first.json'), join(cwd, 'second one.json'));
    const merged = await runAction(
      { command: 'merge', files: '*.json\n', json: 'all.json' },
      { cwd },
    );
    expect(merged).toMatchObject({ code: 0, outputs: { verdict: 'conforms' } });
    expect(JSON.parse(await readFile(join(cwd, 'all.json'), 'utf8')).runs).toHaveLength(2);
    const none = await runAction({ command: 'merge', files: 'nothing-*.json' }, { cwd });
    expect(none.log).toContain('nothing-*.json cannot be read');
    expect(none.code).toBe(2);
  });

  test('takes no Node that is too old', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'node'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { code, log } = await runAction({}, { cwd, env: { PATH: `${cwd}:${process.env.PATH}` } });
    expect(log).toMatch(/^::error::.*Node 20\.19/);
    expect(code).toBe(2);
  });
});
