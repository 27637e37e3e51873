/** A character that is written in another way, and how many characters that takes. */
export interface Unescaped {
  readonly text: string;
  readonly length: number;
}

/** Reads an escape at a place of a text; undefined where none stands there. */
export type ReadEscape = (text: string, place: number) => Unescaped | undefined;

const LONGEST = 32;

/** `%41`, one byte a character as its neighbours may be escaped once more, and `%u0041`. */
export const readPercent: ReadEscape = (text, place) => {
  const wide = /^u$/i.test(text.charAt(place + 1))
    ? /^%u([0-9a-f]{4})/i.exec(text.slice(place, place + 6))
    : null;
  if (wide !== null) return { text: character(wide[1], 16), length: 6 };
  const byte = byteAt(text, place);
  return byte === undefined ? undefined : { text: String.fromCharCode(byte), length: 3 };
};

function byteAt(text: string, place: number): number | undefined {
  const [high, low] = [digitAt(text, place + 1), digitAt(text, place + 2)];
  return text[place] === '%' && high >= 0 && low >= 0 ? 16 * high + low : undefined;
}

/** The value of a digit in hexadecimal; negative where none stands. */
function digitAt(text: string, place: number): number {
  return place < text.length ? '0123456789abcdef'.indexOf(text.charAt(place).toLowerCase()) : -1;
}

const SHORT: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' },
  ...{ '/': '/', '\\': '\\', '"': '"', "'": "'", '`': '`' },
};
const NUMBERED =
  /^\\(?:[uU]\{([0-9A-Fa-f]{1,6})\}|U(000[0-9A-Fa-f]{5})|[uU]([0-9A-Fa-f]{4})|[xX]([0-9A-Fa-f]{2})|([0-3][0-7]{2}))/;

/** The escapes of JSON, and of the languages that have more of them. */
export const readBackslash: ReadEscape = (text, place) => {
  const short = SHORT[text[place + 1] ?? ''];
  if (short !== undefined) return { text: short, length: 2 };
  const match = NUMBERED.exec(text.slice(place, place + 10));
  if (match === null) return undefined;
  const [whole, braced, long, four, two, octal] = match;
  const code =
    octal === undefined ? character(braced ?? long ?? four ?? two, 16) : character(octal, 8);
  return code === '' ? undefined : { text: code, length: whole.length };
};

/** The same where two backslashes are two, the second of which begins an escape: what mixes escapes makes such. */
export const readSecondBackslash: ReadEscape = (text, place) =>
  text[place + 1] === '\\' ? undefined : readBackslash(text, place);

/** The names that HTML has for what stands on a keyboard, and for the letters of Latin-1. */
const NAMED = new Map<string, string>(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", num: '#', dollar: '$', percnt: '%' },
    ...{ excl: '!', lpar: '(', rpar: ')', ast: '*', midast: '*', plus: '+', comma: ',' },
    ...{ period: '.', sol: '/', colon: ':', semi: ';', equals: '=', quest: '?', commat: '@' },
    ...{ lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']', hat: '^', lowbar: '_' },
    ...{ underbar: '_', grave: '`', diacriticalgrave: '`', lcub: '{', lbrace: '{', verbar: '|' },
    ...{ vert: '|', rcub: '}', rbrace: '}', tab: '\t', newline: '\n' },
  }),
);
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
for (const [index, name] of LATIN.split(' ').entries())
  NAMED.set(name, String.fromCharCode(0xa0 + index));

/** `&#65;`, `&#x41;` and `&amp;`; a number need not end with a semicolon, unless more escapes follow. */
export const readEntity: ReadEscape = (text, place) => {
  const near = text.slice(place, place + LONGEST);
  const [whole = '', hex, decimal, name] =
    /^&(?:#x0*([0-9a-f]{1,6})|#0*(\d{1,7})|([a-z][a-z0-9]{1,20})(?=;))(?:;|(?![0-9a-f%&\\;]))/i.exec(
      near,
    ) ?? [];
  if (whole === '') return undefined;
  const read =
    name === undefined
      ? character(hex ?? decimal, hex === undefined ? 10 : 16)
      : (NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? '');
  return read === '' ? undefined : { text: read, length: whole.length };
};

/** The character of a number; an empty text where there is none. */
function character(digits: string | undefined, base: number): string {
  const code = Number.parseInt(digits ?? '', base);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
}
