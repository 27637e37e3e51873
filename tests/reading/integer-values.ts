import type { Json } from '../../src/exchange/json.ts';

/** Values at the limits of an integer and around them. */
export function integers(least: number, most: number): [Json, string][] {
  return [
    [least, 'taken'],
    [most, 'taken'],
    [least - 1, 'minimum'],
    [most + 1, 'maximum'],
    [2 ** 31, 'maximum'],
    [-(2 ** 31), 'minimum'],
    [1e300, 'maximum'],
    [least + 0.5, 'type'],
    [`${most}`, 'coerced-value'],
    [` ${most} `, 'coerced-value'],
    [`+${most}`, 'coerced-value'],
    [`${most}.0`, 'coerced-value'],
    [`${most + 1}`, 'type'],
    [`${most}abc`, 'type'],
    [`${least}.5`, 'type'],
    ['abc', 'type'],
    ['0x10', 'type'],
    ['  ', 'surrounding-blanks'],
    ['', 'empty-text'],
    [null, 'null-value'],
    [false, least === 0 ? 'coerced-value' : 'type'],
    [true, least === 0 ? 'coerced-value' : 'type'],
    [[most], 'coerced-value'],
    [[most + 1], 'type'],
    [[most, most], 'type'],
    [{}, 'type'],
  ];
}
