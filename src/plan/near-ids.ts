/** The digits that say of which version and variant a UUID is (RFC 9562 §4): another one may make it malformed. */
const KIND = new Set([14, 19]);

/**
 * An id that nobody has, and that begins and ends like a known one: a look-up by prefix or by suffix finds
 * the wrong row. Ids which count upwards differ at their ends, so that the middle stays clear of them.
 */
export function sameEnds(id: string): string {
  return replaceDigits(id, 20, 23);
}

/** Neither begins nor ends like a known one. */
export function unlike(id: string): string {
  return replaceDigits(id, 0, id.length);
}

function replaceDigits(id: string, from: number, to: number): string {
  return [...id]
    .map((digit, index) =>
      index < from || index >= to || KIND.has(index) || !/[0-9a-f]/i.test(digit)
        ? digit
        : turned(digit, index),
    )
    .join('');
}

/** Another digit, and not the same one everywhere. */
function turned(digit: string, index: number): string {
  return ((Number.parseInt(digit, 16) + 5 + ((index * 7) % 6)) % 16).toString(16);
}
