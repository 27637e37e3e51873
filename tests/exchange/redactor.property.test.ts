import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/exchange/redactor.ts';
import { embeddings } from './embeddings.ts';

const RUNS = { numRuns: 300, seed: 20250904 };

/** Texts of characters that people and machines make secrets of. */
const plain = fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/);
const printable = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 60 });
const wide = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789éßñ名前Ω/+=&"\\ '),
  minLength: 12,
  maxLength: 60,
});
/** Random enough not to occur in other text by chance. */
const secret = fc
  .oneof(plain, printable, wide)
  .filter((value) => new Set(value).size >= 8 && value.trim() === value);
const around = fc.stringMatching(/^[ A-Za-z0-9:,.]{0,30}$/);

describe.each(embeddings)('a secret $name', ({ write }) => {
  test('is replaced, and what stands around it is not', () => {
    fc.assert(
      fc.property(secret, around, around, (value, before, after) => {
        fc.pre(!before.includes(value) && !after.includes(value));
        const redactor = createRedactor();
        redactor.hideSecret(value);
        const text = `${before} ${write(value)} ${after}`;
        const redacted = redactor.redact(text);
        expect(redacted).not.toContain(write(value));
        expect(redacted).not.toContain(value);
        expect(redacted).toContain('‹secret 1: ');
        expect(redacted.startsWith(before)).toBe(true);
        expect(redacted.endsWith(after)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a part of a long secret', () => {
  test('of twelve characters or more is replaced wherever it begins', () => {
    const long = fc.stringMatching(/^[A-Za-z0-9]{30,80}$/);
    const cut = fc.record({ start: fc.nat(60), length: fc.integer({ min: 12, max: 80 }) });
    fc.assert(
      fc.property(long, cut, (value, { start, length }) => {
        const part = value.slice(start, start + length);
        fc.pre(part.length >= 12 && new Set(part.slice(0, 12)).size >= 6);
        const redactor = createRedactor();
        redactor.hideSecret(value);
        const redacted = redactor.redact(`<${part}>`);
        for (let place = 0; place + 12 <= part.length; place += 1) {
          const stretch = part.slice(place, place + 12);
          if (new Set(stretch).size >= 6) expect(redacted).not.toContain(stretch);
        }
        expect(redacted).toMatch(/^<.*‹secret 1: /);
      }),
      RUNS,
    );
  });
});

describe('text without secrets', () => {
  test('is left as it is', () => {
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 5 }), fc.json(), (values, text) => {
        const redactor = createRedactor();
        for (const value of values) redactor.hideSecret(value);
        const shows = embeddings.some(({ write }) =>
          values.some((value) => text.includes(write(value))),
        );
        fc.pre(!shows && !values.some((value) => overlaps(value, text)));
        expect(redactor.redact(text)).toBe(text);
      }),
      RUNS,
    );
  });

  test('and text that was redacted is left as it is', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (values) => {
        const redactor = createRedactor();
        for (const value of values) redactor.hideSecret(value);
        const once = redactor.redact(values.map((value) => `"${value}"`).join());
        expect(redactor.redact(once)).toBe(once);
      }),
      RUNS,
    );
  });
});

function overlaps(value: string, text: string): boolean {
  for (let place = 0; place + 12 <= value.length; place += 1)
    if (text.includes(value.slice(place, place + 12))) return true;
  return false;
}
