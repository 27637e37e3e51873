import { availableParallelism } from 'node:os';
import { server } from '../../tests/prove/server.ts';
import type { Bench } from './bench.ts';
import { dredd } from './peers/dredd.ts';
import { installPeers } from './peers/install.ts';
import type { Peer } from './peers/peer.ts';
import { versionOf } from './peers/peer.ts';
import { portman } from './peers/portman.ts';
import { prismProxy } from './peers/prism-proxy.ts';
import { respect } from './peers/respect.ts';
import { stepCi } from './peers/step-ci.ts';
import type { Trial } from './peers/trial.ts';
import { isGreen, secondsOnTwin, tryOn } from './peers/trial.ts';
import { verify } from './peers/verify.ts';
import type { Drawn } from './sample.ts';
import { drawFaults, drawVariants, RULE } from './sample.ts';
import type { Section } from './section.ts';

/** A tool with what it said of every server. */
interface Compared {
  readonly peer: Peer;
  readonly right: Trial;
  readonly found: readonly string[];
  readonly alarms: readonly string[];
}

/** `verify` and its peers, on the same servers and by the same description. */
export async function comparing(bench: Bench): Promise<Section> {
  installPeers();
  const peers = [verify(bench.cli), dredd, portman, stepCi, respect, prismProxy];
  const { faults, variants } = bench.extent.drawn;
  const wrong = await drawFaults(faults);
  const differing = await drawVariants(variants);
  const compared: Compared[] = [];
  for (const peer of peers) compared.push(await compare(bench, peer, wrong, differing));
  const seconds = await secondsOnTwin(
    bench,
    compared.filter(({ right }) => isGreen(right)).map(({ peer }) => peer),
  );
  return {
    title: 'Peers',
    about: [
      'Whole processes over the same twin, served in another process, with the same description. A tool is red if its exit code is not 0, and a wrong server counts as found only where the tool is green on the right one.',
      `The wrong servers are ${wrong.length} of tests/faults, the right ones ${differing.length} of tests/variants, which differ where the documentation is silent. Both are drawn by rule: ${RULE}.`,
      'They are this project’s own, and `npm run prove` holds `verify` to finding all of them; so that column says what the others leave to be found, not how good `verify` is at what nobody has thought of.',
    ].join(' '),
    commands: ['npm run bench -- --only peers'],
    head: ['tool', 'requests', 'seconds', 'wrong servers found', 'false alarms'],
    rows: compared.map((each) => row(each, seconds, wrong.length, differing.length)),
    notes: compared.map(({ peer }) => `**${nameOf(peer)}** ${peer.about}`),
    details: {
      head: ['server', 'what it does', 'red'],
      rows: [
        ...wrong.map((each) => [each.id, each.sentence, redBy(each.id, compared)]),
        ...differing.map((each) => [`${each.id} (right)`, each.sentence, redBy(each.id, compared)]),
      ],
    },
    aims: [],
  };
}

async function compare(
  bench: Bench,
  peer: Peer,
  wrong: readonly Drawn[],
  differing: readonly Drawn[],
): Promise<Compared> {
  const right = await tryOn(bench, peer, server());
  if (!isGreen(right)) return { peer, right, found: [], alarms: [] };
  const found = await redOn(bench, peer, wrong);
  return { peer, right, found, alarms: await redOn(bench, peer, differing) };
}

/** The servers on which a tool is red. Nothing is timed here, so that every core takes its turn. */
async function redOn(bench: Bench, peer: Peer, drawn: readonly Drawn[]): Promise<string[]> {
  const left = [...drawn];
  const red = new Set<string>();
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      if (!isGreen(await tryOn(bench, peer, next.make))) red.add(next.id);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return drawn.map(({ id }) => id).filter((id) => red.has(id));
}

function row(
  { peer, right, found, alarms }: Compared,
  seconds: ReadonlyMap<string, string>,
  wrong: number,
  differing: number,
): string[] {
  if (!isGreen(right)) {
    const said = (right.run.errors || right.run.output).trim().split('\n').at(-1) ?? '';
    return [
      nameOf(peer),
      String(right.requests),
      '–',
      `red on the right server: ${said.replaceAll('|', '\\|').slice(0, 120)}`,
      '–',
    ];
  }
  return [
    nameOf(peer),
    String(right.requests),
    seconds.get(peer.name) ?? '–',
    `${found.length} of ${wrong}`,
    `${alarms.length} of ${differing}`,
  ];
}

function nameOf({ name, from }: Peer): string {
  return from === undefined ? name : `${name} ${versionOf(from)}`;
}

function redBy(id: string, compared: readonly Compared[]): string {
  const red = compared.filter(({ found, alarms }) => found.includes(id) || alarms.includes(id));
  return red.length === 0 ? '–' : red.map(({ peer }) => peer.name).join(', ');
}
