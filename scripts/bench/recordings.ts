import { rmSync, statSync } from 'node:fs';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createRecorder } from '../../src/exchange/har/recorder.ts';
import type { Bench } from './bench.ts';
import { grouped, shown } from './figures.ts';
import type { Program, Weight } from './program.ts';
import { programFile, weigh } from './program.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import type { Spread } from './spread.ts';
import { ratioOf, spreadOf } from './spread.ts';

/** One recording and what it took to judge and to parse it. */
interface Judged {
  readonly size: number;
  readonly bytes: number;
  readonly judge: readonly Weight[];
  readonly parse: readonly Weight[];
}

/** What `programs/later.mjs` brings. */
interface Later {
  readonly later: (exchange: Exchange, shift: number, ahead: number) => Exchange;
}

const MOST_TIMES = 3;
/** How much more memory the longest recording may take than the one before. */
const MOST_GROWTH = 20;
const MEGABYTE = 1_000_000;

/** `judge` over long recordings, as a whole process. */
export async function judgingRecordings(bench: Bench): Promise<Section> {
  const all: Judged[] = [];
  for (const { size, rounds } of bench.extent.recorded) all.push(await judge(bench, size, rounds));
  const last = all.at(-1);
  const before = all.at(-2);
  if (last === undefined || before === undefined) throw new Error('Nothing was measured.');
  return {
    title: 'Recordings',
    about:
      'Whole processes: `judge` over a HAR file as `verify --record` writes it, against a script that reads the same file a line at a time, parses each entry and does nothing with it. The recording is a run that follows upon itself.',
    commands: ['node dist/cli.js judge FILE.har', 'npm run bench -- --only recording'],
    head: [
      'exchanges',
      'MB',
      'seconds',
      'MB/s',
      'exchanges/s',
      'peak MB',
      'parsing: seconds',
      'parsing: peak MB',
      '× the parsing',
    ],
    rows: all.map(row),
    aims: [
      atMost(
        '`judge FILE.har`: time of parsing its entries',
        MOST_TIMES,
        timesOf(last.judge, last.parse).median,
        ' ×',
      ),
      atMost(
        `\`judge FILE.har\`: peak memory grows from ${grouped(before.size)} to ${grouped(last.size)} exchanges`,
        MOST_GROWTH,
        peakOf(last.judge) - peakOf(before.judge),
        ' MB',
      ),
    ],
  };
}

async function judge(bench: Bench, size: number, rounds: number): Promise<Judged> {
  const file = bench.file(`recording-${size}.har`);
  await record(bench, file, size);
  try {
    const judging: Program = { name: `judge of ${size}`, args: [bench.cli, 'judge', file] };
    const parsing: Program = {
      name: `parsing of ${size}`,
      args: [programFile('parse-lines.mjs'), file],
    };
    const judged: Weight[] = [];
    const parsed: Weight[] = [];
    // A long run needs no other one before it, and its memory is what is asked for.
    for (let round = 0; round < rounds; round += 1) {
      judged.push(await weigh(judging));
      parsed.push(await weigh(parsing));
    }
    const wrong = parsed.find(({ output }) => output !== `${size} entries\n`);
    if (wrong !== undefined) throw new Error(`${size} entries were written, and ${wrong.output}`);
    return { size, bytes: statSync(file).size, judge: judged, parse: parsed };
  } finally {
    rmSync(file, { force: true });
  }
}

/** Writes a recording of one long run. */
async function record({ overUrl }: Bench, file: string, size: number): Promise<void> {
  const { later } = (await import(programFile('later.mjs'))) as Later;
  const { context, exchanges, period } = overUrl;
  const recorder = createRecorder(file, 'bench');
  const run = recorder.begin(context);
  for (let made = 0; made < size; ) {
    for (const exchange of exchanges.slice(0, size - made)) {
      const block = Math.floor(made / exchanges.length);
      run.step(later(exchange, block * period, block * exchanges.length));
      made += 1;
    }
  }
  run.end({ requests: size, unrestored: [], interrupted: false });
  recorder.close();
  const problem = recorder.problem();
  if (problem !== undefined) throw new Error(`The recording could not be written: ${problem}`);
}

function row({ size, bytes, judge: judged, parse }: Judged): string[] {
  const { median } = spreadOf(secondsOf(judged));
  return [
    grouped(size),
    (bytes / MEGABYTE).toFixed(1),
    shown(spreadOf(secondsOf(judged)), 2),
    (bytes / MEGABYTE / median).toFixed(1),
    grouped(size / median),
    peakOf(judged).toFixed(0),
    shown(spreadOf(secondsOf(parse)), 2),
    peakOf(parse).toFixed(0),
    shown(timesOf(judged, parse), 2),
  ];
}

function secondsOf(all: readonly Weight[]): number[] {
  return all.map(({ seconds }) => seconds);
}

function timesOf(these: readonly Weight[], those: readonly Weight[]): Spread {
  return ratioOf(secondsOf(these), secondsOf(those));
}

function peakOf(all: readonly Weight[]): number {
  return spreadOf(all.map(({ peakBytes }) => peakBytes / MEGABYTE)).max;
}
