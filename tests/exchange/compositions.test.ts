import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoders } from '../../src/exchange/decoders.ts';
import { compositions, leftOf } from './compositions.ts';

/** Enough that each decoder is needed many times; `npm run compositions` tries 10,000. */
const RUNS = 300;
const SEED = 8;
/** Fewer characters than a piece that is looked for. */
const PIECE = 12;

describe('a secret in forms within forms', () => {
  test('is replaced, whatever it is written in', () => {
    fc.assert(
      fc.property(compositions, (composition) => {
        expect(leftOf(composition), composition.how).toBeLessThan(PIECE);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test.each(decoders.map(({ name }) => name))('is shown where %s are not undone', (name) => {
    const others = decoders.filter((each) => each.name !== name);
    const { failed } = fc.check(
      fc.property(compositions, (composition) => leftOf(composition, others) < PIECE),
      { numRuns: 10 * RUNS, seed: SEED, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});

const spread = (text: string): string =>
  [...text].map((each) => `${each}${'\0'.repeat(15)}`).join('');

// What the compositions found before, shrunk.
test.each([
  [
    'digits behind the code of a percent sign',
    'aaaaaaZqru03aaaa',
    String.raw`%25\u0025361%\u003256%3\u0031%256\u0031%25%\u00336%31\u00252561\u002525%3\u00361%25\u0035%41%\u0032571%\u00325%37\u002532%2\u003575%2\u0035%330\u0025253%\u00333%25\u00361%25\u002536%3\u0031%256\u0031%25%\u003361`,
  ],
  [
    'an entity that another escape interrupts',
    'aaaaaa4SwLzUaaaa',
    '%2525%25%33%36%2531%25%325&#%35%34;%253%31%2525%25%33%36%2531%26%2337;%25%336%253%31%2525%25%33%36&#4%39%3B%2525%25%336%253%31%2525&%23%351;%25%33%34%2525%25%335%253%33%26#37%3B%2537%25%33%37%2525%25%334&#%36%37;%252%35%2537%25%34%31%2525%26%2353;%25%335%252%35%2536%25%33%31&#3%37%3B%2536%25%331%252%35%2536&%23%349;%25%32%35%2536%25%331',
  ],
  [
    'two backslashes, the second of which begins an escape',
    'aaaSXV9aaajbaafa',
    String.raw`\&#117;&#48;05C&#37;&#55;5\u&#48;&#48;30%&#51;&#48;&#38;#5&#52;&#59;1\u&#48;&#48;61%&#50;&#53;\u0&#48;&#51;6%3&#49;&#38;#37&#59;&#53;\u0&#48;&#51;3%5&#67;&#92;u00&#55;&#53;%30&#38;&#35;48;&#53;&#92;u00&#51;&#56;%5C&#92;&#117;007&#53;&#37;30&#x26;&#35;&#52;8;5&#92;&#117;003&#54;&#37;39\&#117;&#48;025&#37;&#51;6&#x26;#&#52;&#57;;%2&#53;&#92;u00&#51;&#54;%31&#92;&#117;005&#67;&#37;75&#x26;&#35;&#52;8;0&#92;&#117;003&#54;&#37;31\&#117;&#48;05C&#37;&#55;5&#x26;#&#52;&#56;;0\&#117;&#48;036&#37;&#52;1\u&#48;&#48;62%&#50;&#53;&#38;#5&#52;&#59;1\u&#48;&#48;25%&#51;&#54;\u0&#48;&#51;1%5&#67;&#38;#11&#55;&#59;0\u&#48;&#48;30%&#51;&#54;\u0&#48;&#51;6%5&#67;&#38;#11&#55;&#59;0\u&#48;&#48;30%&#51;&#54;\u0&#48;&#51;1`,
  ],
  ['UTF-16 of UTF-16', 'aaaaaa4pqU87aaaaaad&', spread('aaaaaa4pqU87aaaaaad&')],
  [
    'an escape within UTF-16 that is escaped twice',
    'aaaPwh a8aJaaaa%cEPa',
    '%5C%75\\u0030%30%30%30%61%5C%75\\u0030%30%30%30%5C%75%30\\u0030%36%31%5C%75%30%30\\u0030%30%61%5C%75%30%30\\u0030%30%5C%75%30%30%35\\u0030%5C%75%30%30%30%30\\u0077%5C%75%30%30%30%30\\u0068%5C%75%30%30%30%30\\u005C%75%30%30%32%30%5C\\u0075%30%30%30%30%61%5C\\u0075%30%30%30%30%5C%75\\u0030%30%33%38%5C%75%30\\u0030%30%30%61%5C%75%30\\u0030%30%30%4A%5C%75%30\\u0030%30%30%5C%75%30%30\\u0036%31%5C%75%30%30%30\\u0030%61%5C%75%30%30%30\\u0030%5C%75%30%30%36%31\\u005C%75%30%30%30%30%61\\u005C%75%30%30%30%30%25\\u005C%75%30%30%30%30%5C\\u0075%30%30%36%33%5C%75\\u0030%30%30%30%45%5C%75\\u0030%30%30%30%5C%75%30\\u0030%35%30%5C%75%30%30\\u0030%30%61',
  ],
  [
    'a break between lines that is escaped in part',
    'aaaaaawGvSh8aaaaaa"D',
    '%25%36%3\n1%25%361\n%25%36%0\nD%0A%091\n%25%36%3\n1%25%361\n%25%0D%0\nA%09%361\n%25%37%3\n7%25%347\n\r%0A%09%\n25%376%2\n5%35%33%\n25%36\r\n%\n09%38%25\n%338%25%\n36%31%25\n%0D\n\t%36\n%31%25%3\n61%25%36\n%31%0D%0\nA\t%25%36\n%31%25%3\n61%25%32\n%0D%0A%0\n92%25%34\n%34',
  ],
  [
    'a blank in front of a break',
    'aYq+dka aaaa',
    '%25%36%31%25%35%39%25%37%31%25%32%42%25%36%34%25%36%42%25%36%31%25%32%30%25%30%44%25%30%41%25%30%39%25%36%31%25%36%31%25%36%31%25%36%31',
  ],
  [
    'a blank behind a break',
    'cf4+aaaaaa d',
    '%25%36%33%25%36%36%25%33%34%25%32%42%25%36%31%25%36%31%25%36%31%25%36%31%25%36%31%25%36%31%25%30%44%25%30%41%25%30%39%25%32%30%25%36%34',
  ],
  [
    'UTF-16 with few letters in a row',
    'aaQ前ñr字za字a前ae字a',
    '%30%30%36%31%30%30%36%31%30%30%35%31%35%32%34%64%30%30%63%33%62%31%30%30%37%32%35%62%35%37%30%30%37%61%30%30%36%31%35%62%35%37%30%30%36%31%35%32%34%64%30%30%36%31%30%30%36%35%35%62%35%37%30%30%36%31',
  ],
])('%s does not hide a secret', (_, secret, written) => {
  expect(leftOf({ secret, shown: secret, written, how: '' })).toBeLessThan(PIECE);
});

describe('a secret of 8 characters', () => {
  const hex = (value: string): string => Buffer.from(value).toString('hex');
  const swapped = (value: string): string => Buffer.from(value, 'utf16le').swap16().toString();

  test.each([
    ['base64', 'YWJjMWRlZjI='],
    ['base64 of base64', 'WVdKak1XUmxaakk9'],
    ['hexadecimal', hex('abc1def2')],
    ['hexadecimal of percent signs', hex('%61bc1de%66%32')],
    ['UTF-16', 'a\0b\0c\x001\0d\0e\0f\x002\0'],
    ['UTF-16 of the other order', swapped('abc1def2')],
    ['bytes that were taken for UTF-16', Buffer.from('abc1def2').toString('utf16le')],
  ])('is replaced in %s', (how, written) => {
    expect(leftOf({ secret: 'abc1def2', shown: 'abc1def2', written, how })).toBeLessThan(4);
  });
});
