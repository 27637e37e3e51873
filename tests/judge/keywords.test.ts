import { describe, expect, test } from 'vitest';
import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import type { Keyword } from '../values.ts';
import { bad, good, keywordsOf, limit } from '../values.ts';
import { findingsOf, judge } from './judging.ts';
import { traffic } from './traffic.ts';
import { longSecret, secret } from './world.ts';

const size = limit('webhook_secret').length;
const longestSecret = `‹secret 3: string, ${size} characters, ${2 * size} bytes›`;

/** A keyword of a setting, the rule about it, the last good value and the first bad one. */
type Limit = readonly [name: string, keyword: string, rule: string, right: Json, wrong: Json];

const RULES: Record<Keyword, string> = {
  type: 'type',
  format: 'format',
  enum: 'enum',
  maxLength: 'max-length',
  minItems: 'min-items',
  minimum: 'lower-bound',
  maximum: 'upper-bound',
};

/** The last good value ahead of a limit, and any good one where a keyword is no limit. */
function rightFor(name: SettingName, keyword: Keyword): Json {
  if (name === 'webhook_secret') return keyword === 'maxLength' ? longestSecret : secret;
  if (keyword === 'type' || keyword === 'format') return good(name, 1);
  return limit(name, keyword.startsWith('min') ? 'low' : 'high');
}

function wrongFor(name: SettingName, keyword: Keyword): Json {
  return name === 'webhook_secret' && keyword === 'maxLength' ? longSecret : bad(name, keyword);
}

const limits: Limit[] = settings.flatMap(({ name }) =>
  keywordsOf(name).map(
    (keyword): Limit => [
      name,
      keyword,
      RULES[keyword],
      rightFor(name, keyword),
      wrongFor(name, keyword),
    ],
  ),
);

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

/**
 * An ordinary URL or list that is refused is one of a format, or of an enumeration, that is read too narrowly; any
 * other good value that is refused is no question of its type.
 */
const narrower: Record<string, string> = {
  'validation/type at webhook_url/type': 'validation/format at webhook_url/format',
  'validation/type at events/type': 'validation/enum at events/enum',
  ...Object.fromEntries(
    settings
      .filter(({ format, items }) => format === undefined && items === undefined)
      .map(({ name }) => [
        `validation/type at ${name}/type`,
        `validation/valid-accepted at ${name}`,
      ]),
  ),
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
