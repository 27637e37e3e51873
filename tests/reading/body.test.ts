import { describe, expect, test } from 'vitest';
import type { RecordedRequest } from '../../src/exchange/exchange.ts';
import { blamed, blameKeys } from '../../src/reading/blame.ts';
import type { BodyReading } from '../../src/reading/body.ts';
import { jsonIn, readBody } from '../../src/reading/body.ts';
import { bad } from '../values.ts';
import { request } from './request.ts';

function bodyOf(recorded: RecordedRequest): BodyReading {
  return readBody(recorded, jsonIn(recorded));
}

describe('a body', () => {
  test.each([
    [null, 'absent-body'],
    ['', 'absent-body'],
    ['{"name":', 'malformed-json'],
    ['{} {}', 'malformed-json'],
    ['[]', 'list-body'],
    ['[["name","x"]]', 'list-body'],
    ['null', 'scalar-body'],
    ['"text"', 'scalar-body'],
    ['7', 'scalar-body'],
  ])('%j is a %s', (text, oddity) => {
    expect(bodyOf(request({}, { text }))).toEqual({ kind: 'odd', oddity });
  });

  test.each([
    null,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/merge-patch+json',
  ])('of the media type %s is odd', (mediaType) => {
    expect(bodyOf(request({}, { mediaType }))).toEqual({
      kind: 'odd',
      oddity: 'other-media-type',
    });
  });

  test('of JSON may say in which characters', () => {
    for (const mediaType of ['application/json; charset=utf-8', 'Application/JSON'])
      expect(bodyOf(request({}, { mediaType })).kind).toBe('update');
  });

  test('that a recording does not show is unknown', () => {
    const { body: _, ...rest } = request();
    expect(bodyOf(rest)).toEqual({ kind: 'unknown' });
  });

  test('keeps apart settings and other members, whatever their names', () => {
    const text = '{"name":"a","id":"b","__proto__":{"x":1},"constructor":2,"":3}';
    const body = bodyOf(request({}, { text }));
    if (body.kind !== 'update') throw new Error(body.kind);
    expect([...body.settings.keys()]).toEqual(['name']);
    expect(Object.keys(body.others).sort()).toEqual(['', '__proto__', 'constructor', 'id']);
  });

  test.each([
    ['{"timeout":45.0}', 'coerced-value'],
    ['{"timeout":4.5e1}', 'coerced-value'],
    ['{"max_retries":-0}', 'coerced-value'],
    ['{"timeout":45}', 'taken'],
    ['{"timeout": 45.0}', 'coerced-value'],
    ['{"timeout":\n-0}', 'refused'],
    ['{"name":"45.0 -0","timeout":45}', 'taken'],
    ['{"name":"from 8:45.0, -0","timeout":45}', 'taken'],
    ['{"name":"a \\":45.0","timeout":45}', 'taken'],
    ['{"name":"a","timeout":4.5e1}', 'coerced-value'],
    [`{"timeout":${bad('timeout')}.0}`, 'refused'],
  ])('with a number spelled in another way is %s %s', (text, expected) => {
    const body = bodyOf(request({}, { text }));
    if (body.kind !== 'update') throw new Error(body.kind);
    const last = [...body.settings.values()].at(-1);
    expect(last?.question ?? last?.verdict).toBe(expected);
  });

  test('with a number spelled in another way asks whether that is taken, of the number alone', () => {
    const body = bodyOf(request({}, { text: '{"timeout":45.0,"name":"A"}' }));
    if (body.kind !== 'update') throw new Error(body.kind);
    expect([...body.settings]).toEqual([
      ['timeout', { verdict: 'taken', values: [45], question: 'coerced-value' }],
      ['name', { verdict: 'taken', values: ['A'] }],
    ]);
  });

  test.each([
    [64_000, false],
    [64_001, true],
  ])('of %i characters is unwieldy: %s', (length, unwieldy) => {
    const text = '{"name":"A"}'.padEnd(length);
    expect(bodyOf(request({}, { text }))).toMatchObject({ unwieldy });
  });

  test.each([
    ['x'.repeat(60_000), false],
    ['x'.repeat(70_000), true],
    ['['.repeat(1000), false],
  ])('is unwieldy by its length: %#', (name, unwieldy) => {
    expect(bodyOf(request({ name }))).toMatchObject({ unwieldy });
  });

  test.each([
    [10, false],
    [40, true],
  ])('is unwieldy by its depth: %i', (depth, unwieldy) => {
    const text = `{"x":${'['.repeat(depth)}"]"${']'.repeat(depth)}}`;
    expect(bodyOf(request({}, { text }))).toMatchObject({ unwieldy });
  });

  test.each([
    '{"name":"a\\ud800"}',
    '{"events":["\\uDC00"]}',
    '{"name":"a\ud800"}',
    '{"x":{"y":"\\ud800"}}',
    '{"\\ud800":1}',
  ])('is unwieldy by half a character: %s', (text) => {
    expect(bodyOf(request({}, { text }))).toMatchObject({ unwieldy: true });
  });

  test('is not unwieldy by a whole character that is escaped', () => {
    const text = '{"name":"\\ud83d\\udc4b"}';
    expect(bodyOf(request({}, { text }))).toMatchObject({ unwieldy: false });
  });

  test('is not unwieldy by whole characters, nor by numbers and null', () => {
    const update = { name: '\u{1f44b}', timeout: 5, enabled: null, x: { '\u{1f44b}': [] } };
    expect(bodyOf(request(update))).toMatchObject({ unwieldy: false });
  });

  test.each([
    ['{"__proto__":{}}', true],
    ['{"x":{"constructor":1}}', true],
    ['{"prototype" : 1}', true],
    ['{"proto":{},"constructed":1}', false],
    ['{"name":"constructor"}', false],
    ['{"x":{"toString":1,"valueOf":2}}', false],
  ])('is unwieldy by names that some parsers refuse: %s %s', (text, unwieldy) => {
    expect(bodyOf(request({}, { text }))).toMatchObject({ unwieldy });
  });
});

describe('the errors of a refusal', () => {
  test('name a member by its key, or by that of an entry', () => {
    const errors = { name: [], 'events.12': [], 'events[3]': [], '/timeout': [], 'enabled/x': [] };
    expect([...blamed(errors)]).toEqual(['name', 'events', 'timeout', 'enabled']);
    expect(blameKeys(errors)).toEqual(Object.keys(errors));
  });

  test('name nobody where they are no object', () => {
    for (const errors of [undefined, null, [], ['name'], 'name', 7])
      expect(blamed(errors).size).toBe(0);
  });
});
