import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answers as documented, members, settings } from '../../generated/contract.ts';
import * as validators from '../../generated/validators.js';
import { root } from './copy.ts';

const file = join(root, 'generated/validators.js');
const examples = Object.values(documented);
const update = Object.fromEntries(settings.map(({ name, example }) => [name, example]));
const state = Object.fromEntries(members.map(({ name, example }) => [name, example]));

/** The keywords that a validator gives as its reasons, with the places. */
function reasons(validate: validators.Validator, data: unknown): string[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

test('the module stands alone: it loads where nothing else is, and imports nothing', async () => {
  const text = await readFile(file, 'utf8');
  expect(text).not.toMatch(/^\s*import\b|\bimport\(|\bfrom\s*["']/m);
  expect(text).not.toMatch(/(?<!["'])\brequire\(/);
  const folder = await mkdtemp(join(tmpdir(), 'talkover-validators-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyFile(file, join(folder, 'validators.mjs'));
  const alone = await import(join(folder, 'validators.mjs'));
  expect(Object.keys(alone).sort()).toEqual(['answers', 'request', 'state', 'statuses']);
  expect(alone.request({ timeout: 'soon' })).toBe(false);
});

describe('a documented body', () => {
  test.each(examples)('is valid as what it is: $name', ({ name, status, example }) => {
    expect(reasons(validators.answers[name], example)).toEqual([]);
    const byStatus: Record<string, validators.Validator> = validators.statuses;
    expect(byStatus[status]?.(example)).toBe(true);
  });

  test.each(examples)('is no other: $name', ({ name, example }) => {
    const taken = examples.filter((other) => validators.answers[other.name](example));
    expect(taken.map((other) => other.name)).toEqual([name]);
  });

  test.each(examples)('may have further members: $name', ({ name, example }) => {
    const more = { ...(example as object), trace_id: 'abc' };
    expect(reasons(validators.answers[name], more)).toEqual([]);
  });

  test.each(['missing-token', 'invalid-data'] as const)(
    'may say that it is no success, and not that it is one: %s',
    (name) => {
      const body = documented[name].example as object;
      expect(reasons(validators.answers[name], { ...body, success: false })).toEqual([]);
      expect(reasons(validators.answers[name], { ...body, success: true })).toEqual([
        '/success const',
      ]);
    },
  );

  test('tells the two 404s apart only by their text', () => {
    expect(validators.statuses['404']({ success: false, message: 'Not found' })).toBe(false);
  });

  test.each([
    ['a text for a list', 'invalid', '/errors/name type'],
    ['an empty list', [], '/errors/name minItems'],
    ['a blank message', [' '], '/errors/name/0 pattern'],
    ['a number', [1], '/errors/name/0 type'],
  ])('has lists of messages, not %s', (_, messages, reason) => {
    const body = { message: 'The given data was invalid.', errors: { name: messages } };
    expect(reasons(validators.answers['invalid-data'], body)).toEqual([reason]);
  });
});

describe('the update', () => {
  test('may carry every member, or none', () => {
    expect(reasons(validators.request, update)).toEqual([]);
    expect(reasons(validators.request, {})).toEqual([]);
  });

  test.each(settings)('is refused for another type of $name', ({ name }) => {
    expect(reasons(validators.request, { [name]: {} })).toEqual([`/${name} type`]);
    expect(reasons(validators.request, { [name]: null })).toEqual([`/${name} type`]);
  });

  test('is refused for every fault at once', () => {
    const faults = { name: 'n'.repeat(256), webhook_url: 'nowhere', events: [], timeout: 4 };
    expect(reasons(validators.request, faults)).toEqual([
      '/name maxLength',
      '/webhook_url format',
      '/events minItems',
      '/timeout minimum',
    ]);
  });

  test('counts characters, not UTF-16 units', () => {
    expect(reasons(validators.request, { name: '🔔'.repeat(255) })).toEqual([]);
    expect(reasons(validators.request, { name: '🔔'.repeat(256) })).toEqual(['/name maxLength']);
  });
});

describe('the webhook', () => {
  test('is valid as the examples show it', () => {
    expect(reasons(validators.state, state)).toEqual([]);
  });

  test.each(members)('needs $name', ({ name }) => {
    const { [name]: _, ...rest } = state;
    expect(reasons(validators.state, rest)).toEqual([' required']);
  });

  test.each(members)('needs the type of $name', ({ name }) => {
    expect(reasons(validators.state, { ...state, [name]: {} })).toContain(`/${name} type`);
  });

  test.each([
    ['id', 'webhook-1', 'format'],
    ['created_at', '1756943160', 'pattern'],
    ['updated_at', '2025-09-03 23:45:30', 'pattern'],
    ['status', 'paused', 'enum'],
  ])('refuses %s: %s', (name, value, keyword) => {
    expect(reasons(validators.state, { ...state, [name]: value })).toEqual([`/${name} ${keyword}`]);
  });

  test.each(['2025-09-03T23:45:30Z', '2025-09-03T23:45:30+00:00', '20250903T234530.5'])(
    'takes a moment written as %s',
    (moment) => {
      expect(reasons(validators.state, { ...state, updated_at: moment })).toEqual([]);
    },
  );
});
