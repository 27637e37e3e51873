import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { journalOf, readJournal, settingsIn, writeJournal } from '../../src/drive/journal.ts';
import { call, expectLine, folder } from '../cli/command.ts';

const ENTRY = { agentId: 'a', webhookId: 'w', settings: { name: 'n', timeout: 7 } };
const TOKEN = 'talq_token123';
const JOURNAL = journalOf('http://127.0.0.1:9', false, [ENTRY]);

test('is read as it was written', async () => {
  const file = join(await folder(), 'journal');
  await writeJournal(file, JOURNAL, TOKEN);
  expect(await readJournal(file, TOKEN, false)).toEqual(JOURNAL);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('holds the settings that can be written back, and those alone', () => {
  const state = { id: 'w', name: 'n', webhook_secret: 'x', status: 'active', timeout: 7, extra: 1 };
  expect(settingsIn(state)).toEqual({ name: 'n', timeout: 7 });
});

test('a place that cannot be written to is an error, and nothing stays behind', async () => {
  const cwd = await folder();
  await expect(writeJournal(join(cwd, 'no', 'journal'), JOURNAL, TOKEN)).rejects.toThrow(/ENOENT/);
  await writeFile(join(cwd, 'full'), '');
  await chmod(join(cwd, 'full'), 0o400);
  await expect(writeJournal(join(cwd, 'full', 'journal'), JOURNAL, TOKEN)).rejects.toThrow(
    /ENOTDIR/,
  );
  expect(await readdir(cwd)).toEqual(['full']);
});

test('the journal of an earlier run is never written over', async () => {
  const cwd = await folder();
  const file = join(cwd, 'journal');
  await writeJournal(file, JOURNAL, TOKEN);
  const changed = journalOf('http://127.0.0.1:9', false, [
    { ...ENTRY, settings: { name: 'changed' } },
  ]);
  await expect(writeJournal(file, changed, TOKEN)).rejects.toThrow();
  expect(await readJournal(file, TOKEN, false)).toEqual(JOURNAL);
  expect(await readdir(cwd)).toEqual(['journal']);
});

/** The file of a sealed journal, with one change that somebody made to it. */
async function changed(change: (journal: Record<string, unknown>) => void): Promise<string> {
  const file = join(await folder(), 'journal');
  await writeJournal(file, JOURNAL, TOKEN);
  const journal = JSON.parse(await readFile(file, 'utf8'));
  change(journal);
  await writeFile(file, JSON.stringify(journal));
  return file;
}

type Changed = { -readonly [K in keyof typeof JOURNAL]: unknown } & Record<string, unknown>;

describe('restore refuses, with exit 2 and one line, sends nothing, and leaves', () => {
  const ENV = { TALKOVER_TOKEN: TOKEN, TALKOVER_URL: JOURNAL.baseUrl };
  test.each([
    ['an empty file', ''],
    ['a journal that breaks off', JSON.stringify(JOURNAL).slice(0, -20)],
    ['other JSON', '{"format":"something"}'],
  ])('%s', async (_, text) => {
    const file = join(await folder(), 'journal');
    await writeFile(file, text);
    expectLine(await call(['restore', file], { env: ENV }), 2, /is no journal/);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test.each<[string, (journal: Changed) => void, RegExp]>([
    ['another version', (it) => Object.assign(it, { version: 1 }), /version of .* that wrote it/],
    ['no webhooks', (it) => Object.assign(it, { webhooks: [] }), /webhooks/],
    ['webhooks that are no list', (it) => Object.assign(it, { webhooks: {} }), /webhooks/],
    ['a webhook that is none', (it) => Object.assign(it, { webhooks: [7] }), /no object/],
    ['a number for an id', (it) => withEntry(it, { webhookId: 1 }), /webhookId/],
    ['empty settings', (it) => withEntry(it, { settings: {} }), /settings/],
    ['no settings', (it) => withEntry(it, { settings: undefined }), /settings is missing/],
    ['an unknown setting', (it) => withEntry(it, { settings: { x: 1 } }), /'x' is unknown/],
    ['an unknown member', (it) => Object.assign(it, { also: 1 }), /'also' is unknown/],
    ['an unknown member of a webhook', (it) => withEntry(it, { also: 1 }), /'also' is unknown/],
    ['no seal', (it) => Object.assign(it, { seal: undefined }), /seal is missing/],
    ['no base', (it) => Object.assign(it, { baseUrl: undefined }), /baseUrl is missing/],
    ['a base that is no URL', (it) => Object.assign(it, { baseUrl: 'somewhere' }), /baseUrl/],
    ['a base of another scheme', (it) => Object.assign(it, { baseUrl: 'file:///etc' }), /baseUrl/],
    ['another base', (it) => Object.assign(it, { baseUrl: 'http://127.0.0.1:8' }), /--trust/],
    ['another value', (it) => withEntry(it, { settings: { name: 'x' } }), /--trust/],
    ['another secret', (it) => Object.assign(it, { secret: true }), /--trust/],
    ['another seal', (it) => Object.assign(it, { seal: 'x' }), /--trust/],
  ])('one with %s', async (_, change, why) => {
    const file = await changed((journal) => change(journal as Changed));
    const text = await readFile(file, 'utf8');
    expectLine(await call(['restore', file], { env: ENV }), 2, why);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('one that was written with another token', async () => {
    const file = await changed(() => undefined);
    const env = { ...ENV, TALKOVER_TOKEN: 'talq_another456' };
    expectLine(await call(['restore', file], { env }), 2, /another token.*--trust/);
  });

  test.each([
    ['nobody confirms', {}, /--url http:\/\/127\.0\.0\.1:9$/m],
    ['is not the confirmed one', { TALKOVER_URL: 'http://127.0.0.1:10' }, /TALKOVER_URL names/],
  ])('one whose origin %s', async (_, url, why) => {
    const file = await changed(() => undefined);
    expectLine(await call(['restore', file], { env: { TALKOVER_TOKEN: TOKEN, ...url } }), 2, why);
  });

  test('one whose secret is not given again', async () => {
    const file = join(await folder(), 'journal');
    await writeJournal(file, { ...JOURNAL, secret: true }, TOKEN);
    const env = { TALKOVER_TOKEN: TOKEN };
    expectLine(await call(['restore', file], { env }), 2, /TALKOVER_WEBHOOK_SECRET/);
  });

  test('one without a token', async () => {
    const file = join(await folder(), 'journal');
    await writeJournal(file, JOURNAL, TOKEN);
    expectLine(await call(['restore', file]), 2, /TALKOVER_TOKEN/);
  });
});

function withEntry(journal: Changed, members: object): void {
  journal.webhooks = [{ ...ENTRY, ...members }];
}
