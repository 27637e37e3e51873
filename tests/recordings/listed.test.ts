import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers, settings } from '../../generated/contract.ts';
import { judgeStream } from '../../src/recording/judge-recording.ts';
import { shownMessage } from '../../src/recording/message.ts';
import { createVeil } from '../../src/recording/veil.ts';
import { call, folder } from '../cli/command.ts';
import { ids, server } from '../prove/server.ts';
import { limit } from '../values.ts';
import type { ForeignEntry, Habit } from './foreign-har.ts';
import { recordForeign } from './foreign-har.ts';

const CANARY = 'canary';

type Body = Record<string, unknown>;
const answerWith =
  (change: (body: Body) => unknown): Habit =>
  (entry) => {
    const { content } = entry.response;
    content.text = JSON.stringify(change(JSON.parse(content.text ?? '{}') as Body));
    content.size = Buffer.byteLength(content.text);
    return entry;
  };
const header =
  (side: 'request' | 'response', name: string, value: string): Habit =>
  (entry) => {
    const others = entry[side].headers.filter((each) => each.name !== name);
    entry[side].headers = [...others, { name, value }];
    return entry;
  };
const refused =
  (status: number, text: string): Habit =>
  (entry, n) => {
    if (n % 5 === 2)
      Object.assign(entry.response, { status, content: { size: 0, mimeType: '', text } });
    return entry;
  };

/** What recordings of others hold that nobody else may see, each with the word by which it is found. */
const RECORDINGS: readonly (readonly [string, Habit])[] = [
  ['a cookie', header('request', 'Cookie', `sid=${CANARY}-1; theme=dark`)],
  ['a cookie that is set', header('response', 'Set-Cookie', `sid=${CANARY}-1`)],
  ['an API key', header('request', 'X-Api-Key', `${CANARY}`)],
  ['a secret in the name of a header', header('request', `X-Token-${CANARY}77x`, '1')],
  ['Digest', header('request', 'Authorization', `Digest username="${CANARY}", response="0a1b"`)],
  ['Basic', header('request', 'Authorization', `Basic ${CANARY}`)],
  ['a scheme of its own', header('request', 'Authorization', `${CANARY}scheme abc`)],
  ['a challenge', header('response', 'WWW-Authenticate', `Digest realm="${CANARY}", nonce="x"`)],
  [
    'a parameter of a media type',
    header('response', 'Content-Type', `application/json; k=${CANARY}`),
  ],
  ['a request id', header('response', 'X-Request-Id', CANARY)],
  [
    'a password beside the settings',
    (entry) => {
      const { postData } = entry.request;
      if (postData?.text.startsWith('{"'))
        postData.text = postData.text.replace(
          '{',
          `{"password":"${CANARY}","access_token":"${CANARY}",`,
        );
      entry.request.headers = entry.request.headers.filter(({ name }) => name !== 'Content-Length');
      return entry;
    },
  ],
  [
    'an unknown member',
    answerWith((body) => ({
      ...body,
      access_token: CANARY,
      user: { name: CANARY, list: [CANARY] },
    })),
  ],
  [
    'an unknown member of the webhook',
    answerWith((body) =>
      'data' in body ? { ...body, data: { ...(body.data as Body), owner: CANARY } } : body,
    ),
  ],
  ['the name of a member', answerWith((body) => ({ ...body, [`${CANARY}-4711-x`]: 1 }))],
  [
    'a message',
    answerWith((body) => ({
      ...body,
      message: `${String(body.message)} (for "${CANARY}" and ${CANARY}@example.com)`,
    })),
  ],
  ['a page', refused(500, `<html><title>${CANARY}</title>`)],
  [
    'a stack trace',
    refused(
      500,
      JSON.stringify({ message: 'x', trace: `${CANARY}\n    at run (/srv/app/${CANARY}.js:10:5)` }),
    ),
  ],
  ['JSON that is cut', refused(422, `{"message":"${CANARY}`)],
  [
    'user information and a query',
    (entry) => {
      entry.request.url = `${entry.request.url.replace('//', `//user:${CANARY}@`)}?token=${CANARY}&${CANARY}77x`;
      return entry;
    },
  ],
];

async function judgeTwice(entries: readonly ForeignEntry[], habit: Habit): Promise<string> {
  const to = await folder();
  const [har, json, page] = ['t.har', 'a.json', 'talkover-contract.html'].map((each) =>
    join(to, each),
  );
  const log = { entries: structuredClone(entries).map(habit) };
  await writeFile(`${har}`, JSON.stringify({ log }));
  const { out, err } = await call([
    'judge',
    `${har}`,
    '--json',
    `${json}`,
    '--report',
    'html',
    '--report-dir',
    to,
  ]);
  return [out, err, await readFile(`${json}`, 'utf8'), await readFile(`${page}`, 'utf8')].join(
    '\n',
  );
}

