import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { call, expectLine, folder } from '../cli/command.ts';

const entry =
  '{"startedDateTime":"2025-09-04T08:00:00.000Z","time":5,"request":{"method":"GET","url":"https://api.example.com/"},"response":{"status":200}}';

test.each<[string, string | Buffer, RegExp]>([
  ['an empty file', '', /bad\.har: It is empty\./],
  ['a web page', '<!doctype html>\n', /bad\.har:1:1: This is no JSON\./],
  ['a packed file', gzipSync('{}'), /bad\.har: It is packed \(gzip\); unpack it first\./],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), /It is UTF-16; convert it to UTF-8 first\./],
  [
    'another JSON file',
    '{"name":"x"}',
    /bad\.har:1:1: This is neither an entry of a HAR file nor an exchange\./,
  ],
  ['a list of texts', '["x"]', /bad\.har:1:2: Here an object is expected\./],
  ['a log without entries', '{"log":{"version":"1.2"}}', /bad\.har: It holds no entries\./],
  [
    'a file that breaks off',
    `{"log":{"entries":[\n${entry},\n${entry.slice(0, 60)}`,
    /bad\.har:3:61: The recording ends in the middle\./,
  ],
  [
    'an entry that is malformed',
    `{"log":{"entries":[\n${entry},\n{"request":{"method":'PUT'}}]}}`,
    /bad\.har:3:\d+: The JSON is malformed\./,
  ],
  [
    'an exchange without headers',
    '{"id":1,"startedAt":1,"endedAt":2,"request":{"method":"PUT","url":"https://api.example.com/"}}',
    /bad\.har:1:1: This exchange is not whole\./,
  ],
  [
    'a context of another version',
    '{"format":"talkover-contract/context","version":2,"target":"x"}',
    /bad\.har:1:1: This is neither an entry of a HAR file nor an exchange\./,
  ],
  [
    'an entry that is a number',
    `{"log":{"entries":[\n${entry},\n12]}}`,
    /bad\.har:3:1: Here an object is expected\./,
  ],
])('%s is said in one line, with the place', async (_, content, line) => {
  const cwd = await folder();
  await writeFile(join(cwd, 'bad.har'), content);
  expectLine(await call(['judge', 'bad.har'], { cwd }), 2, line);
});

test('a file that is not there, a folder and no file at all are said in one line', async () => {
  const cwd = await folder();
  expectLine(await call(['judge', 'no.har'], { cwd }), 2, /no\.har cannot be read: ENOENT/);
  expectLine(await call(['judge', cwd], { cwd }), 2, /cannot be read: EISDIR/);
  expectLine(await call(['judge'], { cwd }), 2, /Judge what\?/);
});

test('a recording of other traffic decides nothing', async () => {
  const cwd = await folder();
  await writeFile(join(cwd, 'other.har'), `{"log":{"entries":[${entry}]}}`);
  const { code, out } = await call(['judge', 'other.har'], { cwd });
  expect(code).toBe(3);
  expect(out).toContain('other.har could not be judged: none of 1 entry is PUT /api/v1/agents/');
});
