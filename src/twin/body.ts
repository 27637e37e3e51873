import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import { json } from './answer.ts';

/** How many bytes a body may have. No update comes near it. */
const MOST = 1_000_000;

/** The answer to a larger one. */
export function tooLarge(): Answer {
  return json(413, { message: 'The request body is larger than 1 MB.' });
}

/** Whether a body may be too large, which has to be known ahead of everything else. */
export function mayBeTooLarge({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = headers;
  return coding !== undefined || Number(length ?? 0) > MOST;
}

/**
 * The bytes of a body; undefined where they are too many, and then none is kept. They are read to the end
 * all the same: many clients look for an answer only when they have sent everything.
 */
export function bytesOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST) chunks.push(chunk);
      else chunks.length = 0;
    });
    incoming.on('end', () => {
      const [only] = chunks;
      if (size > MOST) resolve(undefined);
      else resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    incoming.on('error', reject);
  });
}

/** The text of a body as `Request` reads it: without a byte order mark. */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
