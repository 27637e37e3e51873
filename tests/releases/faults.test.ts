import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkReleases } from '../../scripts/releases/check.ts';
import { CHECKSUMS, checksumsOf } from '../../scripts/releases/checksums.ts';
import { releaseFaults } from '../../scripts/releases/faults.ts';
import { RELEASES } from '../../scripts/releases/releases.ts';
import { bounds, narrower } from '../description/bounds.ts';
import { root } from '../generated/copy.ts';
import { released } from './released.ts';

const FILE = `${RELEASES}/1.0.0/openapi.yaml`;
const RULES = `${RELEASES}/1.0.0/rules.yaml`;

test('the releases of this project are what they were when they were cut', async () => {
  const lines: string[] = [];
  expect(await checkReleases(root, (line) => lines.push(line))).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^✓ releases .*1\.0\.0.*as their checksums say/)]);
});

test('a file that was changed, removed or added is named', async () => {
  const tree = await released();
  expect(await releaseFaults(tree.folder)).toEqual([]);
  await tree.edit(FILE, bounds(), narrower);
  await rm(tree.path(RULES));
  await writeFile(tree.path(`${RELEASES}/1.0.0/more.md`), 'more');
  expect(await releaseFaults(tree.folder)).toEqual(
    [FILE, RULES, `${RELEASES}/1.0.0/more.md`].map(
      (file) => `${file} is not what ${CHECKSUMS} says`,
    ),
  );
});

test('a folder that holds another version is named', async () => {
  const tree = await released();
  await tree.edit(FILE, 'version: 1.0.0', 'version: 1.0.1');
  await sign(tree.path(`${RELEASES}/1.0.0`));
  expect(await releaseFaults(tree.folder)).toEqual([`${RELEASES}/1.0.0 holds 1.0.0, 1.0.1`]);
});

test.each([
  ['committed', true],
  ['not yet committed', false],
])('a change that the checksums were made to fit is found by git: %s', async (_, isCommitted) => {
  const tree = await released();
  const git = repositoryIn(tree.folder);
  git('add', '.');
  git('commit', '-m', 'release');
  expect(await releaseFaults(tree.folder)).toEqual([]);
  await tree.edit(FILE, bounds(), narrower);
  await sign(tree.path(`${RELEASES}/1.0.0`));
  if (isCommitted) git('commit', '-a', '-m', 'nobody will notice');
  expect(await releaseFaults(tree.folder)).toEqual(
    [`${RELEASES}/1.0.0/${CHECKSUMS}`, FILE].map(
      (file) => `${file} was changed after it had been committed: cut a new release`,
    ),
  );
});

test('a release that was removed and written anew is found by git', async () => {
  const tree = await released();
  const git = repositoryIn(tree.folder);
  git('add', '.');
  git('commit', '-m', 'release');
  git('rm', '-r', '-q', '--cached', RELEASES);
  git('commit', '-m', 'remove');
  git('add', '.');
  git('commit', '-m', 'again');
  expect(await releaseFaults(tree.folder)).toContain(
    `${FILE} was changed after it had been committed: cut a new release`,
  );
});

test('a release that comes by a merge is none that was changed', async () => {
  const tree = await released();
  const git = repositoryIn(tree.folder);
  git('add', 'openapi/openapi.yaml');
  git('commit', '-m', 'begin');
  git('checkout', '-q', '-b', 'release');
  git('add', '.');
  git('commit', '-m', 'release');
  git('checkout', '-q', '-');
  git('commit', '--allow-empty', '-m', 'meanwhile');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'release');
  expect(await releaseFaults(tree.folder)).toEqual([]);
});

/** Makes the checksums fit, as somebody would who means to hide a change. */
async function sign(folder: string): Promise<void> {
  await writeFile(join(folder, CHECKSUMS), await checksumsOf(folder));
}

function repositoryIn(folder: string): (...parts: string[]) => void {
  const settings = ['user.name=Test', 'user.email=test@example.com', 'commit.gpgSign=false'];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const git = (...parts: string[]) =>
    execFileSync('git', ['-C', folder, ...flags, ...parts], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  git('init', '-q');
  return git;
}
