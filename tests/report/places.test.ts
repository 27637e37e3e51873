import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { settings } from '../../generated/contract.ts';
import { findingKey } from '../../src/judge/finding-key.ts';
import { placeOf, ruleOf } from '../../src/report/view/place.ts';

const lines = (
  await readFile(new URL('../../openapi/openapi.yaml', import.meta.url), 'utf8')
).split('\n');

/** The last part of a pointer, as it stands in the description. */
function nameOf(pointer: string): string {
  const last = pointer.split('/').at(-1) ?? '';
  return last.replaceAll('~1', '/').replaceAll('~0', '~');
}

test.each(catalogue.map((rule) => [rule.id, rule] as const))('%s is where it points', (_, rule) => {
  const { file, line, at } = placeOf(rule);
  expect({ file, at }).toEqual({ file: 'openapi/openapi.yaml', at: rule.at });
  const name = nameOf(at);
  const text = lines[line - 1]?.trim() ?? '';
  // The entry of a list has no name of its own.
  expect(/^\d+$/.test(name) && text.startsWith('-') ? name : text.replace(/['"]/g, '')).toMatch(
    new RegExp(`^${name.replace(/[{}/]/g, '\\$&')}(:|$)`),
  );
});

test('a finding of a limit is where that limit is', () => {
  const rule = ruleOf('validation/upper-bound');
  const numbers = settings.filter(({ maximum }) => maximum !== undefined);
  expect(numbers.length).toBeGreaterThan(1);
  for (const { name, maximum } of numbers) {
    const place = rule && placeOf(rule, `${name}/maximum`);
    expect(lines[(place?.line ?? 0) - 1]?.trim()).toBe(`maximum: ${maximum}`);
  }
});

test('what names no keyword is where its setting is, and anything else where its rule is', () => {
  const rule = ruleOf('validation/upper-bound');
  if (rule === undefined) throw new Error('There is no such rule.');
  const [setting] = settings;
  expect(placeOf(rule, `${setting?.name}/luck`).at).toBe(setting?.pointer);
  expect(placeOf(rule, 'luck/maximum').at).toBe(rule.at);
  const other = ruleOf('response/success-body');
  expect(other && placeOf(other, `${setting?.name}/type`).at).toBe(other?.at);
});

test('a key is the rule, and the pointer where there is one', () => {
  expect(findingKey('a/b', 'timeout/maximum')).toBe('a/b at timeout/maximum');
  expect(findingKey('a/b', '')).toBe('a/b');
});
