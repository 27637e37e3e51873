import type { JsonValue } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import { changeBody, isText } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

function failsOn(isOdd: (call: Call) => boolean): Change {
  return before('read-body', (call) => {
    if (isOdd(call)) throw new Error('not foreseen');
  });
}

function parsed(call: Call): JsonValue | undefined {
  try {
    return JSON.parse(call.text);
  } catch {
    return undefined;
  }
}

function failsOnValue(isOdd: (value: JsonValue, name: string) => boolean): Change {
  return failsOn((call) => {
    const body = parsed(call);
    return (
      typeof body === 'object' &&
      body !== null &&
      !Array.isArray(body) &&
      Object.entries(body).some(([name, value]) => isOdd(value as JsonValue, name))
    );
  });
}

type Row = readonly [id: string, sentence: string, change: Change];

const FAILING: readonly Row[] = [
  [
    'malformed-json',
    'JSON that breaks off',
    failsOn((call) => call.text !== '' && parsed(call) === undefined),
  ],
  ['list-body', 'A list as body', failsOn((call) => Array.isArray(parsed(call)))],
  ['text-body', 'A text as body', failsOn((call) => isText(parsed(call)))],
  ['null-body', 'A body that is null', failsOn((call) => parsed(call) === null)],
  ['absent-body', 'A request without a body', failsOn((call) => call.text === '')],
  [
    'other-media-type',
    'A body of another media type',
    failsOn((call) => call.text !== '' && !call.headers.get('content-type')?.includes('json')),
  ],
  [
    'long-name',
    'A name of a hundred thousand characters',
    failsOnValue((value, name) => name === 'name' && String(value).length > 65_535),
  ],
  [
    'control-characters',
    'A name with a zero character',
    failsOnValue((value, name) => name === 'name' && String(value).includes('\0')),
  ],
  [
    'lone-surrogate',
    'Half a surrogate pair in a name',
    failsOnValue((value, name) => name === 'name' && /\p{Cs}/u.test(String(value))),
  ],
  [
    'emoji',
    'A name with an emoji',
    failsOnValue(
      (value, name) => name === 'name' && /\p{Extended_Pictographic}/u.test(String(value)),
    ),
  ],
  [
    'huge-number',
    'A number that no machine word holds',
    failsOnValue((value) => typeof value === 'number' && Math.abs(value) > 1e18),
  ],
  [
    'large-number',
    'A number above the range of an integer column',
    failsOnValue((value) => typeof value === 'number' && value > 2_147_483_647 && value < 1e18),
  ],
  [
    'small-number',
    'A number below the range of an integer column',
    failsOnValue((value) => typeof value === 'number' && value < -2_147_483_647),
  ],
  ['nesting', 'A body that is nested deep', failsOn((call) => /\[{500}/.test(call.text))],
  [
    'prototype',
    'A member named as that of every object',
    failsOn((call) => call.text.includes('__proto__')),
  ],
  [
    'unknown-member',
    'A member that it does not know',
    failsOn((call) => call.text.includes('unheard_of')),
  ],
  [
    'read-only-member',
    'A read-only member in the body',
    failsOn((call) => call.text.includes('"created_at"')),
  ],
  ['null-value', 'A null for a setting', failsOnValue((value) => value === null)],
  [
    'null-events',
    'A null for the events',
    failsOnValue((value, name) => value === null && name === 'events'),
  ],
  ['empty-text', 'An empty text', failsOnValue((value) => value === '')],
  [
    'empty-list',
    'An empty list',
    failsOnValue((value) => Array.isArray(value) && value.length === 0),
  ],
  [
    'object-for-text',
    'An object for a text',
    failsOnValue(
      (value, name) => name === 'name' && typeof value === 'object' && !Array.isArray(value),
    ),
  ],
  [
    'list-for-text',
    'A list for a text',
    failsOnValue((value, name) => name === 'name' && Array.isArray(value)),
  ],
  [
    'number-for-url',
    'A number for a URL',
    failsOnValue((value, name) => name === 'webhook_url' && typeof value === 'number'),
  ],
  [
    'url-not-parsed',
    'A URL that does not parse',
    failsOnValue(
      (value, name) =>
        name === 'webhook_url' && isText(value) && value !== '' && !URL.canParse(value),
    ),
  ],
  [
    'text-for-list',
    'A text for a list',
    failsOnValue((value, name) => name === 'events' && isText(value)),
  ],
  [
    'null-in-list',
    'A null in a list',
    failsOnValue((value) => Array.isArray(value) && value.includes(null)),
  ],
  [
    'fraction',
    'A fraction for an integer',
    failsOnValue((value) => typeof value === 'number' && !Number.isInteger(value)),
  ],
  [
    'list-for-number',
    'A list for a number',
    failsOnValue((value, name) => name === 'timeout' && Array.isArray(value)),
  ],
  [
    'object-for-boolean',
    'An object for a boolean',
    failsOnValue((value, name) => name === 'enabled' && typeof value === 'object'),
  ],
  [
    'long-url',
    'A URL that the column cannot hold',
    failsOnValue((value, name) => name === 'webhook_url' && String(value).length > 500),
  ],
  [
    'long-secret',
    'A secret that the column cannot hold',
    failsOnValue((value, name) => name === 'webhook_secret' && isText(value) && value.length > 255),
  ],
  [
    'quote',
    'A name with a quote',
    failsOnValue((value, name) => name === 'name' && String(value).includes("'")),
  ],
  [
    'percent',
    'A name with a percent sign',
    failsOnValue((value, name) => name === 'name' && String(value).includes('%')),
  ],
  [
    'repeated-event',
    'An event that a list repeats',
    failsOnValue((value) => Array.isArray(value) && new Set(value).size < value.length),
  ],
  ['empty-update', 'An update that carries nothing', failsOn((call) => call.text === '{}')],
];

const TRACES: Readonly<Record<string, readonly [what: string, text: string]>> = {
  node: ['of Node', 'TypeError: x is undefined\n    at update (/srv/app/routes/webhooks.js:41:17)'],
  php: ['of PHP', '#0 /var/www/html/app/Http/Controllers/WebhookController.php(57): update()'],
  python: [
    'of Python',
    'Traceback (most recent call last):\n  File "/app/main.py", line 31, in update',
  ],
  java: [
    'of Java',
    'java.lang.NullPointerException\n\tat ai.example.Webhooks.update(Webhooks.java:88)',
  ],
  go: ['of Go', 'goroutine 19 [running]:\nmain.update(0xc000)\n\t/go/src/main.go:20 +0x1d'],
  ruby: ['of Ruby', "/usr/src/app/webhooks.rb:12:in `update'"],
  dotnet: [
    'of .NET',
    'System.NullReferenceException: x\r\n   at Api.Webhooks.Update() in C:\\src\\Api\\Webhooks.cs:line 12',
  ],
  sql: [
    'of the database',
    'SQLSTATE[22001]: String data, right truncated: UPDATE `webhooks` SET `name` = ?',
  ],
  query: ['of a query builder', 'Query failed: update "webhooks" set "name" = $1 where "id" = $2'],
  postgres: [
    'of Postgres',
    'ERROR: value too long for type character varying(255) (SQLSTATE 22001)',
  ],
};

const ODD: readonly [id: string, what: string, isOdd: (call: Call) => boolean][] = [
  ['malformed-json', 'malformed JSON', (call) => call.text !== '' && parsed(call) === undefined],
  ['list-body', 'a list as body', (call) => Array.isArray(parsed(call))],
  ['absent-body', 'a request without a body', (call) => call.text === ''],
];

/** A status for an odd body, and whose business it is. */
const ODD_STATUSES = {
  201: 'response/success-status',
  302: 'robustness/odd-body-status',
  403: 'auth/good-token',
  409: 'robustness/odd-body-status',
} as const;

/** Input that nobody foresaw, and errors that say too much. */
export const robustnessFaults: readonly Fault[] = [
  ...FAILING.map(
    ([id, what, change]): Fault => ({
      id: `fails-on-${id}`,
      sentence: `${what} makes the server fail.`,
      breaks: ['robustness/no-server-error'],
      make: server(change),
    }),
  ),
  ...Object.entries(TRACES).map(
    ([id, [what, text]]): Fault => ({
      id: `trace-${id}`,
      sentence: `The answer to a refused body carries an error ${what}.`,
      breaks: ['robustness/no-internals'],
      make: server(changeBody(422, (body) => ({ ...body, debug: text }))),
    }),
  ),
  {
    id: 'trace-when-not-found',
    sentence: 'The answer for an unknown agent carries a stack trace.',
    breaks: ['robustness/no-internals'],
    make: server(
      changeBody(404, (body) => ({ ...body, trace: ['at find (/srv/app/agents.js:9:5)'] })),
    ),
  },
  {
    id: 'trace-without-a-token',
    sentence: 'The answer to a request without a token names the file that refused it.',
    breaks: ['robustness/no-internals'],
    make: server(
      changeBody(401, (body) => ({ ...body, file: '/var/www/html/app/Http/Middleware/Token.php' })),
    ),
  },
  {
    id: 'trace-on-malformed-json',
    sentence: 'The answer to malformed JSON is a page with a stack trace.',
    breaks: ['robustness/no-internals'],
    make: server(
      before('read-body', (call) =>
        call.text !== '' && parsed(call) === undefined
          ? {
              status: 400,
              headers: { 'content-type': 'text/html' },
              body: '<pre>SyntaxError: Unexpected end<br> at JSON.parse (&lt;anonymous&gt;)<br> at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)</pre>',
            }
          : undefined,
      ),
    ),
  },
  ...ODD.flatMap(([id, what, isOdd]) =>
    ([201, 302, 403, 409] as const).map(
      (status): Fault => ({
        id: `${id}-with-${status}`,
        sentence: `The answer to ${what} has the status ${status}.`,
        breaks: [ODD_STATUSES[status]],
        make: server(
          before('read-body', (call) =>
            isOdd(call) ? json(status, { message: 'Odd.' }) : undefined,
          ),
        ),
      }),
    ),
  ),
  {
    id: 'large-body-with-409',
    sentence: 'The answer to a very large body is a conflict.',
    breaks: ['robustness/odd-body-status'],
    make: server(
      before('read-body', (call) =>
        call.text.length > 65_536 ? json(409, { message: 'Conflict.' }) : undefined,
      ),
    ),
  },
  {
    id: 'connection-breaks-on-large-body',
    sentence: 'A very large body ends the connection without an answer.',
    breaks: ['robustness/complete-answer'],
    make: server({
      fetch: (next) => async (request) => {
        const text = await request.clone().text();
        if (text.length > 65_536) throw new Error('socket hang up');
        return next(request);
      },
    }),
  },
  {
    id: 'connection-breaks-on-malformed-json',
    sentence: 'Malformed JSON ends the connection without an answer.',
    breaks: ['robustness/complete-answer'],
    make: server({
      fetch: (next) => async (request) => {
        const text = await request.clone().text();
        if (text !== '' && !/[\]}"l\d]$/.test(text)) throw new Error('socket hang up');
        return next(request);
      },
    }),
  },
  {
    id: 'connection-breaks-now-and-then',
    sentence: 'Every thirtieth request gets no answer.',
    breaks: ['robustness/complete-answer'],
    make: withMemory(() => {
      let count = 0;
      return {
        fetch: (next) => (request) => {
          count += 1;
          if (count % 30 === 0) throw new Error('socket hang up');
          return next(request);
        },
      };
    }),
  },
  {
    id: 'fails-now-and-then',
    sentence: 'Every fortieth request is answered with 502.',
    breaks: ['robustness/no-server-error'],
    make: withMemory(() => {
      let count = 0;
      return before('authenticate', () => {
        count += 1;
        return count % 40 === 0 ? json(502, { message: 'Bad gateway.' }) : undefined;
      });
    }),
  },
  {
    id: 'fails-under-load',
    sentence: 'Several requests at once make the server fail.',
    breaks: ['robustness/no-server-error'],
    make: withMemory(() => {
      let running = 0;
      return {
        fetch: (next, clock) => async (request) => {
          running += 1;
          const crowded = running > 1;
          await clock.sleep(5);
          const response = crowded
            ? Response.json({ message: 'Deadlock.' }, { status: 500 })
            : await next(request);
          running -= 1;
          return response;
        },
      };
    }),
  },
];
