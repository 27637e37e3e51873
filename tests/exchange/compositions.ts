import fc from 'fast-check';
import type { Decoder } from '../../src/exchange/decoders.ts';
import { createRedactor } from '../../src/exchange/redactor.ts';

/** Numbers by which an encoder chooses what to write how. */
type Choices = readonly number[];

/** A way in which a text is written into another one. */
interface Encoder {
  readonly name: string;
  readonly write: (text: string, choices: Choices) => string;
}

const chosen = (choices: Choices, place: number): number => choices[place % choices.length] ?? 0;
const hex = (code: number, digits: number, upper: boolean): string => {
  const text = code.toString(16).padStart(digits, '0');
  return upper ? text.toUpperCase() : text;
};
/** A text some of whose characters, and all that would be misread, are written in another way. */
function mixed(
  text: string,
  must: RegExp,
  choices: Choices,
  write: (character: string, choice: number) => string,
): string {
  return [...text]
    .map((each, place) => {
      const choice = chosen(choices, place);
      return must.test(each) || choice % 2 === 0 ? write(each, choice >> 1) : each;
    })
    .join('');
}
const percent: Encoder['write'] = (text, choices) =>
  mixed(text, /[%]/, choices, (each, choice) =>
    [...Buffer.from(each)].map((byte) => `%${hex(byte, 2, choice % 2 === 0)}`).join(''),
  );
const backslash: Encoder['write'] = (text, choices) =>
  mixed(text, /["\\\n\r\0]/, choices, (each, choice) =>
    [...each.split('')]
      .map((unit) => `\\u${hex(unit.charCodeAt(0), 4, choice % 2 === 0)}`)
      .join(''),
  );
const entity: Encoder['write'] = (text, choices) =>
  mixed(text, /[&<>]/, choices, (each, choice) => {
    const code = each.codePointAt(0) ?? 0;
    if (choice % 3 === 0) return `&#${code};`;
    return choice % 3 === 1 ? `&#x${hex(code, 2, choice % 2 === 0)};` : named(each, code);
  });
const NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  _: 'lowbar',
  '/': 'sol',
  '+': 'plus',
};
const named = (each: string, code: number): string =>
  NAMES[each] === undefined ? `&#${code};` : `&${NAMES[each]};`;
/** Any mixture of the three. */
const mixture: Encoder['write'] = (text, choices) =>
  mixed(
    text,
    /[%&<>"\\\n\r\0]/,
    choices,
    (each, choice) => [percent, backslash, entity][choice % 3]?.(each, [0]) ?? each,
  );
const base64: Encoder['write'] = (text, choices) => {
  const [before, kind] = [chosen(choices, 0) % 3, chosen(choices, 1) % 4];
  const encoded = Buffer.from('>?/'.slice(0, before) + text).toString('base64');
  const padded = kind % 2 === 0 ? encoded : encoded.replace(/=+$/, '');
  return kind < 2 ? padded : padded.replaceAll('+', '-').replaceAll('/', '_');
};
const wrapped: Encoder['write'] = (text, choices) => {
  const width = 8 + (chosen(choices, 0) % 70);
  const lineBreak = ['\n', '\r\n', '\r\n\t', '\n  '][chosen(choices, 1) % 4] ?? '\n';
  return (text.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []).join(lineBreak);
};
const utf16: Encoder['write'] = (text, choices) => {
  const bytes = Buffer.from(text, 'utf16le');
  return (chosen(choices, 0) % 2 === 0 ? bytes : bytes.swap16()).toString('latin1');
};

/** Every way that the redactor has to undo, whichever stands within whichever. */
const encoders: readonly Encoder[] = [
  { name: 'percent signs', write: percent },
  { name: 'backslashes', write: backslash },
  { name: 'entities', write: entity },
  { name: 'a mixture of escapes', write: mixture },
  { name: 'a form', write: (text) => new URLSearchParams({ v: text }).toString().slice(2) },
  { name: 'base64', write: base64 },
  { name: 'lines', write: wrapped },
  { name: 'UTF-16', write: utf16 },
  { name: 'hexadecimal', write: (text) => Buffer.from(text).toString('hex') },
];

/** A secret, what of it is shown, and how that is written. */
export interface Composition {
  readonly secret: string;
  readonly shown: string;
  readonly written: string;
  readonly how: string;
}

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const secrets = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(...letters), minLength: 16, maxLength: 48 }),
  },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(...letters, ...'éüñ前字_-+/=& "%.:'),
      minLength: 20,
      maxLength: 40,
    }),
  },
);
const choices = fc.array(fc.nat(999), { minLength: 5, maxLength: 7 });

/** Compositions of three encoders and more around a secret that is whole or cut, in whichever letter case. */
export const compositions = fc
  .record({
    secret: secrets.filter((value) => value.trim() === value && isVaried(value)),
    cut: fc.record({ start: fc.nat(20), end: fc.nat(20) }),
    letterCase: fc.constantFrom('as it is', 'upper', 'lower'),
    steps: fc.array(fc.record({ encoder: fc.constantFrom(...encoders), choices }), {
      minLength: 3,
      maxLength: 4,
    }),
  })
  .map(({ secret, cut, letterCase, steps }): Composition => {
    const length = [...secret].length;
    const start = Math.min(cut.start, length - 12);
    const piece = [...secret].slice(start, Math.max(start + 12, length - cut.end)).join('');
    const shown =
      letterCase === 'as it is'
        ? piece
        : letterCase === 'upper'
          ? piece.toUpperCase()
          : piece.toLowerCase();
    return {
      secret,
      shown,
      written: steps.reduce((text, { encoder, choices }) => encoder.write(text, choices), shown),
      how: [letterCase, ...steps.map(({ encoder }) => encoder.name)].join(', in '),
    };
  })
  .filter(({ written, shown }) => written.length < 20_000 && shown.trim() === shown);

/** Each piece of twelve characters is random enough not to occur by chance. */
function isVaried(value: string): boolean {
  for (let start = 0; start + 12 <= value.length; start += 1)
    if (new Set(value.toLowerCase().slice(start, start + 12)).size < 7) return false;
  return true;
}

/** What is left of a composition behind the redactor, its placeholders taken out, in characters of the secret. */
export function leftOf(
  { secret, shown, written }: Composition,
  decoders?: readonly Decoder[],
): number {
  const redactor = createRedactor(decoders);
  redactor.hideSecret(secret);
  const [before, after] = ['{"answer": [', '], "and": "more"}'];
  const redacted = redactor.redact(before + written + after);
  if (!redacted.startsWith(before) || !redacted.endsWith(after)) return Number.NaN;
  const rest = redacted
    .slice(before.length, redacted.length - after.length)
    .replace(/‹secret 1: [^›]*›/g, '');
  return (rest.length / written.length) * shown.length;
}
