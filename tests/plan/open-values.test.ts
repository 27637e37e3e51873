import { expect, test } from 'vitest';
import { members, settings } from '../../generated/contract.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { openValues } from '../../src/plan/sections/open-values.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { traffic } from '../judge/traffic.ts';
import { follow, input, noProbes, requestsOf } from './by-hand.ts';
import { inWords } from './in-words.ts';

function bodyOf(purpose: RegExp, known: JsonObject = {}): JsonObject {
  const shadow = createShadow();
  shadow.know(known);
  const asked = requestsOf(follow(openValues(input, shadow, noProbes())));
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

test('what is open is asked of all settings at once, several kinds in one request', () => {
  const asked = requestsOf(follow(openValues(input, createShadow(), noProbes())));
  const readOnly = 'id agent_id created_at updated_at events_count status';
  expect(asked.map(inWords)).toEqual([
    `ours/ours valid: changes name, adds ${readOnly} unheard_of webhook_id`,
    'ours/ours valid: changes name',
    'ours/ours valid: changes name, adds unheard_of webhook_id',
    `ours/ours valid: changes name, adds ${readOnly}`,
    'ours/ours valid: changes events, leaves open name webhook_url',
    'ours/ours valid: leaves open name webhook_url timeout enabled',
    'ours/ours valid: leaves open events max_retries enabled',
    'ours/ours valid: leaves open name webhook_url timeout max_retries enabled',
  ]);
});

const ALL = 'a text that is counted in several ways, members that nobody knows, and read-only ones';
const ALONE = [
  'a text that is counted in several ways',
  'members that nobody knows',
  'read-only members',
];

test.each<[string, number, string[], string[]]>([
  ['is no documented refusal', 400, [], ALONE],
  ['names the text and the strange member', 422, ['name', 'unheard_of'], ALONE.slice(2)],
  ['names the text', 422, ['name'], ALONE.slice(1)],
  ['names the strange member', 422, ['unheard_of'], [ALONE[0] ?? '', ALONE[2] ?? '']],
  ['names a read-only member', 422, ['status'], ALONE.slice(0, 2)],
  ['is no refusal', 200, [], []],
])(
  'texts and other members are asked alone as far as the answer tells nothing of them: it %s',
  (_, status, named, alone) => {
    const errors = Object.fromEntries(named.map((name) => [name, ['No.']]));
    const asked = requestsOf(
      follow(openValues(input, createShadow(), noProbes()), ({ purpose }) =>
        purpose === ALL ? traffic().ask({}, status, { message: 'No.', errors }).exchanges : [],
      ),
    ).flatMap(({ purpose }) => (/^(a text that|members|read-only)/.test(purpose) ? [purpose] : []));
    expect(asked).toEqual([ALL, ...alone]);
  },
);

test('texts and other members are asked alone where nothing came back', () => {
  const lost = traffic()
    .read()
    .exchanges.map(({ response: _, ...rest }) => rest);
  const asked = requestsOf(follow(openValues(input, createShadow(), noProbes()), () => lost));
  expect(asked.slice(1, 4).map(({ purpose }) => purpose)).toEqual(ALONE);
});

test('what a refusal of open values does not name is sent again without the rest', () => {
  const again = (...names: string[]): string[][] =>
    requestsOf(
      follow(openValues(input, createShadow(), noProbes()), ({ purpose }) =>
        purpose.startsWith('open values (1 ')
          ? traffic().refuse({}, names).exchanges
          : traffic().update({}).exchanges,
      ),
    ).flatMap(({ purpose, body }) =>
      purpose.endsWith('that were not named') ? [Object.keys(body as JsonObject)] : [],
    );
  expect(again('name', 'enabled')).toEqual([['webhook_url', 'timeout']]);
  expect(again('name', 'webhook_url', 'timeout', 'enabled')).toEqual([]);
  expect(again()).toEqual([]);
});

test('each kind of open value is asked of each setting that has it, in one request or another', () => {
  const asked = requestsOf(follow(openValues(input, createShadow(), noProbes())));
  const all = new Set(
    asked
      .filter(({ purpose }) => /^open values \(|differ$/.test(purpose))
      .flatMap(({ body }) => questions(body as JsonObject))
      .map(([name, question]) => `${name} ${question}`)
      .filter((each) => /null-value|empty-text|coerced-value/.test(each)),
  );
  const wanted = settings
    .filter(({ writeOnly }) => !writeOnly)
    .flatMap((setting) => {
      const { name, type, format, items } = setting;
      const coerced = items === undefined && format === undefined ? [`${name} coerced-value`] : [];
      return [
        `${name} null-value`,
        ...(type === 'string' ? [`${name} empty-text`] : []),
        ...coerced,
      ];
    });
  expect([...all].toSorted()).toEqual(wanted.toSorted());
});

test('a switch is asked with a word for false and with the number for true', () => {
  const values = requestsOf(follow(openValues(input, createShadow(), noProbes()))).flatMap(
    ({ body }) =>
      (body as JsonObject).enabled === undefined ? [] : [(body as JsonObject).enabled],
  );
  expect(values).toEqual(expect.arrayContaining(['false', 1, null]));
});

test('each asks what it is said to ask', () => {
  for (const purpose of [
    /^a text that.*read-only ones$/,
    /^a text that is counted in several ways$/,
  ])
    expect(questions(bodyOf(purpose))).toEqual([['name', 'unusual-text']]);
  expect(questions(bodyOf(/readers differ/))).toEqual([
    ['name', 'empty-text'],
    ['webhook_url', 'unusual-url'],
    ['events', 'repeated-entry'],
  ]);
});

test('a text has a character of four bytes, and one in two parts', () => {
  const text = String(bodyOf(/^a text that/).name);
  expect([...text].length).toBeLessThan(text.length);
  expect(text.normalize('NFC').length).toBeLessThan(text.length);
});

test('a list has one entry twice, and another one', () => {
  const list = bodyOf(/readers differ/).events as Json[];
  expect(list.length).toBeGreaterThan(new Set(list).size);
  expect(new Set(list).size).toBeGreaterThan(1);
});

test('numbers in quotes are within their limits', () => {
  const sent = requestsOf(follow(openValues(input, createShadow(), noProbes()))).map(
    ({ body }) => body as JsonObject,
  );
  for (const { name, type, minimum = 0, maximum = 0 } of settings) {
    if (type !== 'integer') continue;
    const [text, ...rest] = sent
      .map((body) => body[name])
      .filter((value) => typeof value === 'string');
    expect(rest).toEqual([]);
    expect(Number(text)).toBeGreaterThanOrEqual(minimum);
    expect(Number(text)).toBeLessThan(maximum);
  }
});

test('a URL that not everybody takes leads to the host of the caller', () => {
  const made = { ...input, host: 'my.example.org' };
  const asked = requestsOf(follow(openValues(made, createShadow('my.example.org'), noProbes())));
  const urls = asked.flatMap(({ body }) => (body as JsonObject).webhook_url ?? []);
  expect(urls).toContain('http://my.example.org');
  for (const url of urls)
    if (url !== '' && url !== null) expect(url).toMatch(/^https?:\/\/my\.example\.org/);
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
  /^a text that .* ones$/,
  /^a text that is counted in several ways$/,
  /^members/,
  /^read-only/,
  /^open values \(\d/,
])('what the answer to %s shows is what later values differ from', (purpose) => {
  const shadow = createShadow();
  const { exchanges } = traffic().update({ timeout: 77 });
  follow(openValues(input, shadow, noProbes()), (request) =>
    purpose.test(request.purpose) ? exchanges : [],
  );
  expect(shadow.value('timeout')).toBe(77);
});
