import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/exchange/json.ts';
import { internalsIn } from '../../src/judge/internals.ts';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';

/** The findings of a refusal that shows a text, as JSON and as it stands. */
function findingsFor(text: string): string[][] {
  const broken = { sends: '{"name":' };
  return [{ message: text }, `<pre>\n${text}\n</pre>`].map((answer) =>
    findingsOf(traffic().ask({}, 400, answer, broken)),
  );
}

describe('an error shows the inside of a server', () => {
  test.each([
    [
      'Node',
      'SyntaxError: Unexpected end\n    at JSON.parse (<anonymous>)\n    at read (/srv/a.js:12:34)',
    ],
    ['Node, by URL', 'at file:///srv/api/src/body.ts:5:11'],
    ['Node, async', '    at async handle (node:internal/http:10:5)'],
    ['Java', '\tat com.example.Api.update(Api.java:42)'],
    ['Python', 'Traceback (most recent call last):\n  File "api.py", line 3, in read'],
    ['PHP', '#0 vendor/laravel/Kernel.php(200): handle()'],
    ['PHP, a warning', 'Undefined index: name in index.php on line 7'],
    ['Ruby', "app/webhooks.rb:12:in `update'"],
    ['Go', 'goroutine 1 [running]:\nmain.main()'],
    ['Laravel', 'Illuminate\\Database\\QueryException'],
    ['a path', 'Cannot open /var/www/html/storage/app.log'],
    ['a path of Windows', 'Could not find C:\\inetpub\\api\\web.config'],
    ['a package', 'thrown in ../node_modules/hono/dist'],
    ['PDO', 'SQLSTATE[22001]: String data, right truncated'],
    ['a statement', 'update "webhooks" failed: UPDATE webhooks SET name = ?'],
    ['a query', 'SELECT * FROM webhooks WHERE id = ?'],
    ['Postgres', 'invalid input syntax: syntax error at or near "}"'],
    ['MySQL', 'You have an error in your SQL syntax'],
    ['Oracle', 'ORA-00933: command not properly ended'],
    ['SQLite', 'SQLITE_CONSTRAINT'],
  ])('%s', (_, text) => {
    for (const keys of findingsFor(text)) expect(keys).toEqual(['robustness/no-internals']);
  });

  test.each<[string, Json]>([
    ['trace', [{ line: 1 }]],
    ['stack', 'Error: no\n  in read'],
    ['exception', 'BadBody'],
  ])('under the name %s', (name, value) => {
    const made = traffic().ask({}, 400, { message: 'No.', [name]: value }, { sends: '{' });
    expect(findingsOf(made)).toEqual(['robustness/no-internals']);
  });
});

describe('what is shown is said', () => {
  test.each([
    ['a stack trace', 'at file:///srv/api/src/body.ts:5:11'],
    ['a stack trace', 'at com.example.Api.update(Api.java:42)'],
    ['a stack trace', 'at Talk.Over.Update(String id) in Api.cs:line 42'],
    ['a stack trace', 'Traceback (most recent call last):'],
    ['a stack trace', 'Undefined index: name in index.php on line 7'],
    ['a stack trace', '{"trace":[{"line":1}]}'],
    ['a stack trace', '{"stacktrace":[]}'],
    ['a stack trace', '{"stack_trace":[]}'],
    ['a stack trace', '{"backtrace" : "main\nread"}'],
    ['a stack trace', 'StackTrace: none'],
    ['a stack trace', 'STACK TRACE:'],
    ['a stack trace', 'Illuminate\\Database\\QueryException'],
    ['a file path', 'Cannot open /var/www/html/storage/app.log'],
    ['a file path', 'Cannot open /app/src/server.js'],
    ['a file path', 'Could not find C:\\inetpub\\api\\web.config'],
    ['a database statement', 'SQLSTATE[22001]'],
    ['a database statement', 'SELECT * FROM webhooks WHERE id = ?'],
    ['a database statement', 'select * from "webhooks" where "id" = ?'],
    ['a database statement', 'insert into webhooks (id, name) values (?, ?)'],
    ['a database statement', 'update `webhooks` set `name` = ?'],
    ['a database statement', 'delete from webhooks where id = 1'],
    ['a database statement', 'violates unique constraint'],
    ['a database statement', 'violates not-null constraint'],
    ['a database statement', 'syntax error at or near "}"'],
  ])('%s: %s', (what, text) => {
    expect(internalsIn(text)).toBe(what);
  });

  test.each([
    'php',
    'py',
    'rb',
    'java',
    'js',
    'ts',
    'mjs',
    'cjs',
    'mts',
    'go',
    'rs',
    'cs',
    'log',
    'env',
  ])('a source file that ends in .%s', (ending) => {
    expect(internalsIn(`Cannot open /workspace/api/server.${ending}`)).toBe('a file path');
    expect(internalsIn(`See /workspace/api/server.${ending}x`)).toBe(undefined);
  });
});

test.each(['n', 'r', 't'])('an error is read behind the escape \\%s of JSON too', (letter) => {
  expect(internalsIn(`Error\\${letter}at file:///srv/a.js:1:2`)).toBe('a stack trace');
});

describe('an error that is for its caller', () => {
  test.each([
    'The given data was invalid.',
    'The webhook url must be a valid URL.',
    'Please update webhooks, set a name, or select some from the list.',
    'Unexpected token } in JSON at position 12',
    'Unexpected token } in JSON at position 12 (line 1 column 13)',
    'Malformed JSON: line 1, column 9.',
    'Parse error on line 1 in the request body.',
    'Please select an event from the list.',
    'The update sets a member that is not known.',
    'https://hooks.example.com/var/www/in is not reachable.',
    'hooks.example.com/home/in is no URL.',
    '/in is no URL.',
    'See https://docs.talkover.ai/api/webhooks.',
    'Look at the documentation: /api/v1/agents.',
    'Sign in at /app/login first.',
    'The token expired at 2025-09-04T10:12:13Z.',
    'The token expired at 2025-09-04 10:12:13.',
    'Try again at 10:12:13.',
    'Ratio 16:9:1 is looked at twice.',
    'Exception: none.',
    'Use one of a, b or c/d/e.',
  ])('%s', (text) => {
    for (const keys of findingsFor(text)) expect(keys).toEqual([]);
  });

  test('a number by which to ask for a trace', () => {
    const body = { message: 'No.', trace: '0af7651916cd43dd8448eb211c80319c' };
    expect(findingsOf(traffic().ask({}, 400, body, { sends: '{' }))).toEqual([]);
  });

  test('a success may say anything', () => {
    const shows = { note: 'at read (/srv/a.js:12:34)' };
    expect(findingsOf(traffic().read({ shows }))).toEqual([]);
  });

  test('a page with scripts and pictures', () => {
    const page = '<html><script src="/app/main.js"></script><a href="/home/start">Start</a></html>';
    expect(findingsOf(traffic().ask({}, 400, page, { sends: '{' }))).toEqual([]);
  });
});
