import { gzipSync } from 'node:zlib';
import type { Hostile } from '../hostile.ts';
import { BROKEN, CONFORMS, finding } from '../hostile.ts';
import { bodyOf, flood, head, json, wired, withBody } from '../wire.ts';

const MEGABYTE = 1_000_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Just below what an answer may have. */
const ALMOST = 390_000;

/** Ten million zeros in ten thousand bytes. */
const BOMB = gzipSync(Buffer.alloc(10 * MEGABYTE, '0'));
const MEMBERS = Array.from({ length: 16_000 }, (_, n) => `"member ${n}":${n}`).join(',');
const ERRORS = Array.from({ length: 16_000 }, (_, n) => `"member.${n}":["No."]`).join(',');

/** Servers that send more than anybody asked for. */
export const floods: readonly Hostile[] = [
  {
    id: 'hundred-megabytes',
    sentence: 'sends a body of 100 MB',
    answer: ({ socket }) => {
      socket.write(head(200, { ...JSON_TYPE, 'Content-Length': String(100 * MEGABYTE) }));
      flood(socket, Buffer.alloc(64_000, ' '), 100 * MEGABYTE);
    },
    always: BROKEN,
  },
  {
    id: 'hundred-megabytes-chunked',
    sentence: 'sends a body of 100 MB without saying how long it is',
    answer: ({ socket }) => {
      socket.write(head(200, JSON_TYPE));
      flood(socket, Buffer.alloc(64_000, '['), 100 * MEGABYTE);
    },
    always: BROKEN,
  },
  {
    id: 'compression-bomb',
    sentence: 'sends 10 kB of gzip that unfold to 10 MB, though no compression was asked for',
    answer: ({ socket }) => {
      const length = String(BOMB.length);
      socket.write(
        head(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip', 'Content-Length': length }),
      );
      socket.write(BOMB);
    },
    always: BROKEN,
  },
  {
    id: 'large-bodies',
    sentence: 'sends almost 0.4 MB each time, which are no webhook',
    answer: ({ socket, n }) => socket.write(json(JSON.stringify([n, 'é'.repeat(ALMOST / 2)]))),
    always: finding('response/success-body'),
  },
  {
    id: 'large-right-bodies',
    sentence: 'adds a member of almost 0.4 MB to each right answer',
    answer: async ({ socket, right }) => {
      const answer = await right();
      socket.write(withBody(answer, { ...bodyOf(answer), more: 'x'.repeat(ALMOST) }));
    },
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
  {
    id: 'many-members',
    sentence: 'adds sixteen thousand members to each right answer',
    answer: async ({ socket, right }) => {
      const answer = await right();
      socket.write(wired({ ...answer, body: answer.body.replace(/\}$/, `,${MEMBERS}}`) }));
    },
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
  {
    id: 'many-errors',
    sentence: 'blames sixteen thousand members, each under a name of its own',
    answer: ({ socket }) => {
      const body = `{"message":"The given data was invalid.","errors":{${ERRORS}}}`;
      socket.write(wired({ status: 422, headers: JSON_TYPE, body }));
    },
    always: finding('partial-update/empty-accepted'),
    meanwhile: finding('response/success-status'),
  },
  {
    id: 'thousand-headers',
    sentence: 'sends 1,000 headers of 50 bytes with a right answer',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const many = Array.from({ length: 1_000 }, (_, n) => [`X-Header-${n}`, 'x'.repeat(40)]);
      socket.write(
        wired({ ...answer, headers: { ...Object.fromEntries(many), ...answer.headers } }),
      );
    },
    always: BROKEN,
  },
  {
    id: 'thousand-short-headers',
    sentence: 'sends 1,000 headers of 9 bytes with a right answer',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const many = Array.from({ length: 1_000 }, (_, n) => [`X${n}`, '1']);
      socket.write(
        wired({ ...answer, headers: { ...Object.fromEntries(many), ...answer.headers } }),
      );
    },
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
];