test('what is not on the list is in no output', async () => {
  const entries = await recordForeign(server());
  for (const [what, habit] of RECORDINGS)
    expect(await judgeTwice(entries.slice(0, 30), habit), what).not.toContain(CANARY);
}, 60_000);

const DOCUMENTED = Object.values(answers).map(
  ({ name, status, example }) => [name, status, example] as const,
);

test.each(DOCUMENTED)('the documented answer %s is shown as it is', (_, status, example) => {
  const text = JSON.stringify(example);
  expect(createVeil().answer(text, status)).toBe(text);
});

test('messages of validators stay readable, and what they quote is left out', () => {
  for (const message of [
    `The name field must not be greater than ${limit('name').length} characters.`,
    'The selected events.0 is invalid.',
    `The timeout field must be between ${limit('timeout', 'low')} and ${limit('timeout')}.`,
  ])
    expect(shownMessage(message)).toBe(message);
  expect(shownMessage('The value "swordfish" of jane is invalid')).toBe(
    'The value ‹…› of ‹…› is invalid',
  );
  expect(shownMessage('Login failed: swordfish')).toBe('‹…› failed:‹…›');
});

test('of a body that is rewritten, every fact stays that rules ask for', () => {
  const veil = createVeil();
  const text = ' {"a1b2c3":[ -0, 45.0, 1e400, true, null, "xyz" ], "timeout":45.0, "timeout":7}';
  expect(veil.request(text)).toBe(
    ' {"‹member 1: 6 characters›":[ -0, 11.1, 1e111, true, null, "‹text 2: 3 characters›" ], "timeout":45.0, "timeout":7}',
  );
  const large = JSON.stringify({ note: 'x'.repeat(100_000) });
  expect(veil.request(large)).toHaveLength(large.length);
  expect(veil.request('{"webhook_secret":12345}')).toBe('{"webhook_secret":11111}');
});

test('a URL stays one of its length, the same for the same', () => {
  const veil = createVeil();
  const url = 'https://user:pass@hooks.example.com/In/7?token=abc123&v=%20x#frag';
  const shown = JSON.parse(veil.request(JSON.stringify({ webhook_url: url })))
    .webhook_url as string;
  expect(shown).toHaveLength(url.length);
  expect(shown).toContain('hooks.example.com/In/7?token=');
  for (const hidden of ['user', 'pass', 'abc123', 'frag']) expect(shown).not.toContain(hidden);
  const answer = JSON.stringify({ success: true, data: { webhook_url: url } });
  expect(JSON.parse(veil.answer(answer, 200)).data.webhook_url).toBe(shown);
});

test('what was rewritten is rewritten no further, whatever it was', () => {
  const known = settings.filter(({ writeOnly }) => !writeOnly).map(({ name }) => name);
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('any'), { maxLength: 4 }),
    object: fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom(...known, 'data', 'errors', 'message')),
      tie('any'),
      { maxKeys: 5 },
    ),
  })).any;
  fc.assert(
    fc.property(value, fc.constantFrom(200, 422), (body, status) => {
      const veil = createVeil();
      const once = veil.answer(JSON.stringify(body), status);
      expect(JSON.parse(once)).toBeDefined();
      expect(veil.answer(once, status)).toBe(once);
    }),
    { numRuns: 300, seed: 20_261_202 },
  );
});

test('the token of the traffic is found where an answer shows it', () => {
  const veil = createVeil();
  veil.authorization(`Bearer ${ids.token}`);
  const shown = veil.answer(JSON.stringify({ debug: { sent: `got ${ids.token}` } }), 200);
  expect(shown).toContain('‹token 1›');
  expect(shown).not.toContain('got');
});

test('judging what was written of a recording again gives the same verdict', async () => {
  const entries = await recordForeign(server());
  for (const [what, habit] of RECORDINGS) {
    const log = { entries: structuredClone(entries).map(habit) };
    const written: unknown[] = [];
    const [first] = await judgeStream('t.har', [Buffer.from(JSON.stringify({ log }))], {
      onRun: (context) => {
        written.push(context);
        return (exchange) => written.push(exchange);
      },
    });
    const lines = written.map((each) => JSON.stringify(each)).join('\n');
    const [second] = await judgeStream('lines', [Buffer.from(lines)], {});
    const rules = (result: typeof first) => result?.verdict.rules;
    expect(rules(first)?.length, what).toBeGreaterThan(50);
    expect(rules(second), what).toEqual(rules(first));
  }
}, 60_000);
