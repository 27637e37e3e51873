import type { Setting } from '../../generated/contract.ts';
import type { Json } from '../exchange/json.ts';
import { standIn } from '../exchange/placeholder.ts';

const ENCODER = new TextEncoder();
/** Bytes that a UTF-16 code unit takes in UTF-8 at the most. */
const WIDEST = 3;

/**
 * The keywords at whose limit a valid value stands: the greatest number, a text of the greatest
 * length (in bytes too, which is how some servers count), a list of the least length. A text that
 * has to be a URL stands at the edge of its format, a list entry at the edge of its enumeration.
 */
export function edges(setting: Setting, sent: Json): string[] {
  const value = typeof sent === 'string' ? (standIn(sent) ?? sent) : sent;
  const found: string[] = [];
  if (value === setting.maximum) found.push('maximum');
  if (value === setting.minimum) found.push('minimum');
  const { maxLength = Infinity } = setting;
  if (typeof value === 'string' && value.length * WIDEST >= maxLength) {
    // A text has at least as many bytes as characters.
    if (ENCODER.encode(value).length >= maxLength) found.push('maxLength');
  }
  if (Array.isArray(value) && value.length === setting.minItems) found.push('minItems');
  if (found.length > 0) return found;
  if (setting.items !== undefined || setting.enum !== undefined) return ['enum'];
  return setting.format === undefined ? [] : ['format'];
}
