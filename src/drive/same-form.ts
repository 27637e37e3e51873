import type { Json } from '../exchange/json.ts';
import { sameJson } from '../exchange/json.ts';

/**
 * Whether two values are the same but for the form in which a service may write them: a URL as its parser
 * writes it, a text without the blanks around it or composed, a list without its repeated entries. A
 * webhook whose state had another form before the service's own rules cannot be given that form back.
 */
export function sameButForForm(before: Json | undefined, now: Json | undefined): boolean {
  if (typeof before === 'string' && typeof now === 'string') return formOf(before) === formOf(now);
  if (!Array.isArray(before) || !Array.isArray(now)) return sameJson(before, now);
  return sameJson([...new Set<Json>(before)], [...new Set<Json>(now)], true);
}

function formOf(text: string): string {
  const plain = text.trim().normalize('NFC');
  return URL.canParse(plain) ? new URL(plain).href : plain;
}
