import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Outcome } from './outcome.ts';
import { serve, watched } from './served.ts';

/** Megabytes by which the second half of the requests may take more than the first. */
const MOST_MEGABYTES = 60;
const LISTENS = /Listening on (http:\S+) and/;

interface Sent {
  readonly path: string;
  readonly token: string;
  readonly body: string;
}

/** Sends many requests over many connections through `proxy`; each is answered as it is without it. */
export async function sendRequests(requests: number, connections: number): Promise<Outcome> {
  const twin = await serve(['serve', 'twin'], /TALKOVER_WEBHOOK_SECRET=.+\n/);
  const variable = (name: string): string =>
    new RegExp(`${name}=(\\S+)`).exec(twin.text)?.[1] ?? '';
  const url = variable('TALKOVER_URL');
  const proxy = await serve(['proxy', '--url', url], LISTENS);
  const through = LISTENS.exec(proxy.text)?.[1] ?? '';
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const kinds = kindsOf(variable);
  try {
    const expected: string[] = [];
    for (const kind of kinds) expected.push(await send(url, kind, agent));
    const { result, before, halves } = await watched(proxy, async (progress) => {
      const wrong = new Map<string, number>();
      let next = 0;
      const work = async (): Promise<void> => {
        for (let n = next++; n < requests; n = next++) {
          progress(n / requests);
          const place = n % kinds.length;
          const answer = await send(through, kinds[place] as Sent, agent);
          if (answer !== expected[place]) wrong.set(answer, (wrong.get(answer) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: connections }, work));
      return wrong;
    });
    const { end, output } = await proxy.stop();
    return {
      what: `${requests} requests over ${connections} connections through \`proxy\``,
      came: `memory ${before.toFixed(0)} MB before, at most ${halves[0].toFixed(0)} MB in the first half, ${halves[1].toFixed(0)} MB in the second; exit code ${end}`,
      complaints: [
        ...[...result].map(([answer, times]) => `${times} answers differ: ${answer.slice(0, 200)}`),
        ...(halves[1] - halves[0] < MOST_MEGABYTES ? [] : ['memory grows with the requests']),
        ...(end === '0' ? [] : [`the verdict on a right server is ${end}: ${output.slice(-500)}`]),
      ],
    };
  } finally {
    agent.destroy();
    await Promise.all([proxy.stop(), twin.stop()]);
  }
}

/** Requests whose answers do not depend on each other. */
function kindsOf(variable: (name: string) => string): readonly Sent[] {
  const agent = variable('TALKOVER_AGENT_ID');
  const path = `/api/v1/agents/${agent}/webhooks/${variable('TALKOVER_WEBHOOK_ID')}`;
  const token = variable('TALKOVER_TOKEN');
  return [
    { path, token, body: '{"timeout":20}' },
    { path, token, body: '{}' },
    { path, token, body: '{"timeout":-1}' },
    { path, token: 'talq_nobody_has_this_one_0123456789', body: '{}' },
    { path: `${path.slice(0, -4)}0000`, token, body: '{}' },
  ];
}

/** The status and the body of an answer, without the time at which it was made. */
function send(url: string, { path, token, body }: Sent, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve(`no answer: ${error.message}`);
    const outgoing = request(
      url + path,
      {
        method: 'PUT',
        agent,
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        text(answer).then((shown) => {
          resolve(
            `${answer.statusCode} ${shown.replace(/"updated_at":"[^"]*"/, '"updated_at":…')}`,
          );
        }, failed);
      },
    );
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}
