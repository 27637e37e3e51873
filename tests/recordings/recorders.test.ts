import { beforeAll, expect, test } from 'vitest';
import { judgeStream } from '../../src/recording/judge-recording.ts';
import { faultsByFile } from '../faults/all.ts';
import { ids, server } from '../prove/server.ts';
import type { ForeignEntry, Habit } from './foreign-har.ts';
import { judgeEntries, recordForeign, stripped } from './foreign-har.ts';
import { broken } from './results.ts';

let right: ForeignEntry[];
let wrong: ForeignEntry[];

beforeAll(async () => {
  right = await recordForeign(server());
  const fault = Object.values(faultsByFile)
    .flat()
    .find(({ breaks }) => breaks.join() === 'validation/upper-bound');
  wrong = await recordForeign(fault?.make ?? server());
});

function named(habits: readonly Habit[]): [string, Habit][] {
  return habits.map((habit) => [habit.name, habit]);
}

const lowerCase: Habit = (entry) => {
  for (const { headers } of [entry.request, entry.response])
    for (const each of headers) each.name = each.name.toLowerCase();
  return entry;
};
const base64: Habit = (entry) => {
  const { content } = entry.response;
  content.text = Buffer.from(content.text ?? '').toString('base64');
  content.encoding = 'base64';
  return entry;
};
const compressedSizes: Habit = (entry) => {
  const { content } = entry.response;
  Object.assign(content, { size: 40, compression: content.size - 40 });
  return entry;
};
const privateMembers: Habit = (entry) => ({
  ...entry,
  _resourceType: 'fetch',
  _initiator: { type: 'script' },
  response: { ...entry.response, _transferSize: 1, _error: null },
});
const milliseconds: Habit = (entry) => {
  entry.startedDateTime = entry.startedDateTime.replace(/\d{3}Z$/, 'Z');
  return entry;
};
const withoutAnswers: Habit = (entry) => {
  delete entry.response.content.text;
  return entry;
};
const withoutSent: Habit = (entry) => {
  delete entry.request.postData;
  return entry;
};
const withoutTimes: Habit = (entry) => ({ ...entry, time: -1 });
const withoutHeaders: Habit = (entry) => {
  entry.response.headers = [];
  return entry;
};
const givenUp: Habit = (entry, n) => {
  if (n % 10 === 3)
    Object.assign(entry.response, { status: 0, headers: [], content: { size: 0, mimeType: '' } });
  return entry;
};
const redirected: Habit = (entry, n) => {
  if (n % 10 === 3)
    Object.assign(entry.response, { status: 307, headers: [{ name: 'Location', value: '/' }] });
  return entry;
};
const masked: Habit = (entry) => {
  for (const each of entry.request.headers)
    if (each.name === 'Authorization') each.value = 'Bearer [REDACTED]';
  return entry;
};
const cutAnswers: Habit = (entry) => {
  entry.response.content.text = entry.response.content.text?.slice(0, -5) ?? '';
  return entry;
};

test.each(
  named([
    lowerCase,
    base64,
    compressedSizes,
    privateMembers,
    stripped,
    milliseconds,
    withoutTimes,
    masked,
  ]),
)('%s: a right service is not accused, a wrong one is', async (_, habit) => {
  expect(broken(await judgeEntries(right, habit))).toEqual([]);
  const rules = broken(await judgeEntries(wrong, habit)).map((text) => text.split(' ')[0]);
  expect(rules).toContain('validation/upper-bound');
});

test.each(named([withoutAnswers, cutAnswers, withoutHeaders]))(
  '%s: the status alone is judged',
  async (_, habit) => {
    const result = await judgeEntries(right, habit);
    expect(broken(result)).toEqual([]);
    expect(result.notes?.join()).toContain('without the whole answer');
    expect(broken(await judgeEntries(wrong, habit))).not.toEqual([]);
  },
);

test.each(named([withoutSent, givenUp, redirected]))(
  '%s: what is missing is not held against the service',
  async (_, habit) => {
    const result = await judgeEntries(right, habit);
    expect(broken(result)).toEqual([]);
    expect(result.notes).not.toEqual([]);
  },
);

test('the order of the entries does not matter, be it the reverse', async () => {
  const [forth, back] = [await judgeEntries(wrong), await judgeEntries([...wrong].reverse())];
  const names = (entries: readonly string[]) => entries.map((text) => text.replace(/ \d+$/, ''));
  expect(names(broken(back))).toEqual(names(broken(forth)));
});

test('preflights, reads and answers that a test made up are left out', async () => {
  const [first] = right as [ForeignEntry];
  const others = [
    { ...first, request: { ...first.request, method: 'OPTIONS' } },
    { ...first, request: { ...first.request, method: 'GET' } },
    {
      ...first,
      request: { ...first.request, url: 'https://cdn.example.com/app.js', method: 'GET' },
    },
    { ...first, _wasFulfilled: true, response: { ...first.response, status: 500 } },
  ];
  const result = await judgeEntries([...others, ...right]);
  expect(broken(result)).toEqual([]);
  expect(result.verdict.ignored).toBe(3);
  expect(result.verdict.exchanges).toBe(right.length);
});

