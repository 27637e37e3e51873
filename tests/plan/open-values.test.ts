import { expect, test } from 'vitest';
import { members, settings } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { openValues } from '../../src/plan/sections/open-values.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { traffic } from '../judge/traffic.ts';
import { follow, input, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

function bodyOf(purpose: RegExp, known: JsonObject = {}): JsonObject {
  const shadow = createShadow();
  shadow.know(known);
  const asked = requestsOf(follow(openValues(input, shadow)));
  return asked.find((request) => purpose.test(request.purpose))?.body as JsonObject;
}

function questions(body: JsonObject): [string, unknown][] {
  return settings.flatMap((setting): [string, unknown][] => {
    const value = body[setting.name];
    if (value === undefined) return [];
    const reading = readSetting(setting, value);
    return 'question' in reading ? [[setting.name, reading.question]] : [];
  });
}

test('what is open is asked of all settings at once, and in the end all are ordinary again', () => {
  const asked = requestsOf(follow(openValues(input, createShadow())));
  expect(asked.map(inWords)).toEqual([
    'ours/ours valid: changes name, adds unheard_of webhook_id',
    'ours/ours valid: changes name',
    'ours/ours valid: changes name, adds unheard_of webhook_id',
    'ours/ours valid: changes name, adds id agent_id created_at updated_at events_count status',
    'ours/ours valid: leaves open all but webhook_secret',
    'ours/ours valid: leaves open name webhook_url',
    'ours/ours valid: leaves open enabled',
    'ours/ours valid: leaves open name timeout max_retries enabled',
    'ours/ours valid: changes name events, leaves open webhook_url',
    'ours/ours valid: changes all',
  ]);
});

test('what a refusal of blanks and strange members does not name is asked alone', () => {
  const purposes = (status: number, body: Json): string[] =>
    requestsOf(
      follow(openValues(input, createShadow()), ({ purpose }) =>
        purpose.startsWith('blanks') ? traffic().ask({}, status, body).exchanges : [],
      ),
    ).flatMap(({ purpose }) => (/^(blanks|members)/.test(purpose) ? [purpose] : []));
  const [both, blanks, stranger] = purposes(400, {});
  expect([both, blanks, stranger]).toEqual([
    'blanks around a text, and members that nobody knows',
    'blanks around a text',
    'members that nobody knows',
  ]);
  const refused = (...names: string[]): Json => ({
    message: 'The given data was invalid.',
    errors: Object.fromEntries(names.map((name) => [name, ['No.']])),
  });
  expect(purposes(422, refused('name', 'unheard_of'))).toEqual([both]);
  expect(purposes(422, refused('name'))).toEqual([both, stranger]);
  expect(purposes(422, refused('unheard_of'))).toEqual([both, blanks]);
  expect(purposes(200, {})).toEqual([both]);
});

test('blanks and strange members are asked alone where nothing came back', () => {
  const lost = traffic()
    .read()
    .exchanges.map(({ response: _, ...rest }) => rest);
  const asked = requestsOf(follow(openValues(input, createShadow()), () => lost));
  expect(asked.slice(1, 3).map(({ purpose }) => purpose)).toEqual([
    'blanks around a text',
    'members that nobody knows',
  ]);
});

test('what a refusal of neighbouring types does not name is sent again without the rest', () => {
  const refused = (...names: string[]): JsonObject[] =>
    requestsOf(
      follow(openValues(input, createShadow()), ({ purpose }) =>
        purpose === 'values of a neighbouring type'
          ? traffic().refuse({}, names).exchanges
          : traffic().update({}).exchanges,
      ),
    ).flatMap(({ purpose, body }) =>
      purpose.endsWith('that were not named') ? [body as JsonObject] : [],
    );
  const again = refused('name', 'enabled').map((body) => Object.keys(body));
  expect(again).toEqual([['timeout', 'max_retries']]);
  expect(refused('name', 'timeout', 'max_retries', 'enabled')).toEqual([]);
  expect(refused()).toEqual([]);
});

test.each([true, false])(
  'the last update differs from a webhook that is read after it, enabled: %j',
  (enabled) => {
    const elsewhere: JsonObject = {
      name: 'Order desk',
      webhook_url: 'https://hooks.example.com/inbox/',
      events: ['event_action'],
      timeout: 45,
      max_retries: 3,
      enabled,
    };
    for (const own of [true, false]) {
      const shadow = createShadow();
      shadow.know({ enabled: own });
      const body = requestsOf(follow(openValues({ ...input, elsewhere }, shadow))).at(-1)?.body;
      for (const [name, value] of Object.entries(elsewhere))
        expect((body as JsonObject)[name], name).not.toEqual(value);
    }
  },
);

test('each asks what it is said to ask', () => {
  const visible = settings.filter(({ writeOnly }) => !writeOnly).map(({ name }) => name);
  for (const purpose of [/^blanks around.*nobody knows$/, /^blanks around a text$/])
    expect(questions(bodyOf(purpose))).toEqual([['name', 'surrounding-blanks']]);
  expect(questions(bodyOf(/^null/))).toEqual(visible.map((name) => [name, 'null-value']));
  expect(questions(bodyOf(/empty text/))).toEqual([
    ['name', 'empty-text'],
    ['webhook_url', 'empty-text'],
  ]);
  expect(questions(bodyOf(/neighbouring type/))).toEqual(
    ['name', 'timeout', 'max_retries', 'enabled'].map((name) => [name, 'coerced-value']),
  );
  expect(questions(bodyOf(/readers differ/))).toEqual([
    ['name', 'unusual-text'],
    ['webhook_url', 'unusual-url'],
    ['events', 'repeated-entry'],
  ]);
});

test('a text has a character of four bytes, and one in two parts', () => {
  const text = String(bodyOf(/readers differ/).name);
  expect([...text].length).toBeLessThan(text.length);
  expect(text.normalize('NFC').length).toBeLessThan(text.length);
});

test('a list has one entry twice, and another one', () => {
  const list = bodyOf(/readers differ/).events as Json[];
  expect(list.length).toBeGreaterThan(new Set(list).size);
  expect(new Set(list).size).toBeGreaterThan(1);
});

test('numbers in quotes are within their limits', () => {
  const body = bodyOf(/neighbouring type/);
  for (const { name, type, minimum = 0, maximum = 0 } of settings) {
    if (type !== 'integer') continue;
    expect(Number(body[name])).toBeGreaterThanOrEqual(minimum);
    expect(Number(body[name])).toBeLessThan(maximum);
  }
});

test('a URL that not everybody takes leads to the host of the caller', () => {
  const made = { ...input, host: 'my.example.org' };
  const asked = requestsOf(follow(openValues(made, createShadow('my.example.org'))));
  const urls = asked.flatMap(({ body }) => (body as JsonObject).webhook_url ?? []);
  expect(urls).toContain('http://my.example.org');
  for (const url of urls) if (url !== '') expect(url).toMatch(/^https?:\/\/my\.example\.org/);
  expect(bodyOf(/readers differ/).webhook_url).toBe('http://hooks.example.com');
});

test('a read-only member is sent with a value of its type that it does not have', () => {
  const shown = JSON.parse(traffic().read().exchanges[0]?.response?.body ?? '').data;
  const body = bodyOf(/read-only/, shown);
  for (const { name, readOnly, type } of members) {
    if (!readOnly) continue;
    expect(typeof body[name], name).toBe(type === 'integer' ? 'number' : 'string');
    expect(body[name], name).not.toBe('');
    expect(body[name], name).not.toEqual(shown[name]);
  }
});

test.each([
  /^blanks .* knows$/,
  /^blanks around a text$/,
  /^members/,
  /read-only/,
  /ordinary again/,
])('what the answer to %s shows is what later values differ from', (purpose) => {
  const shadow = createShadow();
  const { exchanges } = traffic().update({ timeout: 77 });
  follow(openValues(input, shadow), (request) => (purpose.test(request.purpose) ? exchanges : []));
  expect(shadow.value('timeout')).toBe(77);
});
