import { answers, members, operation, settings } from '../../generated/contract.ts';

/** From so many characters on, no text occurs by chance. */
const LONG = 12;
/** With a digit or a sign among letters, fewer will do. */
const MIXED = 8;

/** What a right answer shows, whatever is secret. */
let documented: string | undefined;

/**
 * The one rule that says what is looked for everywhere: a value of 12 characters, or of 8 with a digit or a
 * sign among its letters, unless the documentation shows it in answers. Everything else is a word, such as
 * `active` or `true`, and is replaced in its own place alone: answers show that word and are right to.
 */
export function isDistinct(secret: string): boolean {
  if (secret.length < MIXED || (secret.length < LONG && !isMixed(secret))) return false;
  documented ??= documentedTexts();
  return !documented.includes(secret.toLowerCase());
}

function isMixed(text: string): boolean {
  return /\p{L}/u.test(text) && /[^\p{L}]/u.test(text);
}

function documentedTexts(): string {
  const { mediaType, path, server } = operation;
  const shown = Object.values(answers).map(({ example }) => example);
  const values = settings.map(({ items, enum: texts }) => items?.enum ?? texts ?? []);
  const names = members.map(({ name, enum: words }) => [name, words ?? []]);
  return JSON.stringify([mediaType, path, server, shown, values, names]).toLowerCase();
}
