import type { Hostile } from '../hostile.ts';
import { BROKEN, CONFORMS, finding, UNJUDGED } from '../hostile.ts';
import { bodyOf, head, wired } from '../wire.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const REDIRECTED = finding('response/success-status');

/** Servers that do not keep to HTTP, or not to what one expects of a connection. */
export const connections: readonly Hostile[] = [
  {
    id: 'length-too-long',
    sentence: 'names a length greater than that of its body, and closes',
    answer: ({ socket }) => socket.end(`${head(200, { ...JSON_TYPE, 'Content-Length': '900' })}{}`),
    always: BROKEN,
  },
  {
    id: 'length-too-long-and-open',
    sentence: 'names a length greater than that of its body, and waits',
    answer: ({ socket }) =>
      socket.write(`${head(200, { ...JSON_TYPE, 'Content-Length': '900' })}{}`),
    always: BROKEN,
  },
  {
    id: 'length-too-short',
    sentence: 'names a length shorter than that of its body',
    answer: async ({ socket, right }) => {
      const { status, headers, body } = await right();
      socket.write(head(status, { ...headers, 'Content-Length': '40' }) + body);
    },
    always: BROKEN,
  },
  {
    id: 'two-lengths',
    sentence: 'names two lengths that differ',
    answer: ({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 20\r\n\r\n{}'),
    always: BROKEN,
  },
  {
    id: 'length-and-chunks',
    sentence: 'names a length and sends chunks',
    answer: ({ socket }) =>
      socket.write(
        `${head(200, { ...JSON_TYPE, 'Content-Length': '2', 'Transfer-Encoding': 'chunked' })}2\r\n{}\r\n0\r\n\r\n`,
      ),
    always: BROKEN,
  },
  {
    id: 'two-answers',
    sentence: 'sends two answers to each request, the second of them a lie',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const lie = JSON.stringify({ ...bodyOf(answer), success: 'a lie' });
      socket.write(Buffer.concat([wired(answer), wired({ ...answer, body: lie })]));
    },
    // The second is thrown away with its connection, so that no request ever takes it for its own.
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
  {
    id: 'redirect-to-itself',
    sentence: 'redirects to the same address for ever',
    answer: ({ socket, path }) =>
      socket.write(wired({ status: 307, headers: { ...JSON_TYPE, Location: path }, body: '{}' })),
    always: UNJUDGED,
    meanwhile: REDIRECTED,
  },
  {
    id: 'redirect-elsewhere',
    sentence: 'redirects to another origin, which would get the token',
    answer: ({ socket, path, elsewhere }) =>
      socket.write(
        wired({ status: 308, headers: { ...JSON_TYPE, Location: elsewhere + path }, body: '{}' }),
      ),
    always: UNJUDGED,
    meanwhile: REDIRECTED,
  },
  {
    id: 'closes-mid-body',
    sentence: 'closes in the middle of a chunked body, after storing the update',
    answer: async ({ socket, right }) => {
      const { status, headers, body } = await right();
      const part = body.slice(0, 50);
      socket.end(
        `${head(status, { ...headers, 'Transfer-Encoding': 'chunked' })}${part.length.toString(16)}\r\n${part}\r\n`,
      );
    },
    always: BROKEN,
  },
  {
    id: 'closes-mid-head',
    sentence: 'closes in the middle of its headers',
    answer: ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Ty'),
    always: BROKEN,
  },
  {
    id: 'resets',
    sentence: 'resets the connection in the middle of its body',
    answer: ({ socket }) =>
      socket.write(`${head(200, { ...JSON_TYPE, 'Content-Length': '900' })}{"succ`, () =>
        socket.resetAndDestroy(),
      ),
    always: BROKEN,
  },
  {
    id: 'refuses-every-second-connection',
    sentence: 'refuses every second connection, and closes each after one right answer',
    takes: (connection) => connection % 2 === 1,
    answer: async ({ socket, right }) => {
      const answer = await right();
      socket.end(wired({ ...answer, headers: { ...answer.headers, Connection: 'close' } }));
    },
    // The first write is not answered.
    always: UNJUDGED,
    meanwhile: BROKEN,
    // The connections of a right server are kept, so that none is refused.
    forGood: BROKEN,
  },
  {
    id: 'http-1.0',
    sentence: 'speaks HTTP/1.0: right answers without a length, ended by closing',
    answer: async ({ socket, right }) => {
      const { status, headers, body } = await right();
      const { 'content-length': _, ...others } = headers;
      socket.end(head(status, others).replace('HTTP/1.1', 'HTTP/1.0') + body);
    },
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
  {
    id: 'no-head',
    sentence: 'sends its body without status line and headers',
    answer: ({ socket }) => socket.end('{"success":true}'),
    always: BROKEN,
  },
  {
    id: 'other-protocol',
    sentence: 'greets in another protocol',
    answer: ({ socket }) => socket.end('220 mail.invalid ESMTP \u001b[2J\r\n'),
    always: BROKEN,
  },
  {
    id: 'switches-protocols',
    sentence: 'answers 101 and speaks something else from then on',
    answer: ({ socket }) =>
      socket.write(
        'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n\u0000\u001b',
      ),
    always: BROKEN,
  },
  {
    id: 'absurd-status',
    sentence: 'answers with status 999',
    answer: ({ socket }) => socket.write(wired({ status: 999, headers: JSON_TYPE, body: '{}' })),
    always: finding('robustness/no-server-error'),
  },
  {
    id: 'no-content',
    sentence: 'answers 204 with a body',
    answer: ({ socket }) => socket.write(wired({ status: 204, headers: JSON_TYPE, body: '{}' })),
    always: BROKEN,
  },
];
