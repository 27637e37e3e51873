// Judges a stream of exchanges that is made as it is read, so that only what the judge holds stays.
// judge.mjs INDEX RECORDING COUNT
import { readFileSync } from 'node:fs';
import { later } from './later.mjs';
import { peakBytes } from './peak.cjs';

const [index, file, count] = process.argv.slice(2);
const { createJudge } = await import(index);
const { context, exchanges, period } = JSON.parse(readFileSync(file, 'utf8'));
const size = Number(count);

globalThis.gc();
const before = process.memoryUsage().heapUsed;
const judge = createJudge(context);
let bytes = 0;
let parsed = 0;
let judged = 0;
let made = 0;
for (let block = 0; made < size; block += 1) {
  const lines = exchanges
    .slice(0, size - made)
    .map((exchange) => JSON.stringify(later(exchange, block * period, made)));
  made += lines.length;
  for (const line of lines) bytes += Buffer.byteLength(line);
  const passes = [() => parse(lines), () => step(lines)];
  for (const pass of block % 2 === 0 ? passes : passes.reverse()) pass();
}
globalThis.gc();
const held = process.memoryUsage().heapUsed - before;
const verdict = judge.finish();
const broken = verdict.rules.filter(({ findings }) => findings.length > 0).map(({ id }) => id);
process.stdout.write(
  JSON.stringify({ exchanges: made, bytes, parsed, judged, held, peakBytes: peakBytes(), broken }),
);

function parse(lines) {
  const start = performance.now();
  for (const line of lines) JSON.parse(line);
  parsed += (performance.now() - start) / 1000;
}

function step(lines) {
  const start = performance.now();
  for (const line of lines) judge.step(JSON.parse(line));
  judged += (performance.now() - start) / 1000;
}
