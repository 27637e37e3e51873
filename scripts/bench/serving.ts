import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, operation } from '../../generated/contract.ts';
import type { Bench } from './bench.ts';
import { grouped } from './figures.ts';
import { installPeers } from './peers/install.ts';
import { fileOf } from './peers/peer.ts';
import { programFile, time } from './program.ts';
import type { Section } from './section.ts';
import { atLeast } from './section.ts';
import { startTwin } from './served-twin.ts';
import type { ServerProcess } from './server-process.ts';
import { startServer } from './server-process.ts';
import type { Spread } from './spread.ts';
import { ratioOf, spreadOf } from './spread.ts';

/** A server under load: where to send what. */
interface Loaded {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  readonly process: ServerProcess;
  /** Answers a second of each round, by the number of connections. */
  readonly rates: Map<number, number[]>;
  /** Processor seconds of one answer, of each round with the most connections. */
  readonly cpu: number[];
}

/** What `peers/load.mjs` tells. */
interface Load {
  /** Answers a second. */
  readonly rate: number;
  readonly answered: number;
  readonly failed: number;
}

const LOAD = fileURLToPath(new URL('peers/load.mjs', import.meta.url));
const MOST = 50;
const CONNECTIONS = [1, MOST];
const BODY = { timeout: 45 };
const LEAST_OF_BARE = 0.5;
const LEAST_OF_PRISM = 10;

/** The twin and Prism as servers, against a server that does nothing. */
export async function serving(bench: Bench): Promise<Section> {
  installPeers();
  const servers = await start(bench);
  try {
    for (const server of servers) await load(server, MOST, Math.min(1, bench.extent.loadSeconds));
    for (let round = 0; round < bench.extent.loads; round += 1) {
      for (const connections of CONNECTIONS) {
        for (const server of round % 2 === 0 ? servers : [...servers].reverse()) {
          await loadAndNote(server, connections, bench.extent.loadSeconds);
        }
      }
    }
  } finally {
    for (const { process } of servers) process.stop();
  }
  return sectionOf(servers);
}

async function loadAndNote(server: Loaded, connections: number, seconds: number): Promise<void> {
  const before = server.process.cpuSeconds();
  const { rate, answered } = await load(server, connections, seconds);
  server.rates.set(connections, [...(server.rates.get(connections) ?? []), rate]);
  if (connections === MOST) server.cpu.push((server.process.cpuSeconds() - before) / answered);
}

function sectionOf(servers: readonly Loaded[]): Section {
  const [bare, twin, ...prisms] = servers;
  if (bare === undefined || twin === undefined) throw new Error('Nothing was measured.');
  const rates = (server: Loaded, connections: number): number[] =>
    server.rates.get(connections) ?? [];
  const times = (these: Loaded, those: Loaded, connections: number): Spread =>
    ratioOf(rates(these, connections), rates(those, connections));
  return {
    title: 'Servers',
    about:
      'Answers a second to one valid update, sent again and again by autocannon in another process. The bare server reads each request and answers with a constant as long as the twin’s answer; Prism is started as its documentation says, and once more as `serve prism` embeds it, without a log.',
    commands: [
      'node dist/cli.js serve twin',
      'node dist/cli.js serve prism',
      'npm run bench -- --only servers',
    ],
    head: [
      'server',
      ...CONNECTIONS.flatMap((connections) => [
        `answers/s, ${connections} connection${connections === 1 ? '' : 's'}`,
        '× the bare server',
      ]),
      'CPU µs an answer',
    ],
    rows: servers.map((server) => [
      server.name,
      ...CONNECTIONS.flatMap((connections) => [
        groupedSpread(spreadOf(rates(server, connections))),
        server === bare ? '1' : times(server, bare, connections).median.toFixed(2),
      ]),
      (spreadOf(server.cpu).median * 1_000_000).toFixed(0),
    ]),
    aims: CONNECTIONS.flatMap((connections) => {
      const at = `at ${connections} connection${connections === 1 ? '' : 's'}`;
      return [
        atLeast(
          `twin ${at}: answers of the bare server`,
          LEAST_OF_BARE,
          times(twin, bare, connections).median,
          ' ×',
        ),
        ...prisms.map((prism) =>
          atLeast(
            `twin ${at}: answers of ${prism.name}`,
            LEAST_OF_PRISM,
            times(twin, prism, connections).median,
            ' ×',
          ),
        ),
      ];
    }),
  };
}

async function start({ cli, root }: Bench): Promise<Loaded[]> {
  const { example } = answers.success;
  const prefix = (agent: string, webhook: string): string =>
    operation.path.replace('{agent_id}', agent).replace('{webhook_id}', webhook);
  const { data } = example as { data: { id: string; agent_id: string } };
  const documented = prefix(data.agent_id, data.id);
  const constant = [programFile('constant-server.mjs'), JSON.stringify(example)];
  const bare = await startServer(constant, LISTENS);
  const twin = await startTwin(cli);
  const { env } = twin;
  const embedded = await startServer([cli, 'serve', 'prism'], LISTENS);
  const description = join(root, 'generated/openapi.json');
  const mock = [fileOf('@stoplight/prism-cli', 'dist/index.js'), 'mock', description];
  const prism = await startServer([...mock, '--port', '0'], LISTENS);
  const token = env.TALKOVER_TOKEN ?? '';
  const own = prefix(env.TALKOVER_AGENT_ID ?? '', env.TALKOVER_WEBHOOK_ID ?? '');
  const loaded = (name: string, url: string, process: ServerProcess): Loaded => ({
    name,
    url,
    token,
    process,
    rates: new Map(),
    cpu: [],
  });
  return [
    loaded('bare `node:http`', addressIn(bare.text) + documented, bare),
    loaded('twin', (env.TALKOVER_URL ?? '') + own, twin),
    loaded('`prism mock`', addressIn(prism.text) + documented, prism),
    loaded('Prism embedded (`serve prism`)', addressIn(embedded.text) + documented, embedded),
  ];
}

const LISTENS = / on (http:\S+)\s*\n/;

function addressIn(text: string): string {
  return LISTENS.exec(text)?.[1] ?? '';
}

/** @throws Error if a request was not answered with a status of success */
async function load(server: Loaded, connections: number, seconds: number): Promise<Load> {
  const headers = {
    accept: operation.mediaType,
    authorization: `Bearer ${server.token}`,
    'content-type': operation.mediaType,
  };
  const { output } = await time({
    name: `load on ${server.name}`,
    args: [
      LOAD,
      String(seconds),
      String(connections),
      server.url,
      operation.method,
      JSON.stringify(headers),
      JSON.stringify(BODY),
    ],
  });
  const told = JSON.parse(output) as Load;
  if (told.failed > 0)
    throw new Error(`${server.name} did not answer ${told.failed} requests with success`);
  return told;
}

function groupedSpread({ min, median, max }: Spread): string {
  return `${grouped(min)} · **${grouped(median)}** · ${grouped(max)}`;
}
