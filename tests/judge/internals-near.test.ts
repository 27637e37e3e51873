import { describe, expect, test } from 'vitest';
import { internalsIn } from '../../src/judge/internals.ts';

/** Texts that only a server's inside writes, each with one that looks much like it and is for callers. */
const signs: [sign: string, inside: string, near: string][] = [
  // JavaScript
  ['a stack trace', 'at update (dist/webhooks.js:120:34)', 'Meet us at dist (b/w) 120:34.'],
  ['a stack trace', 'at C:\\api\\dist\\webhooks.js:5:9', 'The lesson is at C: 5:9.'],
  ['a stack trace', 'at node:internal/process/task_queues:95:5', 'Look at node: 95:5.'],
  ['a stack trace', 'at webpack:///src/webhooks.ts:5:9', 'Look at webpack: 5:9.'],
  ['a stack trace', 'at read (/srv/dist/a.mjs:5:9)', 'It came at 04/Sep/2025:10:12:13 +0000.'],
  // Java, Kotlin, Scala, .NET
  ['a stack trace', 'at talk.Api$Hooks.<init>(Api.java:42)', 'at (42)'],
  ['a stack trace', 'at talk.ApiKt.update(Api.kt:7)', 'at Api.kt'],
  ['a stack trace', 'at talk.Api$.update(Api.scala:7)', 'at update(Api.scala)'],
  ['a stack trace', 'at Talk.Hooks.Update() in /src/Hooks.cs:line 7', 'at noon (CET) in line 7'],
  // Python
  ['a stack trace', 'File "hooks.py", line 34, in update', 'File "hooks.csv" has a bad line 34.'],
  // PHP, Ruby, Go
  ['a stack trace', 'Hooks.php(214): update()', 'Hooks.php (214 lines) is no URL.'],
  ['a stack trace', 'Hooks.php:214', 'Hooks.php: not found'],
  ['a stack trace', 'Notice in Hooks.php on line 214', 'Hooks.php on line, please'],
  ['a stack trace', "hooks.rb:214:in `update'", 'hooks.rb:in use'],
  ['a stack trace', 'goroutine 18 [running]:', 'goroutine [running]'],
  ['a stack trace', 'hooks.go:214 +0x1d', 'Write to lets.go: we help.'],
  // Frameworks
  ['a stack trace', 'App\\BadBodyException', 'app\\badBodyException'],
  ['a stack trace', 'App\\v1\\BadBodyException', 'App\\v1\\Exceptional'],
  ['a stack trace', '{"exception" : "BadBody"}', '{"exceptions" : "none"}'],
  ['a stack trace', '{"exception":"BadBody"}', '{"exception":null}'],
  ['a stack trace', '{"stack":"Error: no\nin read"}', '{"stack":"staging"}'],
  // Paths
  ['a file path', '/var/www/html', '/var/www'],
  ['a file path', '"/etc/api/api.conf"', 'docs.talkover.ai/etc/api/api.conf'],
  ['a file path', '/app/src/hooks.js', 'hooks.example.com/app/src/hooks.js'],
  ['a file path', '"/home/api/hooks.py"', 'action="/home/api/hooks.py"'],
  ['a file path', 'D:\\api\\hooks', 'D:\\api'],
  ['a file path', '../site-packages/hooks', 'site-packages'],
  ['a file path', 'in "../vendor/hooks"', '<script src="/vendor/jquery.js"></script>'],
  ['a file path', "in '/x/node_modules/hooks'", "<link href='/x/node_modules/a.css'>"],
  ['a file path', '<b class="x">/x/vendor/hooks</b>', '<form action="/vendor/send">'],
  // Databases
  ['a database statement', 'ORA-00933', 'ORA-933'],
  ['a database statement', 'psycopg.errors.NotNull', 'psycopgs'],
  ['a database statement', 'psycopg2.errors.NotNull', 'psycopg23'],
  ['a database statement', 'SQLITE_BUSY', 'SQLITE_'],
  ['a database statement', 'update webhooks set name = ?', 'update webhooks, set name = 1'],
  [
    'a database statement',
    'update "webhooks" set "name" = $1',
    'update "webhooks" to set "name" = 1',
  ],
  ['a database statement', 'insert into webhooks (name)', 'insert into webhooks, (then) save'],
  ['a database statement', 'insert into `webhooks` (name)', 'insert into `webhooks`: (name)'],
  ['a database statement', 'delete from webhooks where id', 'delete from webhooks, where found'],
  [
    'a database statement',
    "delete from 'webhooks' where id",
    "delete from 'webhooks', where found",
  ],
  ['a database statement', 'ER_DUP_ENTRY', 'ER_OK'],
  ['a database statement', 'ER_NO_REFERENCED_ROW', 'ORDER_NUMBER'],
  [
    'a database statement',
    'SELECT id, name FROM webhooks WHERE',
    'Events are SELECTED FROM the list.',
  ],
  ['a database statement', 'INSERT INTO webhooks', 'INSERT INTO: not allowed'],
  ['a database statement', 'DELETE FROM webhooks', 'DELETE FROM: not allowed'],
  [
    'a database statement',
    'UPDATE  webhooks\n   SET name = ?',
    'UPDATE a webhook, or SET its name',
  ],
  ['a database statement', 'UPDATE "webhooks" SET "name" = $1', 'UPDATE webhooks and SET a name'],
  ['a database statement', 'violates foreign key constraint', 'The name violates a constraint.'],
  ['a database statement', 'violates check constraint', 'It violates the length constraint.'],
];

describe.each(signs)('%s: %s', (sign, inside, near) => {
  test('is seen', () => {
    expect(internalsIn(`No. ${inside} `)).toBe(sign);
  });

  test(`and told from ${near}`, () => {
    expect(internalsIn(`No. ${near} `)).toBe(undefined);
  });
});

test.each(['var', 'usr', 'srv', 'etc', 'tmp', 'private', 'root', 'Users', 'mnt'])(
  'files below /%s are the server’s own',
  (root) => {
    expect(internalsIn(`Cannot open /${root}/api/data`)).toBe('a file path');
  },
);

test('of an error as long as a book only the beginning is looked at', () => {
  expect(internalsIn(`${' '.repeat(49_000)}SQLSTATE`)).toBe('a database statement');
  expect(internalsIn(`${' '.repeat(50_000)}SQLSTATE`)).toBe(undefined);
});

describe('an error is read however it is wrapped', () => {
  test('in JSON within JSON', () => {
    for (const inside of ['App\\BadBodyException', 'D:\\api\\hooks'])
      expect(internalsIn(JSON.stringify(JSON.stringify(inside)))).toBeDefined();
  });

  test('as it stands, where its backslashes are no escapes', () => {
    expect(internalsIn('Cannot open C:\\temp\\new\\report.')).toBe('a file path');
  });
});
