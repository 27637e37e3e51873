import type { Setting } from '../../generated/contract.ts';
import type { Json } from '../exchange/json.ts';
import { readSetting } from '../reading/setting.ts';
import { EXAMPLE_HOST, goodValues } from './good-values.ts';
import { createRandom, hex } from './random.ts';

/** A value that breaks one keyword of a setting's schema and no other. */
export interface NearMiss {
  readonly keyword: string;
  readonly value: Json;
}

/** A plan asks for them many times. */
const KNOWN = new Map<string, readonly NearMiss[]>();

/**
 * Values that every server has to refuse, the nearest to a good one first, keywords taking turns. A
 * candidate that breaks another keyword too, or that a lenient server may take, is left out.
 */
export function nearMisses(setting: Setting, host?: string): readonly NearMiss[] {
  const key = `${setting.name} ${host}`;
  const known = KNOWN.get(key) ?? made(setting, host);
  KNOWN.set(key, known);
  return known;
}

function made(setting: Setting, host?: string): NearMiss[] {
  const candidates = [
    ...lists(setting),
    ...numbers(setting),
    ...words(setting),
    ...texts(setting, host),
    ...types(setting),
  ];
  const sound = candidates.filter(({ keyword, value }) => {
    const reading = readSetting(setting, value);
    return reading.verdict === 'refused' && reading.keywords.join() === keyword;
  });
  return inTurns(sound);
}

function lists({ items, minItems = 1 }: Setting): NearMiss[] {
  if (items === undefined) return [];
  const [first = '', second = ''] = items.enum;
  const last = items.enum.at(-1) ?? '';
  const half = Math.ceil(items.enum.length / 2);
  const [strange = `${first}x`] = items.elsewhere;
  return [
    { keyword: 'minItems', value: items.enum.slice(0, minItems - 1) },
    // Between, at the beginning, longer, at the end and in capitals; last a letter less.
    ...[
      [...items.enum.slice(0, half), strange, ...items.enum.slice(half)],
      ['*', first],
      [`${first}s`],
      [second, last.toUpperCase()],
      [second, last.slice(0, -1), first],
    ].map((value): NearMiss => ({ keyword: 'enum', value })),
    ...['abc', [first, null], true, [first, true], [[first, second]], [first, 7]].map(
      (value): NearMiss => ({ keyword: 'type', value }),
    ),
  ];
}

/** Not quite one of the texts that a setting may be. */
function words({ enum: values, elsewhere = [] }: Setting): NearMiss[] {
  if (values === undefined) return [];
  const [first = ''] = values;
  const last = values.at(-1) ?? '';
  const middle = values[Math.floor(values.length / 2)] ?? '';
  return [
    ...elsewhere,
    // A letter more, a letter less, other letters, two at once.
    `${first}s`,
    last.slice(0, -1),
    otherCase(first),
    `x${middle}`,
    middle.slice(1),
    otherCase(last),
    `${first},${last}`,
  ].map((value): NearMiss => ({ keyword: 'enum', value }));
}

function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}

function numbers({ type, minimum, maximum }: Setting): NearMiss[] {
  if (type !== 'integer') return [];
  const middle = middleOf(minimum, maximum);
  return [
    // In a word of 8, 16 or 32 bits the second one is a good number.
    ...(maximum === undefined ? [] : [maximum + 1, 2 ** 32 + middle]).map(
      (value): NearMiss => ({ keyword: 'maximum', value }),
    ),
    // The second one often means that there is no limit.
    ...(minimum === undefined ? [] : [...new Set([minimum - 1, Math.min(minimum - 1, 0)])]).map(
      (value): NearMiss => ({ keyword: 'minimum', value }),
    ),
  ];
}

function middleOf(minimum = 0, maximum = 1): number {
  return Math.round((minimum + maximum) / 2);
}

function texts(setting: Setting, host = EXAMPLE_HOST): NearMiss[] {
  const { maxLength, writeOnly } = setting;
  const found: NearMiss[] = [];
  const [longest] = goodValues(setting, host);
  if (maxLength !== undefined && typeof longest === 'string') {
    const size = maxLength + 1;
    // A secret's last characters are its own; any other text grows by its last letter.
    const more = writeOnly ? hex(createRandom(size), size) : longest + longest.slice(-1);
    found.push({ keyword: 'maxLength', value: more });
    if (!writeOnly) found.push({ keyword: 'maxLength', value: 'm'.repeat(size) });
  }
  // Good ones where a text need not be a URL.
  const wrong = [
    'www.example.com/in',
    'https://hooks example.com/in',
    '/in',
    // An expression that looks at each line finds a URL in the second.
    `not a url\nhttps://${host}/in`,
    // No URL at all, and longer than most texts.
    'hooks'.repeat(50),
    '//hooks.example.com/in',
  ];
  return [...found, ...wrong.map((value) => ({ keyword: 'format', value }))];
}

function types({ type, minimum, maximum = 1, writeOnly }: Setting): NearMiss[] {
  const middle = middleOf(minimum, maximum);
  const secret = `whk-${hex(createRandom(7), 28)}`;
  const values: Record<Setting['type'], Json[]> = {
    integer: [
      middle + 0.5,
      `${middle}abc`,
      `${maximum + 1}`,
      [middle, middle + 1],
      {},
      'abc',
      true,
      `${middle}.5`,
    ],
    boolean: ['yes please', 2, [true, false], 'maybe', {}, -1],
    array: [5],
    string: writeOnly ? [[secret, secret], { key: secret }] : [['one', 'two'], { text: 'text' }, 5],
  };
  return values[type].map((value) => ({ keyword: 'type', value }));
}

/** One of each keyword, then the next of each. */
function inTurns(misses: readonly NearMiss[]): NearMiss[] {
  const byKeyword = new Map<string, NearMiss[]>();
  for (const miss of misses)
    byKeyword.set(miss.keyword, [...(byKeyword.get(miss.keyword) ?? []), miss]);
  const queues = [...byKeyword.values()];
  const turns = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: turns }, (_, turn) =>
    queues.flatMap((queue) => queue.slice(turn, turn + 1)),
  ).flat();
}
