/** What each byte is in the encoding that is taken where UTF-8 is not known: Latin-1, as browsers read it. */
const BYTES = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, n) => n))].map(
    (character, byte) => [character, byte],
  ),
);
const STRICT = new TextDecoder('utf-8', { fatal: true });
const ASCII = /^[\0-\x7f]*$/;

/**
 * Whether a recorder most likely changed a text on its way into the file: it read UTF-8 as Latin-1, so that
 * `é` stands as `Ã©`, or lost what it could not read.
 */
export function isRecoded(text: string): boolean {
  if (ASCII.test(text)) return false;
  if (text.includes('\uFFFD')) return true;
  const bytes: number[] = [];
  for (const character of text) {
    // Latin-1 itself has the control characters that its usual form replaces.
    const code = character.charCodeAt(0);
    const byte = BYTES.get(character) ?? (code < 256 ? code : undefined);
    if (byte === undefined) return false;
    bytes.push(byte);
  }
  try {
    STRICT.decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
