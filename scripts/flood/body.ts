import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import type { Outcome } from './outcome.ts';
import { serve, watched } from './served.ts';

/** Megabytes that a server may take beyond what it has: not those of the body. */
const MOST_MEGABYTES = 100;
const MEGABYTE = Buffer.alloc(1_000_000, 0x20);

/** Sends one large body to `serve`, which refuses it without keeping it. */
export async function sendBody(megabytes: number): Promise<Outcome> {
  const twin = await serve(['serve', 'twin'], /TALKOVER_WEBHOOK_SECRET=.+\n/);
  try {
    const url = /TALKOVER_URL=(\S+)/.exec(twin.text)?.[1] ?? '';
    const { result, before, halves } = await watched(twin, (progress) =>
      upload(`${url}/api/v1/agents/a/webhooks/b`, megabytes, progress),
    );
    const most = Math.max(...halves);
    return {
      what: `one body of ${megabytes} MB to \`serve\``,
      came: `status ${result}; memory ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB`,
      complaints: [
        ...(result === 413 ? [] : [`it is answered with ${result} and not with 413`]),
        ...(most - before < MOST_MEGABYTES ? [] : ['memory grows with it']),
      ],
    };
  } finally {
    await twin.stop();
  }
}

async function upload(
  url: string,
  megabytes: number,
  progress: (share: number) => void,
): Promise<number | undefined> {
  const outgoing = request(url, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer none' },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  for (let sent = 0; sent < megabytes; sent += 1) {
    progress(sent / megabytes);
    if (!outgoing.write(MEGABYTE)) await once(outgoing, 'drain');
  }
  outgoing.end();
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
}
