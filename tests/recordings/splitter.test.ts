import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Part } from '../../src/recording/part.ts';
import { createSplitter } from '../../src/recording/splitter.ts';

/** What a splitter makes of a text that comes in pieces of some sizes. */
function split(text: string, sizes: readonly number[]): Part[] {
  const parts: Part[] = [];
  const splitter = createSplitter((part) =>
    parts.push({ ...part, bytes: Buffer.from(part.bytes ?? '') }),
  );
  const bytes = Buffer.from(text);
  let at = 0;
  for (let n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    // The memory of a chunk is used again, as the reader of files does.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    splitter.push(chunk);
    chunk.fill(0);
    at += size;
  }
  splitter.end();
  return parts;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), {
  maxLength: 6,
});
const indent = fc.constantFrom(0, 2);

test('the entries of a HAR file are what JSON.parse reads, however the bytes come', () => {
  fc.assert(
    fc.property(
      objects,
      fc.jsonValue({ maxDepth: 2 }),
      sizes,
      indent,
      (entries, other, pieces, spaces) => {
        const log = { version: '1.2', comment: other, entries, pages: [{ id: 'x"]}' }] };
        const text = JSON.stringify({ before: other, log, after: [other] }, null, spaces);
        const parts = split(text, pieces);
        const found = parts.filter(({ kind }) => kind === 'entry');
        expect(found.map(({ bytes }) => JSON.parse(String(bytes)))).toEqual(
          JSON.parse(JSON.stringify(entries)),
        );
        expect(
          parts
            .filter(({ kind }) => kind === 'member')
            .map(({ key, bytes }) => [key, JSON.parse(String(bytes))]),
        ).toEqual(
          Object.entries(JSON.parse(JSON.stringify(log))).filter(([key]) => key !== 'entries'),
        );
        for (const { line, column, offset, bytes } of found) {
          const whole = Buffer.from(text);
          expect(whole.subarray(offset, offset + (bytes?.length ?? 0))).toEqual(bytes);
          const before = whole.subarray(0, offset).toString().split('\n');
          expect([line, column]).toEqual([
            before.length,
            Buffer.byteLength(before.at(-1) ?? '') + 1,
          ]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('so are JSON lines, and a list of objects', () => {
  fc.assert(
    fc.property(objects, sizes, indent, (values, pieces, spaces) => {
      const own = values.map((value) => ({ id: 1, value }));
      const expected = JSON.parse(JSON.stringify(own));
      for (const text of [
        own.map((value) => JSON.stringify(value, null, spaces)).join('\n'),
        JSON.stringify(own, null, spaces),
      ])
        expect(split(text, pieces).map(({ bytes }) => JSON.parse(String(bytes)))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
