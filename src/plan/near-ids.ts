/**
 * An id that nobody has, and that begins like a known one: a look-up by prefix finds the wrong row.
 * The half that differs is turned around digit by digit, so that ids which count upwards stay clear of it.
 */
export function sameBeginning(id: string): string {
  return replaceDigits(id, id.length / 2, id.length);
}

/** An id that nobody has, and that ends like a known one. */
export function sameEnd(id: string): string {
  return replaceDigits(id, 0, 8);
}

/** Neither begins nor ends like a known one. */
export function unlike(id: string): string {
  return replaceDigits(replaceDigits(id, 0, 8), id.length / 2, id.length);
}

function replaceDigits(id: string, from: number, to: number): string {
  return [...id]
    .map((digit, index) =>
      index < from || index >= to || !/[0-9a-f]/i.test(digit) ? digit : turned(digit, index),
    )
    .join('');
}

/** Another digit, and not the same one everywhere. */
function turned(digit: string, index: number): string {
  return ((Number.parseInt(digit, 16) + 5 + ((index * 7) % 6)) % 16).toString(16);
}