/** Updates of one webhook, a second apart, each with what it is answered with. */
function updates(
  ...steps: [patch: object, change?: (entry: ForeignEntry) => void][]
): ForeignEntry[] {
  const [first] = right as [ForeignEntry];
  const state = JSON.parse(first.response.content.text ?? '').data;
  return steps.map(([patch, change], n) => {
    const entry = structuredClone(first);
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
    const { webhook_secret: _, ...shown } = patch as { webhook_secret?: string };
    Object.assign(state, shown, { updated_at: at.replace('Z', '000Z') });
    const text = JSON.stringify(patch);
    const answer = JSON.stringify({
      ...JSON.parse(first.response.content.text ?? ''),
      data: state,
    });
    entry.startedDateTime = at;
    entry.request.headers = entry.request.headers.filter(({ name }) => name !== 'Content-Length');
    entry.request.postData = { mimeType: 'application/json', text };
    entry.response.content = { size: Buffer.byteLength(answer), mimeType: '', text: answer };
    change?.(entry);
    return entry;
  });
}

const answered = (status: number) => (entry: ForeignEntry) => {
  const text = JSON.stringify({ success: false, message: 'Webhook not found' });
  Object.assign(entry.response, { status, content: { size: text.length, mimeType: '', text } });
};

test('a webhook that is gone for good is no finding; one that comes back is', async () => {
  const [a, b, c] = [{ timeout: 31 }, { timeout: 32 }, { timeout: 33 }];
  expect(broken(await judgeEntries(updates([a], [b, answered(404)], [c, answered(404)])))).toEqual(
    [],
  );
  expect(broken(await judgeEntries(updates([a], [b, answered(404)], [c])))).toEqual([
    'lookup/known-found  2',
  ]);
  expect(broken(await judgeEntries(updates([a], [b, answered(401)], [c])))).toContain(
    'auth/good-token  2',
  );
});

test('what another operation may have changed is no finding', async () => {
  const drifts = updates([{ timeout: 31 }], [{ name: 'Order desk' }], [{ enabled: true }]);
  const [first, second, third] = drifts as [ForeignEntry, ForeignEntry, ForeignEntry];
  for (const each of [second, third])
    each.response.content.text =
      each.response.content.text?.replace('"timeout":31', '"timeout":99') ?? '';
  expect(broken(await judgeEntries([first, second, third]))).toEqual([
    'partial-update/absent-unchanged timeout 2',
  ]);
  const result = await judgeEntries([first, second, third]);
  expect(result.verdict.interference).toEqual([expect.stringContaining('another client')]);
  const patch = structuredClone(first);
  Object.assign(patch.request, { method: 'PATCH', url: `${patch.request.url}/settings` });
  patch.startedDateTime = '2026-01-01T00:00:00.500Z';
  expect(broken(await judgeEntries([first, patch, second, third]))).toEqual([]);
});

test('each origin is judged by itself', async () => {
  const staging = updates([{ timeout: 31 }], [{ name: 'x' }]);
  for (const { request } of staging)
    request.url = request.url.replace('server.test', 'staging.test');
  const entries = [...updates([{ timeout: 41 }], [{ name: 'y' }]), ...staging];
  const text = JSON.stringify({ log: { entries } });
  const results = await judgeStream('two.har', [Buffer.from(text)], {});
  expect(results.map(({ context }) => context.target)).toEqual([
    'two.har (http://server.test)',
    'two.har (http://staging.test)',
  ]);
  expect(results.flatMap(broken)).toEqual([]);
});

test('no token, cookie or secret of a recording is in what comes of it', async () => {
  const secret = 'whk-Zq7 "of" mine';
  const leak = JSON.stringify(secret).slice(1, -1);
  const entries = updates(
    [{ webhook_secret: secret }],
    [{ webhook_secret: 'tiny', timeout: 7 }],
    [
      { timeout: 8 },
      (entry) => {
        entry.response.status = 500;
        entry.response.content.text = `{"error":"${leak}","webhook_secret":"never-sent-one","of":"${ids.token}"}`;
        entry.response.content.size = 0;
      },
    ],
  );
  for (const { request, response } of entries) {
    request.headers.push(
      { name: 'Cookie', value: 'sid=c00kie-value' },
      { name: 'X-Api-Key', value: 'key-value-1' },
    );
    request.url += '?token=in-the-query';
    response.headers.push({ name: 'Set-Cookie', value: 'sid=c00kie-value' });
  }
  const result = await judgeEntries(entries);
  const text = JSON.stringify(result);
  for (const hidden of [
    ids.token,
    'whk-Zq7',
    'tiny',
    'never-sent-one',
    'c00kie',
    'key-value-1',
    'in-the-query',
  ])
    expect(text).not.toContain(hidden);
  expect(broken(result).map((each) => each.split(' ')[0])).toEqual(
    expect.arrayContaining([
      'secret/never-returned',
      'secret/token-never-returned',
      'secret/write-only-hidden',
    ]),
  );
});

test('a secret that is also a word is replaced in its own place alone', async () => {
  const result = await judgeEntries(
    updates([{ webhook_secret: 'active' }], [{ enabled: true, name: 'active' }]),
  );
  expect(broken(result)).toEqual([]);
});
