import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { settings } from '../../generated/contract.ts';
import { isObject, parseJson } from '../../src/exchange/json.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { createTwin } from '../../src/twin/app.ts';
import type { TwinIds } from '../../src/twin/seed.ts';
import type { OnEnd, Variables } from '../cli/command.ts';
import type { Answer, Hostile } from './hostile.ts';
import { wired } from './wire.ts';

/**
 * When a server is hostile: by the number of the request, from 1; and by the number of the update that a right server
 * accepts, undefined for every other request.
 */
export type When = (n: number, update: number | undefined) => boolean;

/** A hostile server on a port, with a right one behind it. */
export interface Stage {
  readonly env: Variables;
  /** The webhook under test, without the time of its last update. */
  readonly state: () => unknown;
  /** From now on the server is right. */
  readonly reform: () => void;
  /** How many requests came. */
  readonly requests: () => number;
  /** How many requests reached the server to which nothing may be sent. */
  readonly strayed: () => number;
}

/** Puts a hostile server on a port of this machine; it is gone after the test. */
export async function put(hostile: Hostile, when: When, onEnd: OnEnd): Promise<Stage> {
  const twin = createTwin();
  const { ids, store } = twin;
  let reformed = false;
  let requests = 0;
  let updates = 0;
  let connections = 0;
  let strayed = 0;
  const elsewhere = await listening(() => {
    strayed += 1;
  }, onEnd);
  const take = (socket: Socket): void => {
    connections += 1;
    if (!reformed && hostile.takes?.(connections) === false) {
      socket.resetAndDestroy();
      return;
    }
    readRequests(socket, (request) => {
      requests += 1;
      const isGood = isUpdate(request, ids);
      if (isGood) updates += 1;
      const right = async (): Promise<Answer> => {
        const response = await twin.fetch(
          new Request(`http://twin.invalid${request.path}`, {
            method: request.method,
            headers: request.headers,
            body: request.body,
          }),
        );
        const headers = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      };
      if (reformed || !when(requests, isGood ? updates : undefined))
        right().then((answer) => socket.write(wired(answer)));
      else hostile.answer({ socket, right, n: requests, path: request.path, elsewhere });
    });
  };
  const url = await listening(take, onEnd);
  return {
    env: {
      // Nothing comes late here.
      TALKOVER_SETTLE: '100ms',
      TALKOVER_URL: url,
      TALKOVER_TOKEN: ids.token,
      TALKOVER_AGENT_ID: ids.agentId,
      TALKOVER_WEBHOOK_ID: ids.webhookId,
    },
    state: () => {
      const { updated_at: _, ...rest } = store.findWebhook(ids.agentId, ids.webhookId) ?? {};
      return rest;
    },
    reform: () => {
      reformed = true;
    },
    requests: () => requests,
    strayed: () => strayed,
  };
}

/** Whether a request carries something, and every server accepts it. */
function isUpdate({ path, headers, body }: Received, { token, webhookId }: TwinIds): boolean {
  if (headers.authorization !== `Bearer ${token}` || !path.endsWith(webhookId)) return false;
  const update = parseJson(body);
  const entries = isObject(update) ? Object.entries(update) : [];
  return (
    entries.length > 0 &&
    entries.every(([name, value]) => {
      const setting = settings.find((each) => each.name === name);
      return setting !== undefined && readSetting(setting, value).verdict === 'taken';
    })
  );
}

/** A server on a free port of this machine. */
async function listening(onConnection: (socket: Socket) => void, onEnd: OnEnd): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    // A client that had enough is what is wanted here.
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Reads requests off a connection: bodies of a length that is named, and bodies in chunks. */
function readRequests(socket: Socket, onRequest: (request: Received) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (true) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      );
      const rest = bytes.subarray(end + 4);
      const framed = headers['transfer-encoding'] ? chunked(rest) : sized(rest, headers);
      if (framed === undefined) return;
      bytes = rest.subarray(framed.length);
      const [method = '', path = ''] = first.split(' ');
      delete headers['transfer-encoding'];
      onRequest({ method, path, headers, body: framed.body.toString('utf8') });
    }
  });
}

/** A body and how many bytes of the connection it took; undefined while some are missing. */
type Framed = { readonly body: Buffer; readonly length: number } | undefined;

function sized(rest: Buffer, headers: Record<string, string>): Framed {
  const length = Number(headers['content-length'] ?? 0);
  return rest.length < length ? undefined : { body: rest.subarray(0, length), length };
}

function chunked(rest: Buffer): Framed {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(rest.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (rest.length < next) return undefined;
    if (size === 0) return { body: Buffer.concat(chunks), length: next };
    chunks.push(rest.subarray(line + 2, line + 2 + size));
    at = next;
  }
}
