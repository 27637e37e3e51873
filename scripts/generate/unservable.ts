import { isUnusual } from '../../src/exchange/placeholder.ts';

/** Why the value of a keyword cannot be exercised, and what to do about it. */
export type Reason = readonly [why: string, advice: string];

/** The values of the keywords of one member, by name. */
type Values = ReadonlyMap<string, unknown>;

/** The shortest limits within which there are several values, and secrets are told from other texts. */
const LEAST = { text: 1, uri: 100, secret: 16 };

/** What is wrong with the value of a keyword, among its neighbours; nothing where a run can exercise it. */
export const unservable: Readonly<Record<string, (values: Values) => Reason | undefined>> = {
  format: (values) =>
    values.get('format') === 'uri' && values.get('writeOnly') !== true
      ? undefined
      : [
          `no texts are made for ${JSON.stringify(values.get('format'))}`,
          'Only uri is served, on a member that answers show; take the format out.',
        ],
  'x-agreed': (values) =>
    values.has('format')
      ? undefined
      : [
          'readers agree on texts of a format, and there is none',
          'Say format: uri, or take it out.',
        ],
  maxLength: (values) => {
    const hidden = values.get('writeOnly') === true;
    const least = LEAST[hidden ? 'secret' : values.has('format') ? 'uri' : 'text'];
    return Number(values.get('maxLength')) >= least
      ? undefined
      : ['nothing that is so short can be told apart', `Say ${least} or more, or take it out.`];
  },
  minItems: (values) =>
    Number(values.get('minItems')) >= 1
      ? undefined
      : ['no list is shorter than that', 'Say 1 or more, or take it out.'],
  minimum: (values) => unservableLimit(values.get('minimum'), values),
  maximum: (values) => unservableLimit(values.get('maximum'), values),
  enum: (values) => unservableWords(values.get('enum'), 2),
};

function unservableLimit(limit: unknown, values: Values): Reason | undefined {
  // What lies beyond has to be a whole number, too.
  if (!Number.isSafeInteger(limit) || !Number.isSafeInteger(Number(limit) * 2))
    return ['it is no whole number that every reader of JSON keeps', 'Say one.'];
  const [least, most] = [values.get('minimum'), values.get('maximum')];
  if (least === undefined || most === undefined || Number(least) < Number(most)) return undefined;
  return ['the limits leave less than two values', 'Say a minimum below the maximum.'];
}

/**
 * What is wrong with the values of an enumeration.
 *
 * @param least how many have to be there
 */
export function unservableWords(values: unknown, least: number): Reason | undefined {
  const words: readonly unknown[] = Array.isArray(values) ? values : [];
  if (words.length < least)
    return [
      `with less than ${least} values nothing can be changed`,
      'Name more, or take the member out.',
    ];
  const odd = words.find((word) => !isPlainWord(word));
  if (odd === undefined) return undefined;
  const advice = 'Name texts that are not empty, with no blanks around them, in plain characters.';
  return [`readers differ about ${JSON.stringify(odd)}`, advice];
}

function isPlainWord(word: unknown): boolean {
  return typeof word === 'string' && word !== '' && word.trim() === word && !isUnusual(word);
}
