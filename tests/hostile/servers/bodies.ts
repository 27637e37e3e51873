import type { Hostile } from '../hostile.ts';
import { CONFORMS, finding } from '../hostile.ts';
import { bodyOf, head, json, wired, withBody } from '../wire.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const DEEP = 190_000;

/** Texts on which a careless pattern goes back and forth for hours. */
const PATTERNS = [
  'SELECT a ',
  'at a() in ',
  'at a ( ',
  ' ',
  '/a',
  '\\\\a',
  '0000-',
  '"',
  'a.b:1',
  'File ',
  'INSERT ',
  'xA\\\\A',
];

/** Servers whose bodies are made to hurt whoever reads them. */
export const bodies: readonly Hostile[] = [
  {
    id: 'deep-nesting',
    sentence: 'sends lists nested 190,000 deep',
    answer: ({ socket }) => socket.write(json('['.repeat(DEEP) + ']'.repeat(DEEP))),
    always: finding('response/well-formed'),
  },
  {
    id: 'deep-member',
    sentence: 'shows as a member of an otherwise right webhook lists nested 190,000 deep',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const body = answer.body.replace(
        /"timeout":\d+/,
        `"timeout":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
      );
      socket.write(wired({ ...answer, body }));
    },
    always: finding('response/well-formed'),
  },
  {
    id: 'deep-unknown-member',
    sentence: 'adds objects nested 20,000 deep to a right answer',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
      socket.write(wired({ ...answer, body: answer.body.replace(/\}$/, `,"deep":${deep}}`) }));
    },
    always: finding('response/well-formed'),
  },
  {
    id: 'duplicate-keys',
    sentence: 'names each member twice, first right and then wrong',
    answer: async ({ socket, right }) => {
      const answer = await right();
      socket.write(
        wired({ ...answer, body: answer.body.replace(/\}$/, ',"success":"no","data":7}') }),
      );
    },
    always: finding('response/success-body'),
  },
  {
    id: 'invalid-utf-8',
    sentence: 'sends bytes that are no UTF-8 within a right body',
    answer: async ({ socket, right }) => {
      const { status, headers, body } = await right();
      const bytes = Buffer.from(body.replace(/\}$/, ',"x":"?"}'), 'latin1');
      bytes[bytes.lastIndexOf('?')] = 0xff;
      socket.write(head(status, { ...headers, 'Content-Length': String(bytes.length) }));
      socket.write(bytes);
    },
    always: finding('response/well-formed'),
    forGood: finding('response/well-formed'),
  },
  {
    id: 'prototype-instead',
    sentence: 'hides the whole answer in a member __proto__',
    answer: async ({ socket, right }) => {
      const answer = await right();
      socket.write(wired({ ...answer, body: `{"__proto__":${answer.body}}` }));
    },
    always: finding('response/success-body'),
  },
  {
    id: 'prototype-besides',
    sentence: 'adds members __proto__, constructor and toString on every level of right answers',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const evil =
        '"__proto__":{"name":"x","timeout":9,"errors":{},"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":0,"length":-1';
      socket.write(
        wired({ ...answer, body: answer.body.replace('"data":{', `${evil},"data":{${evil},`) }),
      );
    },
    always: CONFORMS,
    meanwhile: CONFORMS,
    forGood: CONFORMS,
  },
  {
    id: 'prototype-blamed',
    sentence: 'blames __proto__, constructor and toString for everything',
    answer: ({ socket }) =>
      socket.write(
        wired({
          status: 422,
          headers: JSON_TYPE,
          body: '{"message":"The given data was invalid.","errors":{"__proto__":["No."],"constructor":["No."],"toString":["No."]}}',
        }),
      ),
    always: finding('partial-update/empty-accepted'),
    meanwhile: finding('response/success-status'),
  },
  {
    id: 'terminal-escapes',
    sentence: 'puts NUL bytes, escape sequences and direction marks into messages and member names',
    answer: ({ socket }) => {
      const evil =
        '\u0000\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnihton\u2066\u2028\r\n\u001b]8;;http://evil.invalid\u0007x';
      const body = JSON.stringify({
        success: evil,
        message: evil,
        [evil]: evil,
        data: { [evil]: 1 },
      });
      const raw = body.replaceAll('\\u202e', '\u202e').replace(/\\u001b/g, '\\u001b');
      socket.write(json(raw, { 'X-Evil': '\u009b31m' }));
    },
    always: finding('response/success-body'),
  },
  {
    id: 'raw-control-characters',
    sentence: 'sends escape sequences as they are, in a body that is no JSON, and as a media type',
    answer: ({ socket, n }) =>
      socket.write(
        n % 2 === 0
          ? json('\u001b]0;pwned\u0007\u001b[2J\u0000\u009b2J\b\b\b\r✓ conforms')
          : json('{}', { 'Content-Type': 'text/\u009b2J\u0085plain' }),
      ),
    always: finding('response/media-type'),
    meanwhile: finding('response/well-formed'),
  },
  {
    id: 'markup',
    sentence: 'puts markup for web pages, spreadsheets and logs of build servers into each text',
    answer: ({ socket }) => {
      const evil =
        '</script><script>alert(1)</script><img src=x onerror=alert(1)>]]><!--\n::error::pwned\n##vso[task.complete]|a|b|\n=cmd()';
      socket.write(json(JSON.stringify({ success: evil, message: evil, [evil]: evil })));
    },
    always: finding('response/success-body'),
  },
  {
    id: 'patterns',
    sentence: 'answers 400 with 0.38 MB of text on which careless patterns take hours',
    answer: ({ socket, n }) => {
      const text = PATTERNS[n % PATTERNS.length] ?? ' ';
      const body = `"${text.replaceAll('"', '\\"').repeat(380_000 / (text.length + 1))}"`;
      socket.write(wired({ status: 400, headers: JSON_TYPE, body }));
    },
    always: finding('partial-update/empty-accepted'),
    meanwhile: finding('response/success-status'),
  },
  {
    id: 'absurd-values',
    sentence: 'shows numbers and times beyond all bounds',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const body = answer.body
        .replace(/"timeout":\d+/, '"timeout":1e999')
        .replace(/"max_retries":\d+/, '"max_retries":-0.0')
        .replace(/"events_count":\d+/, '"events_count":123456789012345678901234567890')
        .replace(/"updated_at":"[^"]*"/, '"updated_at":"+275760-09-13T00:00:00.001Z"');
      socket.write(wired({ ...answer, body }));
    },
    // What such a webhook is, sent back unchanged, is refused; what its answers broke before stands.
    always: finding('response/success-body'),
    meanwhile: finding('response/success-body'),
  },
  {
    id: 'other-types',
    sentence: 'gives every member of the webhook a value of another type',
    answer: async ({ socket, right }) => {
      const answer = await right();
      const { data, ...rest } = bodyOf(answer);
      const names = Object.keys((data ?? {}) as object);
      const odd: readonly unknown[] = [null, [], {}, 0, '', false, [[null]], { length: 3 }];
      const changed = Object.fromEntries(names.map((name, n) => [name, odd[n % odd.length]]));
      socket.write(withBody(answer, { ...rest, data: changed }));
    },
    // What such a webhook is, sent back unchanged, is refused; what its answers broke before stands.
    always: finding('response/success-body'),
    meanwhile: finding('response/success-body'),
  },
];
