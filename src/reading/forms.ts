import type { Json } from '../exchange/json.ts';

/**
 * What stores drop, replace or refuse: control characters, halves of characters, the mark of a byte order, and the
 * character that stands for bytes which are no text.
 */
const CONTROLS = /[\p{Cc}\p{Cs}\u{feff}\u{fffd}]/u;
const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** Whether a text holds characters of which nobody knows what is stored. */
export function hasControls(text: string): boolean {
  return CONTROLS.test(text);
}

/**
 * The texts that say the same: the text itself and, where it is not composed, its Unicode forms; each with
 * the blanks around it and without.
 */
export function formsOf(text: string): string[] {
  const composed = text.normalize('NFC') === text;
  const forms = composed ? [text] : [text, ...FORMS.map((form) => text.normalize(form))];
  return [...new Set(forms.flatMap((form) => [form, form.trim()]))];
}

/** The list with each entry once; nothing where the value is no list or repeats nothing. */
export function withoutRepeats(value: Json): Json[] {
  if (!Array.isArray(value)) return [];
  const once = [...new Set<Json>(value)];
  return once.length < value.length ? [once] : [];
}
