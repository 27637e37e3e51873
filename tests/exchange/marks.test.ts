import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMarks } from '../../src/exchange/marks.ts';
import { createRedactor } from '../../src/exchange/redactor.ts';

describe('marks', () => {
  test('are in every stretch of a text that was added', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab01é'), maxLength: 80 });
    const added = fc.array(fc.tuple(letters, fc.integer({ min: 5, max: 14 })), { maxLength: 4 });
    fc.assert(
      fc.property(added, (texts) => {
        const marks = createMarks();
        for (const [text, length] of texts) marks.add(text, length);
        for (const [text, length] of texts)
          for (let start = 0; start + length <= text.length; start += 1)
            expect(marks.areIn(text.slice(start, start + length))).toBe(true);
      }),
      { numRuns: 300, seed: 20250905 },
    );
  });

  test('are not in a text that shares nothing with it', () => {
    const marks = createMarks();
    marks.add('0123456789', 6);
    for (const text of ['', '0123', 'abcdefghij', '01x23x45x67'])
      expect(marks.areIn(text)).toBe(false);
  });
});

describe('a text that comes again', () => {
  test('is redacted by what has become known since', () => {
    const redactor = createRedactor();
    const text = 'X-Trace: 8c1f-77ab-90de';
    expect(redactor.redact(text)).toBe(text);
    redactor.hideText('8c1f-77ab-90de', 'X-Trace');
    expect(redactor.redact(text)).toBe('X-Trace: ‹X-Trace›');
  });

  test('is redacted alike the first time, the second, and after hundreds of others', () => {
    const redactor = createRedactor();
    redactor.hideSecret('whk-5f2a9c1e7b3d4068');
    const text = 'key=whk-5f2a9c1e7b3d4068';
    const once = redactor.redact(text);
    expect(once).toBe('key=‹secret 1: string, 20 characters, 20 bytes›');
    for (let n = 0; n < 500; n += 1) expect(redactor.redact(`n=${n}`)).toBe(`n=${n}`);
    expect(redactor.redact(text)).toBe(once);
  });
});
