import type { VerdictDocument } from './document.ts';

/** The verdicts as JSON text. */
export function jsonReport(document: VerdictDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
