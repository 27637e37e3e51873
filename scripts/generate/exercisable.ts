import type { Keyword } from './keywords.ts';
import { keywordsAt } from './keywords.ts';
import type { Description } from './openapi.ts';
import { escapePart } from './pointer.ts';
import { inDescription } from './problem.ts';
import { unservable, unservableWords } from './unservable.ts';

/** Keywords that say something to people alone. */
const WORDS = ['$comment', 'deprecated', 'description', 'example', 'examples', 'title'];

/** The keywords of each kind of schema for which the plan has good and bad values, and the reading tells them apart. */
const SERVED = {
  'a body that updates a part': ['properties', 'type'],
  'a text': ['format', 'maxLength', 'type', 'writeOnly', 'x-agreed'],
  'a text with enum': ['enum', 'type', 'x-elsewhere'],
  'an integer': ['maximum', 'minimum', 'type'],
  'a boolean': ['type'],
  'a list': ['items', 'minItems', 'type', 'x-unordered'],
} satisfies Readonly<Record<string, readonly string[]>>;

type Kind = keyof typeof SERVED;

const KINDS: ReadonlyMap<unknown, Kind> = new Map([
  ['string', 'a text'],
  ['integer', 'an integer'],
  ['boolean', 'a boolean'],
  ['array', 'a list'],
]);

/**
 * Makes sure that a run can exercise the members of the request body: that plan and reading know each keyword
 * and its value. What they do not know would be promised and never tried.
 *
 * @param pointer of the schema of the body
 * @param shown the members that an answer shows
 * @throws Problem that names the first keyword that cannot be exercised, why, and what to do
 */
export function checkExercisable(
  description: Description,
  pointer: string,
  shown: readonly string[],
): void {
  const body = byName(keywordsAt(description, pointer));
  const type = body.get('type');
  if (type?.value !== 'object')
    refuse(type?.pointer ?? pointer, 'the body is no object', 'Say type: object.');
  checkNames(body, 'a body that updates a part');
  const properties = body.get('properties');
  if (properties === undefined) refuse(pointer, 'the body has no members', 'Say properties.');
  for (const name of Object.keys(properties.value as object)) {
    const place = `${properties.pointer}/${escapePart(name)}`;
    const keywords = byName(keywordsAt(description, place));
    checkMember(description, keywords, place);
    if (!shown.includes(name) && keywords.get('writeOnly')?.value !== true)
      refuse(
        place,
        'no answer shows this member, so that nobody sees what became of it',
        'Describe it in the schema of the state too, or say writeOnly: true.',
      );
  }
}

type Keywords = ReadonlyMap<string, Keyword>;

function byName(keywords: readonly Keyword[]): Keywords {
  return new Map(keywords.map((keyword) => [keyword.name, keyword]));
}

function checkMember(description: Description, keywords: Keywords, place: string): void {
  const type = keywords.get('type');
  const kind = KINDS.get(type?.value);
  if (kind === undefined)
    refuse(
      type?.pointer ?? place,
      `no values are made for ${type === undefined ? 'a member without a type' : `the type ${JSON.stringify(type.value)}`}`,
      `Say one of ${[...KINDS.keys()].join(', ')}.`,
    );
  checkNames(keywords, kind === 'a text' && keywords.has('enum') ? 'a text with enum' : kind);
  const values = new Map([...keywords].map(([name, { value }]) => [name, value]));
  for (const [name, { pointer }] of keywords) {
    const reason = unservable[name]?.(values);
    if (reason !== undefined) refuse(pointer, ...reason);
  }
  if (kind === 'a list') checkItems(description, keywords, place);
}

/** A list is one of known entries. */
function checkItems(description: Description, list: Keywords, place: string): void {
  const items = list.get('items');
  if (items === undefined)
    refuse(
      place,
      'the list does not say what its entries are',
      'Say items, with an enum of texts.',
    );
  const entries = byName(keywordsAt(description, items.pointer));
  const [type, words] = [entries.get('type'), entries.get('enum')];
  if (type?.value !== 'string' || words === undefined)
    refuse(
      type?.pointer ?? items.pointer,
      'entries are made of an enum of texts alone',
      'Say type: string and enum.',
    );
  checkNames(entries, 'a text with enum');
  const reason = unservableWords(words.value, Number(list.get('minItems')?.value ?? 1) + 1);
  if (reason !== undefined) refuse(words.pointer, ...reason);
}

function checkNames(keywords: Keywords, kind: Kind): void {
  const served: readonly string[] = SERVED[kind];
  const strange = [...keywords.values()].find(
    ({ name }) => !WORDS.includes(name) && !served.includes(name),
  );
  if (strange === undefined) return;
  refuse(
    strange.pointer,
    `no run exercises ${strange.name} of ${kind}`,
    `These are exercised: ${served.join(', ')}. Say it in the description of the member instead.`,
  );
}

function refuse(pointer: string, why: string, advice: string): never {
  throw inDescription(`${pointer}: ${why}. ${advice}`);
}
