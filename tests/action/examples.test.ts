import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { CLI } from '../cli/command.ts';
import { serveFaulty } from '../cli/faulty-service.ts';
import type { Service } from '../cli/service.ts';
import { serve } from '../cli/service.ts';
import { folder, ROOT, runStep } from './runner.ts';
import type { Repository } from './workflow.ts';
import { runWorkflow } from './workflow.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A repository whose settings name a service. */
function repository({ few, url }: Service, more: Repository = {}): Repository {
  const { TALKOVER_TOKEN = '', TALKOVER_AGENT_ID = '', TALKOVER_WEBHOOK_ID = '' } = few;
  return {
    secrets: { TALKOVER_TOKEN },
    vars: { TALKOVER_URL: url, TALKOVER_AGENT_ID, TALKOVER_WEBHOOK_ID, TALKOVER_RATE: 'none' },
    ...more,
  };
}

/** A command that writes down how it was called. */
async function recorder(name: string): Promise<{ path: string; calls: () => Promise<string> }> {
  const bin = await folder();
  const log = join(bin, 'calls');
  await writeFile(log, '');
  await writeFile(join(bin, name), `#!/bin/sh\necho "$@" >>'${log}'\n`, { mode: 0o755 });
  return { path: `${bin}:${process.env.PATH}`, calls: () => readFile(log, 'utf8') };
}

describe('docs/ci/github.yml', () => {
  test('is green where the service conforms, and keeps the reports', async () => {
    const { jobs, artifacts } = await runWorkflow('docs/ci/github.yml', repository(await serve()));
    expect(jobs).toMatchObject([{ job: 'contract', code: 0 }]);
    expect(artifacts).toContain('contract-reports/contract-reports/talkover-contract.html');
    expect(artifacts.join()).not.toContain('journal');
  });

  test('is red where it does not, and keeps the reports all the same', async () => {
    const service = await serveFaulty();
    const { jobs, artifacts } = await runWorkflow('docs/ci/github.yml', repository(service));
    expect(jobs).toMatchObject([{ job: 'contract', code: 1 }]);
    expect(artifacts).toContain('contract-reports/contract-reports/talkover-contract.junit.xml');
  });
});

test('docs/ci/github-shards.yml: a job a webhook, and one report of all', async () => {
  const service = await serve();
  const { webhookId, siblingWebhookId } = service.twin.ids;
  const matrix = { webhook: [webhookId, siblingWebhookId] };
  const own = repository(service, { matrix });
  const { jobs, artifacts } = await runWorkflow('docs/ci/github-shards.yml', own);
  expect(jobs).toMatchObject([
    { job: 'verify', code: 0 },
    { job: 'verify', code: 0 },
    { job: 'report', code: 0 },
  ]);
  expect(jobs[2]?.log.match(/^✓ http:\S+ conforms/gm)).toHaveLength(2);
  expect(artifacts.filter((path) => path.endsWith('verdict.json'))).toHaveLength(2);
  expect(artifacts).toContain('contract-reports/contract-reports/talkover-contract.html');
});

test('docs/ci/github-shards.yml: a webhook that is not there is told of in the report of all', async () => {
  const service = await serve();
  const matrix = { webhook: [service.twin.ids.webhookId, 'not-there'] };
  const own = repository(service, { matrix });
  const { jobs } = await runWorkflow('docs/ci/github-shards.yml', own);
  expect(jobs.map(({ code }) => code)).toEqual([0, 3, 3]);
  expect(jobs[2]?.log).toMatch(/\? http:\S+ could not be judged/);
});

describe('docs/ci/github-drift.yml', () => {
  const BASELINE = 'talkover-contract.baseline.json';
  const pinned = (answer: string): Repository['files'] => ({
    [BASELINE]: JSON.stringify({
      format: 'talkover-contract/baseline',
      version: 1,
      observed: { 'observed/malformed-json': [answer] },
    }),
  });

  test('opens no issue while the service answers as it did', async () => {
    const gh = await recorder('gh');
    const files = pinned('status 400') ?? {};
    const own = repository(await serve(), { files, env: { PATH: gh.path } });
    const { jobs } = await runWorkflow('docs/ci/github-drift.yml', own);
    expect(jobs).toMatchObject([{ code: 0 }]);
    expect(await gh.calls()).toBe('');
  });

  test('opens one with the verdict and the report once it does not', async () => {
    const gh = await recorder('gh');
    const files = pinned('status 422') ?? {};
    const own = repository(await serve(), { files, env: { PATH: gh.path } });
    const { jobs } = await runWorkflow('docs/ci/github-drift.yml', own);
    expect(jobs).toMatchObject([{ code: 1 }]);
    expect(await gh.calls()).toBe(
      'issue create --title Contract drift: differs from its baseline --body-file contract-reports/talkover-contract.md\n',
    );
  });
});

test("the project's own workflow: a target a job, and their verdicts merged", async () => {
  const { jobs, artifacts } = await runWorkflow('.github/workflows/ci.yml', {}, [
    'gate',
    'verdict',
  ]);
  expect(jobs).toMatchObject([
    { job: 'gate', code: 0 },
    { job: 'gate', code: 0 },
    { job: 'verdict', code: 0 },
  ]);
  expect(jobs[2]?.log).toMatch(/✓ prism conforms[\s\S]*✓ twin conforms/);
  expect(artifacts).toContain('reports/reports/talkover-contract.badge.json');
});

test('docs/ci/gitlab-ci.yml: its script verifies, and leaves what it promises', async () => {
  const { contract } = parse(await readFile(join(ROOT, 'docs/ci/gitlab-ci.yml'), 'utf8'));
  const bin = await folder();
  const called = `--yes talkover-contract@${packageJson.version}`;
  await writeFile(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1 $2" = '${called}' ] || exit 99\nshift 2\nexec node '${CLI}' "$@"\n`,
    { mode: 0o755 },
  );
  const { few } = await serve();
  const cwd = await folder();
  const env = { ...few, PATH: `${bin}:${process.env.PATH}`, GITHUB_ACTIONS: '' };
  const { code, log } = await runStep({ run: contract.script.join('\n') }, {}, { cwd, env });
  expect(log).toMatch(/✓ http:\S+ conforms/);
  expect(code).toBe(0);
  const { paths, reports } = contract.artifacts;
  const left = await readdir(cwd, { recursive: true });
  for (const path of [paths[0], paths[1], reports.junit]) expect(left).toContain(path);
});
