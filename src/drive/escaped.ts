import type { JsonObject } from '../exchange/json.ts';

/**
 * The same JSON in another spelling: blanks between its members, slashes escaped as PHP does, and everything
 * beyond ASCII as Python does (RFC 8259 §7). It stays one line, as reports show it.
 */
export function escaped(body: JsonObject): string {
  return JSON.stringify(body, null, 2)
    .replaceAll(/\n */g, ' ')
    .replaceAll('/', String.raw`\/`)
    .replace(/[\u0080-\uffff]/g, (unit) => String.raw`\u` + hex(unit));
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
