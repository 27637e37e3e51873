import type { Setting } from '../../generated/contract.ts';
import type { Json } from '../exchange/json.ts';
import { createRandom, hex } from './random.ts';

/** Letters of two bytes each, in composed form: the characters and the bytes of a text differ. */
const WIDE = 'é';
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join(
  '',
);
/** Punctuation that careless code escapes, cuts or interprets, and behind it all of ASCII that can be printed. */
const TRICKY = `007 Größe  "A" & 'B' <c> &lt; \\ 100% 1+1 %20 %s $& #1; a/b: [c] 名前 {x} ${PRINTABLE}`;
/** A host that belongs to nobody (RFC 2606). */
export const EXAMPLE_HOST = 'hooks.example.com';

/**
 * Values of a setting that every server has to take: first those at its limits, then ordinary ones.
 * Each differs from the others, so that a lost update shows.
 *
 * @param host where a URL may lead
 */
export function goodValues(setting: Setting, host = EXAMPLE_HOST): Json[] {
  switch (setting.type) {
    case 'integer':
      return integers(setting);
    case 'boolean':
      return [false, true];
    case 'array':
      return lists(setting.items?.enum ?? [], setting.minItems ?? 0);
    case 'string':
      if (setting.enum !== undefined) return [...setting.enum];
      if (setting.writeOnly) return secrets(setting.maxLength ?? 64);
      return setting.format === undefined
        ? texts(setting.maxLength ?? 64)
        : urls(setting.maxLength ?? 200, `https://${host}`);
  }
}

/** What numbers are where nobody says otherwise: who leaves defaults out of what is stored loses them. */
const USUAL = [30, 3, 60, 10, 5, 1];

/** Whether a value is one that careless code fills in, so that nobody can tell who wrote it. */
export function isUsual(value: Json): boolean {
  return typeof value === 'number' && USUAL.includes(value);
}

/** How far a number goes where nobody says it. */
const SPAN = 100;

function integers({ minimum, maximum }: Setting): number[] {
  const least = minimum ?? Math.min(0, (maximum ?? SPAN) - SPAN);
  const most = maximum ?? Math.max(SPAN, least + SPAN);
  const steps = [1, 2, 7, 4, 9, 6].map(
    (tenths) => least + Math.round(((most - least) * tenths) / 10),
  );
  const usual = USUAL.filter((value) => least < value && value < most);
  const early = [least, most, ...steps.slice(0, 2), ...usual.slice(0, 2), ...steps.slice(2, 4)];
  const all = [...early, ...usual.slice(0, 2), ...steps, least + 1, most - 1];
  return [...new Set(all.filter((value) => least <= value && value <= most))];
}

function texts(longest: number): string[] {
  // "0" is taken for nothing by some languages.
  const all = [
    WIDE.repeat(longest),
    '0',
    TRICKY,
    // Escaped, it is too long.
    `${'n'.repeat(Math.max(0, longest - 5))}"&"<`,
    'false',
    'null',
    'true',
    'Order desk',
    'Évènements ß',
  ];
  return all.filter((text) => text.length <= longest);
}

function urls(longest: number, origin: string): string[] {
  // A fifth of it is a query, for who measures only what stands ahead of that; the path is long by itself.
  const address = `${origin}/l/${'u'.repeat((longest * 4) / 5 - origin.length)}?l=`;
  return [
    address + 'u'.repeat(longest - address.length),
    `${origin}/Path/With-Capitals`,
    `${origin}/in//?tenant=7&mode=a_b`,
    `${origin}/v2/orders`,
    `${origin}/talkover/events.json`,
    `${origin}/inbox/`,
    `${origin}:8443/~team/inbox/a%2Fb%20c#top`,
  ];
}

function lists(entries: readonly string[], fewest: number): string[][] {
  const size = Math.max(1, fewest);
  const third = Math.ceil(entries.length / 3);
  // What is merged into the longest list does not show, so it comes neither early nor where a list is sent
  // alone. Two lists of one length follow each other.
  const all = [
    entries.slice(third, third + 3),
    entries.slice(-size),
    entries.slice(0, size),
    [...entries],
    entries.slice(2 * third, 2 * third + 4),
    entries.filter((_, index) => index % 5 === 1),
  ];
  // Of few entries some of these are the same, or nothing.
  const sizeable = all.filter((list) => list.length >= size);
  return [...new Map(sizeable.map((list) => [list.join(), list])).values()];
}

/** Secrets that occur nowhere by chance, and that nobody uses. */
function secrets(longest: number): string[] {
  const random = createRandom(longest);
  // A wide letter between the digits: more bytes than characters, and no stretch of it occurs by chance.
  const long = [...hex(random, longest)].map((digit) => digit + WIDE).join('');
  const all = [
    long.slice(0, longest),
    hex(random, 12),
    `whk-${hex(random, 40)}`,
    `whk/${hex(random, 20)}+${hex(random, 12)}`,
  ];
  return all.filter((secret) => secret.length <= longest);
}
