import { settings } from '../../generated/contract.ts';
import { parseJson } from './json.ts';

/** Settings that no answer shows. */
export const secretNames: readonly string[] = settings
  .filter(({ writeOnly }) => writeOnly)
  .map(({ name }) => name);

/** A text or number as the value of a secret's member of JSON, also where the JSON breaks off. */
const MEMBER = new RegExp(
  `("(?:${secretNames.join('|')})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|-?\\d[\\d.eE+-]*)`,
  'g',
);

/**
 * JSON whose secrets are replaced in their own place, and nothing else.
 *
 * @param replace what stands for a text in such a place; undefined where it may stay
 */
export function replaceInPlace(
  json: string,
  replace: (secret: string) => string | undefined,
): string {
  return json.replace(MEMBER, (_, before: string, value: string) => {
    // A number stays one, of the same length, and says nothing.
    if (!value.startsWith('"')) return before + value.replace(/\d/g, '1');
    const whole = value.length > 1 && value.endsWith('"');
    const secret = parseJson(whole ? value : `${value}"`);
    const placeholder = typeof secret === 'string' ? replace(secret) : undefined;
    return before + (placeholder === undefined ? value : `"${placeholder}"`);
  });
}
