import { constants } from 'node:buffer';
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

/** One recording and what it took to judge it, to parse it a line at a time, and to parse it at once. */
interface Judged {
  readonly size: number;
  readonly bytes: number;
  readonly judge: readonly Weight[];
  readonly lines: readonly Weight[];
  /** Empty where the recording is longer than a text can be. */
  readonly whole: readonly Weight[];
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
  const text = all.findLast(({ whole }) => whole.length > 0);
  if (last === undefined || before === undefined || text === undefined)
    throw new Error('Nothing was measured.');
  return {
    title: 'Recordings',
    about:
      'Whole processes: `judge` over a HAR file as `verify --record` writes it, against two scripts that do nothing with what they parse: one reads the same file as one text and hands it to `JSON.parse`, as far as a text can be as long; one reads it a line at a time and parses each entry. The recording is a run that follows upon itself.',
    commands: ['node dist/cli.js judge FILE.har', 'npm run bench -- --only recording'],
    head: [
      'exchanges',
      'MB',
      'seconds',
      'MB/s',
      'exchanges/s',
      'peak MB',
      '`JSON.parse`: seconds',
      'peak MB',
      '× `JSON.parse`',
      'by lines: seconds',
      'peak MB',
      '× by lines',
    ],
    rows: all.map(row),
    aims: [
      atMost(
        `\`judge FILE.har\` of ${grouped(text.size)} exchanges: time of JSON.parse of the same file`,
        MOST_TIMES,
        timesOf(text.judge, text.whole).median,
        ' ×',
      ),
      atMost(
        `\`judge FILE.har\` of ${grouped(last.size)} exchanges: time of parsing it by lines`,
        MOST_TIMES,
        timesOf(last.judge, last.lines).median,
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
    const parsing = (name: string): Program => ({
      name: `${name} of ${size}`,
      args: [programFile(name), file],
    });
    const bytes = statSync(file).size;
    const fitsText = bytes < constants.MAX_STRING_LENGTH;
    const judged: Weight[] = [];
    const lines: Weight[] = [];
    const whole: Weight[] = [];
    // A long run needs no other one before it, and its memory is what is asked for.
    for (let round = 0; round < rounds; round += 1) {
      judged.push(await weigh(judging));
      lines.push(await weigh(parsing('parse-lines.mjs')));
      if (fitsText) whole.push(await weigh(parsing('parse-whole.mjs')));
    }
    const wrong = [...lines, ...whole].find(({ output }) => output !== `${size} entries\n`);
    if (wrong !== undefined) throw new Error(`${size} entries were written, and ${wrong.output}`);
    return { size, bytes, judge: judged, lines, whole };
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

function row({ size, bytes, judge: judged, lines, whole }: Judged): string[] {
  const { median } = spreadOf(secondsOf(judged));
  return [
    grouped(size),
    (bytes / MEGABYTE).toFixed(1),
    shown(spreadOf(secondsOf(judged)), 2),
    (bytes / MEGABYTE / median).toFixed(1),
    grouped(size / median),
    peakOf(judged).toFixed(0),
    ...(whole.length === 0 ? ['too long', '–', '–'] : against(judged, whole)),
    ...against(judged, lines),
  ];
}

/** A script's time, its memory, and the time of the judge in multiples of its own. */
function against(judged: readonly Weight[], parsed: readonly Weight[]): string[] {
  return [
    shown(spreadOf(secondsOf(parsed)), 2),
    peakOf(parsed).toFixed(0),
    shown(timesOf(judged, parsed), 2),
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
