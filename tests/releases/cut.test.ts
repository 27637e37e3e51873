import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutRelease } from '../../scripts/releases/cut.ts';
import { RELEASES, readAbout, readReleased } from '../../scripts/releases/releases.ts';
import { bounds, narrower, wider } from '../description/bounds.ts';
import { root } from '../generated/copy.ts';
import { limit } from '../values.ts';
import { DAY, DESCRIPTION, NOTES, released, unreleased } from './released.ts';

test('a release holds the description, the catalogue and what was said about it', async () => {
  const tree = await unreleased();
  expect(await tree.cut()).toBe('1.0.0');
  const { description, rules } = await readReleased(tree.folder, '1.0.0');
  const generated = JSON.parse(await readFile(join(root, 'generated/openapi.json'), 'utf8'));
  expect({ ...description, info: generated.info }).toEqual(generated);
  expect(rules.length).toBeGreaterThan(90);
  expect(await readAbout(tree.folder, '1.0.0')).toEqual({
    version: '1.0.0',
    date: DAY,
    notes: ['The first.'],
    base: null,
    bump: 'none',
    changes: [],
  });
});

test('a later release names what changed since the one before', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, bounds(), wider);
  await tree.raise('1.1.0');
  expect(await tree.cut()).toBe('1.1.0');
  expect(await readAbout(tree.folder, '1.1.0')).toMatchObject({
    base: '1.0.0',
    bump: 'minor',
    notes: ['Something new.'],
    changes: [
      {
        place: 'request timeout maximum',
        breaks: ['service'],
        before: limit('timeout'),
        after: limit('timeout') + 1,
      },
    ],
  });
});

test('a version is released once', async () => {
  const tree = await released();
  await expect(tree.cut()).rejects.toThrow('1.0.0 is released; a release never changes');
});

test('a version that does not tell of the changes is not released', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, bounds(), narrower);
  await tree.raise('1.1.0');
  await expect(tree.cut()).rejects.toThrow('info.version is 1.1.0, and the changes ask for 2.0.0');
});

test('a version that nobody wrote about is not released', async () => {
  const tree = await unreleased();
  await tree.edit(NOTES, '## 1.0.0', '## 0.9.0');
  await expect(tree.cut()).rejects.toThrow(`${NOTES} has no points under \`## 1.0.0\``);
});

test('a day that is none is refused before anything is written', async () => {
  const { folder } = await unreleased();
  await expect(cutRelease({ root: folder, date: 'today' })).rejects.toThrow('today is no day');
  await expect(readReleased(folder, '1.0.0')).rejects.toThrow(`${RELEASES}/1.0.0`);
});
