/** A text in which nothing acts on a terminal: control and direction characters are spelled out. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * At most that many characters of a text.
 *
 * @param length the characters that the text had, where it is only the beginning of one
 */
export function shortened(text: string, most: number, length = text.length): string {
  return length > most ? `${text.slice(0, most)}… (${length} characters)` : text;
}
