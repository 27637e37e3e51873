import type { Socket } from 'node:net';
import type { Answer } from './hostile.ts';

/** A head on the wire, with the empty line that ends it. */
export function head(status: number | string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`;
}

/** An answer on the wire, with the length of its body. */
export function wired({ status, headers, body }: Answer): Buffer {
  const bytes = Buffer.from(body, 'utf8');
  const all = { ...headers, 'Content-Length': String(bytes.length) };
  return Buffer.concat([Buffer.from(head(status, all), 'latin1'), bytes]);
}

/** JSON as a body, with status 200. */
export function json(body: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  return wired({
    status: 200,
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
}

/** Writes as long as the connection lasts and the other side reads. */
export function flood(
  socket: Socket,
  chunk: string | Buffer,
  most = Number.POSITIVE_INFINITY,
): void {
  let written = 0;
  const more = (): void => {
    while (!socket.destroyed && written < most) {
      written += chunk.length;
      if (!socket.write(chunk)) {
        socket.once('drain', more);
        return;
      }
    }
    if (!socket.destroyed) socket.end();
  };
  more();
}

/** Writes now and then as long as the connection lasts. */
export function drip(socket: Socket, chunk: string, milliseconds: number): void {
  const timer = setInterval(() => socket.write(chunk), milliseconds);
  socket.once('close', () => clearInterval(timer));
}

/** The members of a right answer's body, to be changed. */
export function bodyOf({ body }: Answer): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

/** An answer with another body. */
export function withBody(answer: Answer, body: unknown): Buffer {
  return wired({ ...answer, body: typeof body === 'string' ? body : JSON.stringify(body) });
}
