import { join } from 'node:path';
import type { Context } from '../../src/exchange/context.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { sendTo } from '../../src/target/in-process.ts';
import type { Target } from '../../src/target/target.ts';
import { twinFacts } from '../../src/target/twin.ts';
import type { WireRequest } from '../../src/target/wire.ts';
import { createTwin } from '../../src/twin/app.ts';
import { run } from '../../src/verify/run.ts';
import { virtualTime } from './virtual-time.ts';

/** A request as the bare loop sends it. */
export interface BareRequest extends Pick<WireRequest, 'method' | 'headers' | 'body'> {
  readonly path: string;
  /** The status that the twin answered with. */
  readonly status: number;
}

/** What a run sends and what comes of it. */
export interface Recording {
  readonly context: Context;
  readonly requests: readonly BareRequest[];
  readonly exchanges: readonly Exchange[];
  /** Milliseconds from the beginning of a run to that of the next one. */
  readonly period: number;
}

const BASE = 'http://127.0.0.1';

/**
 * Records a run over a twin without a port.
 *
 * @param folder where to keep a journal, as a run over a URL does; what it restores makes the next run the
 * same as this one, so that recordings can follow each other. Without it: as a run over the twin does.
 */
export async function recordRun(folder?: string): Promise<Recording> {
  const clock = virtualTime();
  const twin = createTwin({ clock });
  const send = sendTo((request) => twin.fetch(request));
  const requests: BareRequest[] = [];
  const exchanges: Exchange[] = [];
  const contexts: Context[] = [];
  const target: Target = {
    name: 'twin',
    baseUrl: BASE,
    ...twinFacts(twin.ids),
    send: async (wire) => {
      const { method, headers, body } = wire;
      const place = requests.length;
      const request = { method, headers, body, path: wire.url.slice(BASE.length), status: 0 };
      requests.push(request);
      const answer = await send(wire);
      if ('status' in answer) requests[place] = { ...request, status: answer.status };
      return answer;
    },
    close: () => Promise.resolve(),
  };
  const once = async (): Promise<number> => {
    requests.length = 0;
    exchanges.length = 0;
    await run(target, {
      clock,
      ...(folder === undefined ? {} : { journal: join(folder, 'recording.journal.json') }),
      onContext: (context) => contexts.push(context),
      onExchange: (exchange) => exchanges.push(exchange),
    });
    return exchanges[0]?.startedAt ?? 0;
  };
  const first = await once();
  const period = folder === undefined ? 0 : (await once()) - first;
  const [context] = contexts;
  if (context === undefined) throw new Error('A run tells its context.');
  return { context, requests, exchanges, period };
}
