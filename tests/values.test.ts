import { describe, expect, test } from 'vitest';
import type { SettingName } from '../generated/contract.ts';
import { settings } from '../generated/contract.ts';
import type { Json } from '../src/exchange/json.ts';
import { readSetting } from '../src/reading/setting.ts';
import { bad, good, limit } from './values.ts';

const LIMITS = ['maximum', 'minimum', 'maxLength', 'minItems'] as const;

describe.each(settings)('values of $name', (setting) => {
  const { name } = setting;

  test('are taken where they are called good, and differ from turn to turn', () => {
    const first = [good(name), good(name, 1)] as Json[];
    for (const value of first) expect(readSetting(setting, value).verdict).toBe('taken');
    expect(first[0]).not.toEqual(first[1]);
  });

  test('break the keyword that they are called bad for, and no other', () => {
    expect(readSetting(setting, bad(name))).toMatchObject({ verdict: 'refused' });
    const given = [...LIMITS, 'format' as const].filter((keyword) => keyword in setting);
    const listed = setting.items === undefined ? [] : (['enum'] as const);
    for (const keyword of [...given, ...listed, 'type' as const])
      expect(readSetting(setting, bad(name, keyword))).toEqual({
        verdict: 'refused',
        keywords: [keyword],
      });
  });

  test('are taken at a limit, where there is one', () => {
    const some = LIMITS.some((keyword) => keyword in setting);
    if (some) expect(readSetting(setting, limit(name) as Json).verdict).toBe('taken');
    else expect(() => limit(name)).toThrow(`sets ${name} no limit`);
  });
});

test('who asks for what the description does not have is told what it has', () => {
  expect(() => good('colour' as SettingName)).toThrow(
    "There is no setting 'colour'; there are name,",
  );
  expect(() => bad('enabled', 'maximum')).toThrow(
    "enabled has no keyword 'maximum' to break; it has type.",
  );
});
