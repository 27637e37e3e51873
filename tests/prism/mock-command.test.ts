import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { targetFlags } from '../../src/cli/verify-flags.ts';
import { prismTarget } from '../../src/target/prism.ts';
import { FULL_ABILITIES } from '../../src/target/target.ts';
import { call, folder } from '../cli/command.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Prism takes seconds to start, and more on a busy machine. */
const PATIENCE = 60_000;

/** Starts what `npm run mock` runs, on a free port; it ends with the test. */
function startMock(): Promise<string> {
  const [command = '', ...args] = packageJson.scripts.mock.split(' ');
  const bin = join(ROOT, 'node_modules', '.bin');
  const child = spawn(command, [...args, '--port', '0'], {
    cwd: ROOT,
    env: { PATH: [bin, process.env.PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const look = (piece: Buffer): void => {
      said += String(piece);
      const url = /listening on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('error', reject);
    child.on('close', () => reject(new Error(`The mock ended: ${said}`)));
  });
}

interface Run {
  readonly rules: readonly { id: string; outcome: string; lacks: readonly string[] }[];
}

/** What became of each rule, and for want of what. */
async function rulesIn(file: string): Promise<unknown[]> {
  const { runs } = JSON.parse(await readFile(file, 'utf8')) as { runs: readonly Run[] };
  return runs.flatMap(({ rules }) => rules.map(({ id, outcome, lacks }) => [id, outcome, lacks]));
}

test(
  'a Prism as people run it gets the verdict of the embedded one, where what it lacks is named',
  async () => {
    const url = await startMock();
    const cwd = await folder();
    const { fixtures, token, secret = '', close } = await prismTarget();
    await close();
    const embedded = await call(['verify', '--target', 'prism', '--json', 'embedded.json'], {
      cwd,
    });
    const ids = ['--agent-id', fixtures.agentId, '--webhook-id', fixtures.webhookId];
    const lacks = ['--lacks', FULL_ABILITIES.join(',')];
    const env = { TALKOVER_TOKEN: token, TALKOVER_WEBHOOK_SECRET: secret };
    const args = ['verify', '--url', url, ...ids, ...lacks, '--json', 'mock.json'];
    const outcome = await call(args, { cwd, env });
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(embedded).toMatchObject({ code: 0, err: '' });
    for (const ability of FULL_ABILITIES)
      expect(outcome.out).toMatch(new RegExp(`^Locked, for want of ${ability}: `, 'm'));
    expect(await rulesIn(join(cwd, 'mock.json'))).toEqual(
      await rulesIn(join(cwd, 'embedded.json')),
    );
  },
  PATIENCE,
);

test('the help names all that a mock may lack', () => {
  expect(targetFlags.lacks?.value).toBe(FULL_ABILITIES.join(','));
});
