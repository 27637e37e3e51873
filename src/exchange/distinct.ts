/** From so many characters on, no text occurs by chance. */
const LONG = 12;
/** With a digit among letters, or with something that is neither, fewer will do. */
const WITH_DIGIT = 6;
const WITH_SIGN = 8;

/**
 * Whether a secret does not occur by chance. One that is also a word, such as `active` or `hook`, is
 * replaced in its own place alone, because answers show that word and are right to.
 */
export function isDistinct(secret: string): boolean {
  if (secret.length >= LONG) return true;
  if (!/\p{L}/u.test(secret)) return false;
  const { length } = secret;
  return (
    (length >= WITH_DIGIT && /\d/.test(secret)) || (length >= WITH_SIGN && /\W|_/.test(secret))
  );
}
