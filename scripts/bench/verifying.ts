import type { Bench } from './bench.ts';
import { cpuOf, peakOf, secondsOf, shown, timesOf } from './figures.ts';
import type { Measured } from './in-turns.ts';
import { inTurns } from './in-turns.ts';
import type { Program } from './program.ts';
import { programFile } from './program.ts';
import type { BareRequest } from './record.ts';
import type { Aim, Section } from './section.ts';
import { atMost } from './section.ts';
import { startTwin } from './served-twin.ts';
import { spreadOf } from './spread.ts';

const MOST_TIMES = 1.5;
const MOST_MEGABYTES = 120;

/** `verify` against the least that sends the same requests. */
export async function verifying(bench: Bench): Promise<Section> {
  const own = await overTwin(bench);
  const other = await overUrl(bench);
  return {
    title: 'Verify',
    about:
      'Whole processes over a twin on loopback: `verify`, which plans, sends, judges and reports, against a plain Node script that sends the very same requests one after another over a kept connection and looks at nothing. The upper three start the twin themselves (the scripts from the one built file that holds it), the lower three find it in another process.',
    commands: ['node dist/cli.js verify --target twin', 'node dist/cli.js verify'],
    head: [
      'program',
      'requests',
      'seconds',
      'ms a request',
      '× the bare loop',
      'CPU seconds',
      'peak MB',
    ],
    rows: [...own.rows, ...other.rows],
    aims: [...own.aims, ...other.aims],
  };
}

type Part = Pick<Section, 'rows' | 'aims'>;

async function overTwin(bench: Bench): Promise<Part> {
  const { requests } = bench.overTwin;
  const file = bench.file('over-twin.json', requests);
  const measured = await inTurns(
    [
      { name: '`verify --target twin`', args: [bench.cli, 'verify', '--target', 'twin'] },
      ...bareLoops(['twin', bench.twin, file], 'with its own twin', {}),
    ],
    bench.extent,
  );
  return partOf('`verify --target twin`', measured, requests);
}

async function overUrl(bench: Bench): Promise<Part> {
  const { requests } = bench.overUrl;
  const file = bench.file('over-url.json', requests);
  const twin = await startTwin(bench.cli);
  try {
    const { env } = twin;
    const journal = ['--journal', bench.file('journal.json')];
    const measured = await inTurns(
      [
        { name: '`verify --url`', args: [bench.cli, 'verify', ...journal], env },
        ...bareLoops(['url', env.TALKOVER_URL ?? '', file], 'to another process', env),
      ],
      bench.extent,
    );
    return partOf('`verify --url`', measured, requests);
  } finally {
    twin.stop();
  }
}

/** The stricter one first: `node:http` is the quicker of the two. */
function bareLoops(
  [where, place, requests]: [string, string, string],
  what: string,
  env: Readonly<Record<string, string>>,
): Program[] {
  return ['node:http', 'fetch'].map((how) => ({
    name: `bare loop, ${how}, ${what}`,
    args: [programFile('bare-loop.mjs'), how, where, place, requests],
    env,
  }));
}

function partOf(
  name: string,
  measured: readonly Measured[],
  requests: readonly BareRequest[],
): Part {
  const [verify, bare, plain] = measured;
  if (verify === undefined || bare === undefined || plain === undefined)
    throw new Error('Nothing was measured.');
  for (const each of measured) checkCount(each, requests.length);
  return {
    rows: measured.map((each) => row(each, bare, requests.length)),
    aims: [
      atMost(
        `${name}: time of a plain script over fetch`,
        MOST_TIMES,
        timesOf(verify, plain).median,
        ' ×',
      ),
      atMost(
        `${name}: time of the bare loop over node:http`,
        MOST_TIMES,
        timesOf(verify, bare).median,
        ' ×',
      ),
      atMost(`${name}: peak memory`, MOST_MEGABYTES, peakOf(verify), ' MB'),
    ] satisfies Aim[],
  };
}

function row(measured: Measured, bare: Measured, requests: number): string[] {
  const seconds = spreadOf(secondsOf(measured));
  return [
    measured.program.name,
    String(requests),
    shown(seconds, 3),
    ((seconds.median / requests) * 1000).toFixed(2),
    measured === bare ? '1' : shown(timesOf(measured, bare), 2),
    cpuOf(measured).toFixed(3),
    peakOf(measured).toFixed(0),
  ];
}

/** The comparison is one only if both send the same number. */
function checkCount({ program, runs }: Measured, requests: number): void {
  const wrong = runs.find(({ output }) => !output.includes(`${requests} requests`));
  if (wrong !== undefined)
    throw new Error(`${program.name} did not send ${requests} requests: ${wrong.output}`);
}
