import type { Hostile } from '../hostile.ts';
import { BROKEN } from '../hostile.ts';
import { drip, flood, head } from '../wire.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Servers that do not come to an end. */
export const silence: readonly Hostile[] = [
  {
    id: 'never-answers',
    sentence: 'takes the request and never answers',
    answer: () => undefined,
    always: BROKEN,
  },
  {
    id: 'body-a-byte-a-second',
    sentence: 'sends its body a byte a second',
    answer: ({ socket }) => {
      socket.write(head(200, { ...JSON_TYPE, 'Content-Length': '500' }));
      drip(socket, '{', 1_000);
    },
    always: BROKEN,
  },
  {
    id: 'head-a-byte-a-second',
    sentence: 'sends its status line a byte a second',
    answer: ({ socket }) => {
      let sent = 0;
      const line = 'HTTP/1.1 200 OK and then some';
      socket.write('H');
      const timer = setInterval(() => {
        sent += 1;
        socket.write(line[sent] ?? 'x');
      }, 1_000);
      socket.once('close', () => clearInterval(timer));
    },
    always: BROKEN,
  },
  {
    id: 'headers-without-end',
    sentence: 'sends headers without end',
    answer: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      flood(socket, 'X-More: and more\r\n'.repeat(500));
    },
    always: BROKEN,
  },
  {
    id: 'one-header-without-end',
    sentence: 'sends one header that does not end',
    answer: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nX-More: ');
      flood(socket, 'x'.repeat(10_000));
    },
    always: BROKEN,
  },
  {
    id: 'interim-answers-without-end',
    sentence: 'announces its answer again and again (103) and never gives it',
    answer: ({ socket }) =>
      flood(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50)),
    always: BROKEN,
  },
  {
    id: 'chunks-without-end',
    sentence: 'sends a chunked body without end, a byte a chunk',
    answer: ({ socket }) => {
      socket.write(head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }));
      flood(socket, '1\r\n[\r\n'.repeat(1_000));
    },
    always: BROKEN,
  },
  {
    id: 'chunk-extension-without-end',
    sentence: 'sends a chunk whose extension does not end',
    answer: ({ socket }) => {
      socket.write(`${head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })}1;`);
      flood(socket, 'x'.repeat(10_000));
    },
    always: BROKEN,
  },
  {
    id: 'trailers-without-end',
    sentence: 'sends trailers without end behind a chunked body',
    answer: ({ socket }) => {
      socket.write(
        `${head(200, { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' })}2\r\n{}\r\n0\r\n`,
      );
      flood(socket, 'X-More: and more\r\n'.repeat(500));
    },
    always: BROKEN,
  },
];
