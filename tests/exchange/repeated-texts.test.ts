import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/exchange/redactor.ts';

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
