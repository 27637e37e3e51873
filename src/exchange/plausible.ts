/** What is known of everything that is looked for. */
export interface Traits {
  /** So many characters the shortest secret has, or the shortest piece of one that is looked for. */
  readonly least: number;
  /** Whether a secret holds a blank, a tab or a break between lines. */
  readonly isSpaced: boolean;
  /** What stands in secrets, in any letter case, in their bytes, and in whatever they are written in. */
  readonly characters: ReadonlySet<string>;
}

/** What may hold a secret, so that most of what does not need not be read. */
export interface Plausible extends Traits {
  /** Matches a stretch of a text that may hold a secret: no other one holds any part of it. */
  readonly stretches: RegExp;
  /** 1 for each byte that may stand in a secret, or in what a secret is written in. */
  readonly isPlausible: Uint8Array;
  /** Matches a run of letters of base64 that is long enough. */
  readonly letters: RegExp;
  /** Matches such a run from a place on that holds groups of four letters which consist of such bytes. */
  readonly groups: RegExp;
  /** The same groups, wherever they stand, as the source of an expression. */
  readonly anyGroups: string;
  /** Matches a run of digits in hexadecimal that is long enough. */
  readonly digits: RegExp;
  /** Matches characters in a row both of whose bytes may be those of a text. */
  readonly wide: RegExp;
}

/** From so many characters on, a piece of a secret is looked for. */
export const PIECE = 12;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What tells a text that may hold a secret from others. */
export function plausibleOf(traits: Traits): Plausible {
  const { characters, least } = traits;
  const bytes = [...characters].map((each) => each.charCodeAt(0)).filter((code) => code < 256);
  const isPlausible = new Uint8Array(256);
  for (const byte of bytes) isPlausible[byte] = 1;
  const [first, second, third] = [
    classOf(pairs([0], new Set(bytes.map((byte) => byte >> 2)))),
    classOf(
      pairs(new Set(bytes.map((byte) => (byte & 3) << 4)), new Set(bytes.map((byte) => byte >> 4))),
    ),
    classOf(
      pairs(
        new Set(bytes.map((byte) => (byte & 15) << 2)),
        new Set(bytes.map((byte) => byte >> 6)),
      ),
    ),
  ];
  // So many whole groups lie within that many bytes, wherever they begin.
  const count = Math.floor((least - 2) / 3);
  const anyGroups = `(?:${first}${second}${third}[\\w+/-]){${count}}`;
  return {
    ...traits,
    stretches: new RegExp(
      `[\\x80-\\xff\\u2020-\\u7e7e${[...characters].map(escaped).join('')}]{${least >> 1},}`,
      'g',
    ),
    isPlausible,
    letters: new RegExp(`[\\w+/-]{${4 * count},}`, 'g'),
    groups: new RegExp(`(?:[^]{4})*?${anyGroups}`, 'y'),
    anyGroups,
    digits: new RegExp(`[\\dA-Fa-f]{${2 * least},}`, 'g'),
    wide: new RegExp(`[\\u2020-\\u7e7e]{${least >> 1},}`, 'g'),
  };
}

/** Each number that has these bits and those. */
function pairs(these: Iterable<number>, those: ReadonlySet<number>): number[] {
  return [...these].flatMap((high) => [...those].map((low) => high | low));
}

/** A class of letters with some values, in either alphabet. */
function classOf(values: readonly number[]): string {
  const letters = values.map((value) => LETTERS.charAt(value)).join('');
  const others = letters.includes('+') ? '\\-' : '';
  return `[${letters}${others}${letters.includes('/') ? '_' : ''}]`;
}

function escaped(character: string): string {
  return /\w/.test(character)
    ? character
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What stands in everything that a secret is written in: escapes, base64, lines, UTF-16. */
export function ordinaryCharacters(): Set<string> {
  return new Set(`${LETTERS}-_=%\\&#;{} \0\t\r\n`);
}

/** Adds the characters of a secret, and their bytes, in any letter case. Returns whether some are new. */
export function addCharacters(value: string, known: Set<string>): boolean {
  const before = known.size;
  for (const text of [value, value.toLowerCase(), value.toUpperCase()]) {
    for (const unit of text.split('')) known.add(unit);
    if (!/[^\0-\x7f]/.test(text)) continue;
    for (const encoding of ['utf8', 'utf16le'] as const)
      for (const byte of Buffer.from(text, encoding)) known.add(String.fromCharCode(byte));
  }
  return known.size > before;
}
