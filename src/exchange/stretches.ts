import { createMarks } from './marks.ts';

/** A stretch of a secret this long does not occur by chance. */
export const PART = 12;
/** A stretch with fewer different characters does. */
const VARIED = 6;
/** Numbers for the first three characters of a stretch; different ones may share a number. */
const BEGINNINGS = 2 ** 16;

/** Replaces stretches of long secrets. */
export interface Stretches {
  /** Hides each stretch of a text that is secret. */
  readonly add: (text: string, placeholder: string) => void;
  /** A text with each longest stretch replaced that consists of parts of one secret. */
  readonly hide: (text: string) => string;
}

/** Stretches of no secret yet. Hardly any text shows one, so they are made when the first text may. */
export function createStretches(): Stretches {
  const marks = createMarks();
  const parts = new Map<string, string>();
  const beginnings = new Uint8Array(BEGINNINGS);
  const waiting: (readonly [text: string, placeholder: string])[] = [];
  const make = (text: string, placeholder: string): void => {
    for (let start = 0; start + PART <= text.length; start += 1) {
      const part = text.slice(start, start + PART);
      if (!isVaried(part)) continue;
      parts.set(part, placeholder);
      beginnings[beginningOf(part, 0)] = 1;
    }
  };
  return {
    add: (text, placeholder) => {
      marks.add(text, PART);
      waiting.push([text, placeholder]);
    },
    hide: (text) => {
      if (text.length < PART || !marks.areIn(text)) return text;
      for (const each of waiting.splice(0)) make(...each);
      return hideParts(text, parts, beginnings);
    },
  };
}

/** Whether a stretch has so many different characters that it does not occur by chance. */
function isVaried(part: string): boolean {
  let different = 0;
  for (let place = 0; place < part.length && different < VARIED; place += 1) {
    if (part.indexOf(part.charAt(place)) === place) different += 1;
  }
  return different === VARIED;
}

/** A number for the three characters at a place, by which most places are told from those of a secret. */
function beginningOf(text: string, start: number): number {
  const sum =
    text.charCodeAt(start) * 961 + text.charCodeAt(start + 1) * 31 + text.charCodeAt(start + 2);
  return sum % BEGINNINGS;
}

/**
 * Replaces each longest stretch of a text that consists of parts of one secret.
 *
 * @param beginnings 1 for each number of three characters with which a part begins
 */
function hideParts(
  text: string,
  parts: ReadonlyMap<string, string>,
  beginnings: Uint8Array,
): string {
  let result = '';
  let kept = 0;
  for (let start = 0; start + PART <= text.length; start += 1) {
    if (beginnings[beginningOf(text, start)] === 0) continue;
    const placeholder = parts.get(text.slice(start, start + PART));
    if (placeholder === undefined) continue;
    let end = start + PART;
    while (parts.get(text.slice(end - PART + 1, end + 1)) === placeholder) end += 1;
    result += text.slice(kept, start) + placeholder;
    kept = end;
    start = end - 1;
  }
  return result + text.slice(kept);
}
