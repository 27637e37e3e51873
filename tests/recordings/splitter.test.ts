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

test('so are the entries of a HAR file that is written a line an entry, some with two to a line', () => {
  const line = fc.constantFrom('\n', ',\n', ' ,\r\n\t', ', ');
  fc.assert(
    fc.property(objects, fc.array(line, { minLength: 1 }), sizes, (values, ends, pieces) => {
      const expected = JSON.parse(JSON.stringify(values)) as unknown[];
      const entries = expected.map((value, index) => {
        const end = ends[index % ends.length] ?? '';
        // An entry that is followed by another one has a comma somewhere.
        return index === expected.length - 1
          ? `${JSON.stringify(value)}\n`
          : `${JSON.stringify(value)}${end.includes(',') ? end : `${end},`}`;
      });
      const text = `{"log":{"version":"1.2","entries":[\n${entries.join('')}]}}\n`;
      for (const read of [split(text, pieces), split(text, [text.length * 4])]) {
        const found = read.filter(({ kind }) => kind === 'entry');
        expect(found.map(({ bytes }) => JSON.parse(String(bytes)))).toEqual(expected);
        for (const { value } of found)
          if (value !== undefined) expect(expected).toContainEqual(value);
      }
    }),
    { numRuns: 300 },
  );
});

test('a whole line is parsed once, and the entries of a HAR file on one line are still told apart', () => {
  const [first] = split('{"id":1}\n{"id":2}\n', [100]);
  expect(first).toMatchObject({ kind: 'record', value: { id: 1 }, line: 1, column: 1 });
  const entries = split('{"log":{"entries":[{"id":1},{"id":2}]}}\n', [100]);
  expect(entries.map(({ kind }) => kind)).toEqual(['entry', 'entry']);
});

test('so is an entry that is a line by itself, though the line on which the file begins is no whole object', () => {
  const text = '{"log":{"version":"1.2","entries":[\n{"id":1},\n{"id":2}\n]}}\n';
  expect(split(text, [100]).filter(({ kind }) => kind === 'entry')).toMatchObject([
    { value: { id: 1 }, line: 2, column: 1 },
    { value: { id: 2 }, line: 3, column: 1 },
  ]);
});
