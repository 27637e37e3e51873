import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { journalOf, readJournal, settingsIn, writeJournal } from '../../src/drive/journal.ts';
import { call, expectLine, folder } from '../cli/command.ts';

const ENTRY = { agentId: 'a', webhookId: 'w', settings: { name: 'n', timeout: 7 } };
const JOURNAL = journalOf('http://127.0.0.1:9', false, [ENTRY]);

test('is read as it was written', async () => {
  const file = join(await folder(), 'journal');
  await writeJournal(file, JOURNAL);
  expect(await readJournal(file)).toEqual(JOURNAL);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('holds the settings that can be written back, and those alone', () => {
  const state = { id: 'w', name: 'n', webhook_secret: 'x', status: 'active', timeout: 7, extra: 1 };
  expect(settingsIn(state)).toEqual({ name: 'n', timeout: 7 });
});

test('a place that cannot be written to is an error, and nothing stays behind', async () => {
  const cwd = await folder();
  await expect(writeJournal(join(cwd, 'no', 'journal'), JOURNAL)).rejects.toThrow(/ENOENT/);
  await writeFile(join(cwd, 'full'), '');
  await chmod(join(cwd, 'full'), 0o400);
  await expect(writeJournal(join(cwd, 'full', 'journal'), JOURNAL)).rejects.toThrow(/ENOTDIR/);
  expect(await readdir(cwd)).toEqual(['full']);
});

test('the journal of an earlier run is never written over', async () => {
  const cwd = await folder();
  const file = join(cwd, 'journal');
  await writeJournal(file, JOURNAL);
  const changed = journalOf('http://127.0.0.1:9', false, [
    { ...ENTRY, settings: { name: 'changed' } },
  ]);
  await expect(writeJournal(file, changed)).rejects.toThrow();
  expect(await readJournal(file)).toEqual(JOURNAL);
  expect(await readdir(cwd)).toEqual(['journal']);
});

describe('restore refuses, with exit 2 and one line, and leaves', () => {
  const whole = JSON.stringify(JOURNAL);
  test.each([
    ['an empty file', ''],
    ['a journal that breaks off', whole.slice(0, -20)],
    ['other JSON', '{"format":"something"}'],
    ['a later version', whole.replace('"version":1', '"version":2')],
    ['no webhooks', JSON.stringify({ ...JOURNAL, webhooks: [] })],
    ['webhooks that are no list', JSON.stringify({ ...JOURNAL, webhooks: {} })],
    [
      'a webhook without its id',
      JSON.stringify({ ...JOURNAL, webhooks: [{ ...ENTRY, webhookId: 1 }] }),
    ],
    [
      'a webhook without settings',
      JSON.stringify({ ...JOURNAL, webhooks: [{ agentId: 'a', webhookId: 'w' }] }),
    ],
    ['a base that is no URL', JSON.stringify({ ...JOURNAL, baseUrl: 'somewhere' })],
    ['a base of another scheme', JSON.stringify({ ...JOURNAL, baseUrl: 'file:///etc' })],
  ])('%s', async (_, text) => {
    const cwd = await folder();
    const file = join(cwd, 'journal');
    await writeFile(file, text);
    expectLine(
      await call(['restore', file], { env: { TALKOVER_TOKEN: 'talq_token123' } }),
      2,
      /journal/,
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('one whose secret is not given again', async () => {
    const file = join(await folder(), 'journal');
    await writeJournal(file, { ...JOURNAL, secret: true });
    expectLine(await call(['restore', file]), 2, /TALKOVER_WEBHOOK_SECRET/);
  });

  test('one without a token', async () => {
    const file = join(await folder(), 'journal');
    await writeJournal(file, JOURNAL);
    expectLine(await call(['restore', file]), 2, /TALKOVER_TOKEN/);
  });
});
