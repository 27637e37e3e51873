import type { Bench } from './bench.ts';
import { grouped, shown } from './figures.ts';
import { programFile, time } from './program.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import { ratioOf, spreadOf } from './spread.ts';

/** What `programs/judge.mjs` tells. */
interface Judging {
  readonly exchanges: number;
  readonly bytes: number;
  /** Seconds to parse each line. */
  readonly parsed: number;
  /** Seconds to parse each line and judge what it holds. */
  readonly judged: number;
  /** Bytes that the judge holds at the end. */
  readonly held: number;
  readonly peakBytes: number;
  readonly broken: readonly string[];
}

const MOST_TIMES = 3;
/** What the judge may hold more at the end of the longest stream than at the end of the shortest. */
const MOST_GROWTH = 1;
const MEGABYTE = 1_000_000;

/** The judge as a fold over a stream, against the parsing of the same bytes. */
export async function judging(bench: Bench): Promise<Section> {
  const recording = bench.file('recording.json', bench.overUrl);
  const sizes = bench.extent.judged.map((size) => ({ size, all: [] as Judging[] }));
  for (let round = 0; round < bench.extent.judgings; round += 1) {
    for (const { size, all } of sizes) all.push(await judge(bench, recording, size));
  }
  const results = sizes.map(({ size, all }) => ({ size, all, times: timesOf(all) }));
  const [first] = results;
  const last = results.at(-1);
  if (first === undefined || last === undefined) throw new Error('Nothing was measured.');
  const growth = (heldOf(last.all) - heldOf(first.all)) / MEGABYTE;
  return {
    title: 'Judge',
    about:
      'In one process: exchanges as JSON lines, made of a recorded run that follows upon itself with its times moved on. Each line is parsed, or parsed and judged, in turns of about a hundred lines; the making of the lines is not counted. The judge parses the bodies within a line once more.',
    commands: ['node --expose-gc scripts/bench/programs/judge.mjs'],
    head: [
      'exchanges',
      'MB',
      'parse: MB/s',
      'parse and judge: MB/s',
      'exchanges/s',
      'µs an exchange',
      '× the parsing',
      'held at the end, kB',
      'peak MB',
    ],
    rows: results.map(({ size, all, times }) => row(size, all, shown(times, 2))),
    aims: [
      atMost('judge: time of JSON.parse', MOST_TIMES, last.times.median, ' ×'),
      atMost(
        `judge: memory held grows from ${grouped(first.size)} to ${grouped(last.size)} exchanges`,
        MOST_GROWTH,
        growth,
        ' MB',
      ),
    ],
  };
}

async function judge(bench: Bench, recording: string, size: number): Promise<Judging> {
  const { output } = await time({
    name: `judge ${size}`,
    args: ['--expose-gc', programFile('judge.mjs'), bench.index, recording, String(size)],
  });
  const result = JSON.parse(output) as Judging;
  if (result.broken.length > 0)
    throw new Error(`The recording is not right: ${result.broken.join(', ')}`);
  return result;
}

function row(size: number, all: readonly Judging[], times: string): string[] {
  const median = (figure: (each: Judging) => number): number => spreadOf(all.map(figure)).median;
  return [
    grouped(size),
    median(({ bytes }) => bytes / MEGABYTE).toFixed(1),
    median(({ bytes, parsed }) => bytes / parsed / MEGABYTE).toFixed(0),
    median(({ bytes, judged }) => bytes / judged / MEGABYTE).toFixed(1),
    grouped(median(({ exchanges, judged }) => exchanges / judged)),
    median(({ exchanges, judged }) => (judged / exchanges) * 1_000_000).toFixed(1),
    times,
    median(({ held }) => held / 1000).toFixed(0),
    spreadOf(all.map(({ peakBytes }) => peakBytes / MEGABYTE)).max.toFixed(0),
  ];
}

function timesOf(all: readonly Judging[]): ReturnType<typeof ratioOf> {
  return ratioOf(
    all.map(({ judged }) => judged),
    all.map(({ parsed }) => parsed),
  );
}

function heldOf(all: readonly Judging[]): number {
  return spreadOf(all.map(({ held }) => held)).median;
}
