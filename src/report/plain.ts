/** Control and direction characters, halves of a pair and what XML cannot carry. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text in which nothing acts on a terminal or on a reader's eye: such characters are spelled out. */
export function plain(text: string): string {
  return text.replace(ACTING, (character) => (character === '\n' ? character : spelled(character)));
}

function spelled(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/**
 * At most that many characters of a text.
 *
 * @param length the characters that the text had, where it is only the beginning of one
 */
export function shortened(text: string, most: number, length = text.length): string {
  return length > most ? `${text.slice(0, most)}… (${length} characters)` : text;
}
