import type { Bench } from './bench.ts';
import { shown } from './figures.ts';
import { programFile, time } from './program.ts';
import type { Section } from './section.ts';
import { atMost } from './section.ts';
import { startTwin } from './served-twin.ts';
import { startServer } from './server-process.ts';
import { spreadOf } from './spread.ts';

/** Milliseconds that the proxy may add to the median request. */
const MOST_ADDED = 1;

/** What `proxy` adds to a request, judging included. */
export async function proxying(bench: Bench): Promise<Section> {
  const requests = bench.file('proxied.json', bench.overUrl.requests);
  const rounds = bench.extent.proxied;
  const twin = await startTwin(bench.cli);
  try {
    const url = twin.env.TALKOVER_URL ?? '';
    const proxy = await startServer([bench.cli, 'proxy', '--url', url], LISTENS);
    try {
      const passed = LISTENS.exec(proxy.text)?.[1] ?? '';
      const { output } = await time({
        name: 'requests with and without the proxy',
        args: [programFile('latency.mjs'), requests, String(rounds + 1), url, passed],
      });
      const [direct = [], proxied = []] = JSON.parse(output) as number[][];
      return sectionOf(direct, proxied);
    } finally {
      proxy.stop();
    }
  } finally {
    twin.stop();
  }
}

const LISTENS = /Listening on (http:\S+) and/;

function sectionOf(direct: readonly number[], proxied: readonly number[]): Section {
  const added = proxied.map((each, request) => each - (direct[request] ?? Number.NaN));
  return {
    title: 'Proxy',
    about:
      'The requests of a run, one at a time, each sent straight to a twin in another process and, in turn, through `proxy` in front of it, which passes it on and judges it.',
    commands: ['node dist/cli.js proxy --url URL', 'npm run bench -- --only proxy'],
    head: ['way', 'requests', 'ms a request: least, median, greatest'],
    rows: [
      ['straight', String(direct.length), shown(spreadOf(direct), 2)],
      ['through `proxy`', String(proxied.length), shown(spreadOf(proxied), 2)],
      ['added', String(added.length), shown(spreadOf(added), 2)],
    ],
    aims: [
      atMost('`proxy`: added to the median request', MOST_ADDED, spreadOf(added).median, ' ms'),
    ],
  };
}
