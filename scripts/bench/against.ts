import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { shown } from './figures.ts';
import type { Program } from './program.ts';
import { programFile, time, weigh } from './program.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import { startTwin } from './served-twin.ts';
import type { ServerProcess } from './server-process.ts';
import { startServer } from './server-process.ts';
import type { Spread } from './spread.ts';
import { ratioOf, spreadOf } from './spread.ts';

/** How much longer than the other build this one may take. */
const MOST_TIMES = 1.05;
/** How often the requests of a run go through each proxy in one pair, after a round that loads its code. */
const PASSES = 10;
const LISTENS = /Listening on (http:\S+) and/;

/** What one command took of the processor, in seconds: in this build and in the other one, a pair each. */
interface Pairs {
  readonly command: string;
  readonly own: readonly number[];
  readonly other: readonly number[];
}

/**
 * This build against the one of another folder: pairs of whole processes in turns (A B, B A …), whose
 * processor time is compared within each pair, as the clock also counts what else the machine does.
 *
 * @param folder holds the other build, in `dist`
 */
export async function against(bench: Bench, folder: string): Promise<Section> {
  const builds = [bench.cli, join(folder, 'dist/cli.js')] as const;
  const all = [
    await inPairs(bench, '`verify --target twin`', builds, verifySeconds),
    await proxiesInPairs(bench, builds),
  ];
  return {
    title: 'Against another build',
    about: `Processor time of whole processes, ${bench.extent.pairs} pairs of this build and of another one. The requests of a run go ${PASSES + 1} times through each \`proxy\`, in turns, to twins in other processes.`,
    commands: [`npm run bench -- --against ${folder}`],
    head: ['command', 'CPU seconds, this build', 'CPU seconds, the other', '× the other'],
    rows: all.map((pairs) => [
      pairs.command,
      shown(spreadOf(pairs.own), 3),
      shown(spreadOf(pairs.other), 3),
      shown(timesOf(pairs), 2),
    ]),
    aims: all.map((pairs) =>
      atMost(
        `${pairs.command}: processor time of the other build`,
        MOST_TIMES,
        timesOf(pairs).median,
        ' ×',
      ),
    ),
  };
}

function timesOf({ own, other }: Pairs): Spread {
  return ratioOf(own, other);
}

async function inPairs(
  { extent }: Bench,
  command: string,
  builds: readonly [string, string],
  secondsOf: (cli: string) => Promise<number>,
): Promise<Pairs> {
  const [own, other]: [number[], number[]] = [[], []];
  for (const cli of builds) await secondsOf(cli);
  for (let pair = 0; pair < extent.pairs; pair += 1) {
    const turns = [
      async () => own.push(await secondsOf(builds[0])),
      async () => other.push(await secondsOf(builds[1])),
    ];
    for (const turn of pair % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  return { command, own, other };
}

async function verifySeconds(cli: string): Promise<number> {
  const program: Program = { name: '`verify`', args: [cli, 'verify', '--target', 'twin'] };
  return (await weigh(program)).cpuSeconds;
}

/** Both proxies of a pair run at the same time, and each request goes through one right after the other. */
async function proxiesInPairs(bench: Bench, builds: readonly [string, string]): Promise<Pairs> {
  const requests = bench.file('against.json', bench.overUrl.requests);
  const [own, other]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < bench.extent.pairs; pair += 1) {
    const started: ServerProcess[] = [];
    try {
      const proxies: ServerProcess[] = [];
      for (const cli of pair % 2 === 0 ? builds : [...builds].reverse()) {
        // The twin is the same, and one for each, so that both answer alike.
        const twin = await startTwin(bench.cli);
        started.push(twin);
        const url = twin.env.TALKOVER_URL ?? '';
        const proxy = await startServer([cli, 'proxy', '--url', url], LISTENS);
        started.push(proxy);
        proxies.push(proxy);
      }
      const places = proxies.map(({ text }) => LISTENS.exec(text)?.[1] ?? '');
      await time({
        name: 'requests through both proxies',
        args: [programFile('latency.mjs'), requests, String(PASSES + 1), ...places],
      });
      const [first = Number.NaN, second = Number.NaN] = proxies.map((each) => each.cpuSeconds());
      own.push(pair % 2 === 0 ? first : second);
      other.push(pair % 2 === 0 ? second : first);
    } finally {
      for (const server of started) server.stop();
    }
  }
  return { command: '`proxy`', own, other };
}
