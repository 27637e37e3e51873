import { createVirtualClock } from '../../scripts/prove/virtual-clock.ts';
import { judgeStream } from '../../src/recording/judge-recording.ts';
import { sendTo } from '../../src/target/in-process.ts';
import { twinFacts } from '../../src/target/twin.ts';
import type { WireAnswer, WireRequest } from '../../src/target/wire.ts';
import type { RunResult } from '../../src/verify/run.ts';
import { run } from '../../src/verify/run.ts';
import type { Build } from '../prove/server.ts';

/** An entry of a HAR file as somebody's recorder writes it. Whatever it lacks, recorders lack. */
export interface ForeignEntry {
  startedDateTime: string;
  time: number;
  request: {
    method: string;
    url: string;
    headers: { name: string; value: string }[];
    bodySize: number;
    postData?: { mimeType: string; text: string };
    [other: string]: unknown;
  };
  response: {
    status: number;
    headers: { name: string; value: string }[];
    content: { size: number; mimeType: string; text?: string; encoding?: string };
    [other: string]: unknown;
  };
  [other: string]: unknown;
}

/** What a recorder does to an entry on its way into the file; undefined leaves it out. */
export type Habit = (entry: ForeignEntry, index: number) => ForeignEntry | undefined;

/** Drives the default plan against a server, and records the traffic as somebody else's recorder would. */
export async function recordForeign(make: Build): Promise<ForeignEntry[]> {
  const clock = createVirtualClock();
  const { fetch, ids } = make(clock);
  const send = sendTo(fetch);
  const entries: ForeignEntry[] = [];
  let latest = 0;
  const tick = (): number => {
    // Apart by so much that no two are the same once they are cut to microseconds.
    latest = Math.max(clock.now(), latest + 0.004);
    return latest;
  };
  await run(
    {
      name: 'in process',
      baseUrl: 'http://server.test',
      ...twinFacts(ids),
      send: async (wire) => {
        const startedAt = tick();
        const answer = await send(wire);
        entries.push(entryOf(wire, answer, startedAt, tick()));
        return answer;
      },
      close: () => Promise.resolve(),
    },
    { clock },
  );
  return entries;
}

/** Judges entries as the HAR file that a recorder makes of them. */
export async function judgeEntries(
  entries: readonly ForeignEntry[],
  habit: Habit = (entry) => entry,
): Promise<RunResult> {
  const written = structuredClone(entries).map(habit).filter(Boolean);
  const log = { version: '1.2', creator: { name: 'somebody', version: '1' }, entries: written };
  const [result, ...others] = await judgeStream(
    'somebody.har',
    [Buffer.from(JSON.stringify({ log }))],
    {},
  );
  if (result === undefined || others.length > 0) throw new Error('One run was expected.');
  return result;
}

function entryOf(
  { method, url, headers, body: sent, latin1 }: WireRequest,
  answer: WireAnswer,
  startedAt: number,
  endedAt: number,
): ForeignEntry {
  // Recorders read what they see as UTF-8.
  const body = latin1 && sent !== null ? Buffer.from(sent, 'latin1').toString('utf8') : sent;
  const named = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => ({ name, value }));
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const microseconds = Math.round(startedAt * 1000);
  const fraction = String(microseconds % 1000).padStart(3, '0');
  const text = 'failure' in answer ? '' : answer.body;
  return {
    startedDateTime: new Date(Math.floor(microseconds / 1000))
      .toISOString()
      .replace('Z', `${fraction}Z`),
    time: (Math.round(endedAt * 1000) - microseconds) / 1000,
    request: {
      method,
      url,
      headers: [
        ...named(headers),
        { name: 'Content-Length', value: String(Buffer.byteLength(body ?? '')) },
      ],
      bodySize: Buffer.byteLength(body ?? ''),
      ...(body === null ? {} : { postData: { mimeType: type, text: body } }),
    },
    response: {
      status: 'failure' in answer ? 0 : answer.status,
      headers: 'failure' in answer ? [] : named(answer.headers),
      content: { size: Buffer.byteLength(text), mimeType: '', text },
    },
  };
}

/** A recorder that leaves out what lets people in, as browsers do. */
export const stripped: Habit = (entry) => {
  entry.request.headers = entry.request.headers.filter(({ name }) => name !== 'Authorization');
  return entry;
};
