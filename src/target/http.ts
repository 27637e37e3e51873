import { isUtf8 } from 'node:buffer';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Failure, Header } from '../exchange/exchange.ts';
import { header } from '../exchange/exchange.ts';
import type { Client } from './client.ts';
import { createClient } from './client.ts';
import { createCollector } from './collector.ts';
import { failureOf, isClosed, messageOf } from './failure.ts';
import { placeOf } from './places.ts';
import type { Way } from './way.ts';
import type { Send, WireAnswer, WireRequest } from './wire.ts';
import { bytesOf } from './wire.ts';

/** Bounds on one answer. */
export interface HttpLimits {
  /** How long an answer may take from sending to its last byte, in milliseconds. */
  readonly timeout: number;
  /** How many bytes its body may have. */
  readonly maxBytes: number;
}

export const HTTP_LIMITS: HttpLimits = { timeout: 10_000, maxBytes: 400_000 };

/**
 * Sends over HTTP or HTTPS with kept connections. Only a raw exchange is a witness, so nothing is
 * followed, decoded or retried, with one exception: a kept connection that was closed before a byte of
 * the answer came says nothing of the request, which is sent once more on a fresh one (RFC 9112 §9.3.1).
 */
export async function createHttpSend(
  baseUrl: string,
  limits: HttpLimits = HTTP_LIMITS,
  way: Way = {},
): Promise<{ send: Send; close: () => void }> {
  const client = await createClient(baseUrl, way);
  const once = (
    wire: WireRequest,
    fresh: boolean,
    end?: AbortSignal,
  ): Promise<WireAnswer & { stale?: boolean }> =>
    exchange(
      () => {
        const { host, options } = placeOf(wire.url);
        const headers = wireHeaders(wire, host) as unknown as Record<string, string>;
        return client.open({ ...options, method: wire.method, headers }, fresh);
      },
      wire,
      limits,
      client,
      end,
    );
  return {
    send: async (wire, end) => {
      const { stale, ...answer } = await once(wire, false, end);
      if (!stale) return answer;
      const { stale: _, ...second } = await once(wire, true, end);
      return second;
    },
    close: client.close,
  };
}

function exchange(
  open: () => ClientRequest,
  wire: WireRequest,
  limits: HttpLimits,
  { refusal, route }: Pick<Client, 'refusal' | 'route'>,
  end?: AbortSignal,
): Promise<WireAnswer & { stale?: boolean }> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let answered = false;
    let outgoing: ClientRequest | undefined;
    const finish = (answer: WireAnswer & { stale?: boolean }): void => {
      clearTimeout(timer);
      end?.removeEventListener('abort', giveUp);
      resolve(answer);
      if ('failure' in answer) outgoing?.destroy();
    };
    const fail = (failure: Failure, stale = false): void => finish({ failure, stale });
    const giveUp = (): void => fail({ kind: 'timeout', message: 'no complete answer in time' });
    end?.addEventListener('abort', giveUp, { once: true });
    try {
      outgoing = open();
    } catch (error) {
      fail({ kind: 'malformed', message: messageOf(error) });
      return;
    }
    timer = setTimeout(() => {
      const within = `within ${limits.timeout / 1000} s`;
      // A proxy that opens no tunnel gives the request no connection, which says nothing of the service.
      if (route !== '' && !outgoing?.socket)
        fail({ kind: 'unreachable', message: `no connection ${within}${route}` });
      else fail({ kind: 'timeout', message: `no complete answer ${within}` });
    }, limits.timeout);
    let received = 0;
    outgoing.on('socket', (socket) => {
      received = socket.bytesRead;
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const silent = outgoing?.socket?.bytesRead === received;
      const kept = outgoing?.reusedSocket === true && isClosed(error);
      fail(failureOf(error, route), kept && silent && !answered);
    });
    outgoing.on('response', (response) => {
      answered = true;
      const refused = refusal(response);
      if (refused !== undefined) fail(failureOf(refused));
      else receive(response, limits, finish, fail);
    });
    outgoing.end(bytesOf(wire) ?? undefined);
  });
}

function receive(
  response: IncomingMessage,
  limits: HttpLimits,
  finish: (answer: WireAnswer) => void,
  fail: (failure: Failure) => void,
): void {
  const collector = createCollector(limits.maxBytes);
  response.on('data', (chunk: Buffer) => {
    if (!collector.add(chunk))
      fail({ kind: 'oversized', message: `an answer of more than ${limits.maxBytes} bytes` });
  });
  response.on('error', (error) =>
    fail({ kind: 'closed', message: `the answer broke off: ${messageOf(error)}` }),
  );
  response.on('end', () => {
    if (!response.complete) {
      fail({ kind: 'closed', message: 'the answer broke off' });
      return;
    }
    const headers = pairs(response.rawHeaders);
    const done = (body: Buffer): void =>
      finish({ status: response.statusCode ?? 0, headers, ...decode(body) });
    const coding = header(headers, 'content-encoding');
    if (coding === undefined || collector.bytes().length === 0) done(collector.bytes());
    else
      void unpack(collector.bytes(), coding, limits).then((body) => {
        if (typeof body === 'string') fail({ kind: 'malformed', message: body });
        else done(body);
      });
  });
}

/**
 * No coding was asked for; a server that packs all the same is read as other clients read it.
 *
 * @returns the body, or why it cannot be read
 */
async function unpack(
  bytes: Buffer,
  coding: string,
  { maxBytes }: HttpLimits,
): Promise<Buffer | string> {
  const { isCoding, unpacked } = await import('./unpacked.ts');
  const said = `Content-Encoding: ${coding}`;
  if (!isCoding(coding)) return `${said}, which is no coding that clients read`;
  return (
    unpacked(bytes, coding, maxBytes) ??
    `a body that is not what ${said} says, or has more than ${maxBytes} bytes`
  );
}

/** The flat list that Node takes: names keep their case, and nothing is added but what the wire needs. */
function wireHeaders(wire: WireRequest, host: string): string[] {
  const list = ['Host', host];
  for (const [name, value] of wire.headers) list.push(name, value);
  if (wire.chunked) list.push('Transfer-Encoding', 'chunked');
  else list.push('Content-Length', String(bytesOf(wire)?.length ?? 0));
  return list;
}

function pairs(raw: readonly string[]): Header[] {
  const headers: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    headers.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return headers;
}

function decode(bytes: Buffer): { body: string; undecodable?: true } {
  const body = bytes.toString('utf8');
  return isUtf8(bytes) ? { body } : { body, undecodable: true };
}
