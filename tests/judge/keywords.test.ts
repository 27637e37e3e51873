import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import { bad, good, limit } from '../values.ts';
import { findingsOf, judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { longSecret, secret } from './world.ts';

const HOST = 'https://hooks.example.com/';
const all = settings.find(({ name }) => name === 'events')?.items?.enum ?? [];
const longestSecret = '‹secret 3: string, 255 characters, 510 bytes›';

/** A keyword of a setting, the rule about it, the last good value and the first bad one. */
type Limit = readonly [name: string, keyword: string, rule: string, right: Json, wrong: Json];

const limits: Limit[] = [
  ['name', 'type', 'type', 'Order desk 2', { text: 'Order desk 2' }],
  ['name', 'maxLength', 'max-length', limit('name'), bad('name')],
  ['webhook_url', 'type', 'type', `${HOST}a`, { url: HOST }],
  ['webhook_url', 'format', 'format', `${HOST}a`, 'hooks.example.com/a'],
  ['webhook_url', 'maxLength', 'max-length', limit('webhook_url'), bad('webhook_url')],
  ['webhook_secret', 'type', 'type', secret, { key: secret }],
  ['webhook_secret', 'maxLength', 'max-length', longestSecret, longSecret],
  ['events', 'type', 'type', ['event_action', 'event_recording'], 5],
  ['events', 'minItems', 'min-items', limit('events', 'low'), bad('events')],
  ['events', 'enum', 'enum', [...all], [...all, 'event_call_report']],
  ['timeout', 'type', 'type', 44, 44.5],
  ['timeout', 'minimum', 'lower-bound', limit('timeout', 'low'), bad('timeout', 'minimum')],
  ['timeout', 'maximum', 'upper-bound', limit('timeout'), bad('timeout')],
  ['max_retries', 'type', 'type', 4, '4 times'],
  [
    'max_retries',
    'minimum',
    'lower-bound',
    limit('max_retries', 'low'),
    bad('max_retries', 'minimum'),
  ],
  ['max_retries', 'maximum', 'upper-bound', limit('max_retries'), bad('max_retries')],
  ['enabled', 'type', 'type', false, 'yes please'],
];

test('the table has every keyword of every setting', () => {
  const keywords = settings.flatMap(({ name, format, items, ...rest }) =>
    [
      'type',
      ...(format === undefined ? [] : ['format']),
      ...(items === undefined ? [] : ['enum']),
      ...['minimum', 'maximum', 'maxLength', 'minItems'].filter((keyword) => keyword in rest),
    ].map((keyword) => `${name}/${keyword}`),
  );
  expect(limits.map(([name, keyword]) => `${name}/${keyword}`).sort()).toEqual(keywords.sort());
});

/** An ordinary URL or list that is refused is one of a format, or of an enumeration, that is read too narrowly. */
const narrower: Record<string, string> = {
  'validation/type at webhook_url/type': 'validation/format at webhook_url/format',
  'validation/type at events/type': 'validation/enum at events/enum',
};

describe.each(limits)('%s: %s', (name, keyword, rule, right, wrong) => {
  const finding = `validation/${rule} at ${name}/${keyword}`;
  const refused = narrower[finding] ?? finding;

  test('is kept where the good value is taken and the bad one is refused', () => {
    const made = traffic()
      .read()
      .update({ [name]: right })
      .refuse({ [name]: wrong }, [name])
      .read();
    const verdict = judge(made);
    expect(findingsOf(made)).toEqual([]);
    expect(verdict.rules.find(({ id }) => id === `validation/${rule}`)?.outcome).toBe('pass');
    const covered = verdict.coverage.keywords[`${name}/${keyword}`];
    expect(covered?.good).toBeGreaterThan(0);
    expect(covered?.bad).toBe(1);
  });

  test('is broken where the bad value is taken', () => {
    expect(
      findingsOf(
        traffic()
          .read()
          .update({ [name]: wrong })
          .read(),
      ),
    ).toEqual([finding]);
  });

  test('is broken where the bad value is taken among good ones', () => {
    const others = { name: 'Among', timeout: good('timeout'), enabled: false };
    expect(
      findingsOf(
        traffic()
          .read()
          .update({ ...others, [name]: wrong })
          .read(),
      ),
    ).toEqual([finding]);
  });

  test('is broken where the good value is refused', () => {
    expect(
      findingsOf(
        traffic()
          .read()
          .refuse({ [name]: right }, [name])
          .read(),
      ),
    ).toEqual([refused]);
  });

  test('is broken nowhere else where the good value is refused among others', () => {
    const others = {
      max_retries: 9,
      ...(name === 'max_retries' ? {} : { timeout: good('timeout') }),
    };
    const made = traffic()
      .read()
      .refuse({ ...others, [name]: right }, [name])
      .read();
    expect(findingsOf(made)).toEqual([refused]);
  });
});

describe('a refusal of a good update that names nobody it should', () => {
  test('is a wrong status', () => {
    const [nobody, strangers] = [[], ['http_method']].map((named) =>
      findingsOf(traffic().refuse({ timeout: good('timeout') }, named)),
    );
    expect(nobody).toEqual(['response/success-status']);
    expect(strangers?.map((key) => key.split(' ')[0])).toEqual(['response/success-status']);
  });
});
