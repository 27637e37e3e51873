import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bounds } from '../description/bounds.ts';
import { copy } from './copy.ts';

const DESCRIPTION = 'openapi/openapi.yaml';
const RULES = 'openapi/rules.yaml';

test.each([
  ['a description that is no YAML', DESCRIPTION, /^info:/m, 'info: [', /flow collection/],
  ['a description that is no OpenAPI', DESCRIPTION, /^paths:/m, 'path:', /`path` is not expected/],
  ['a reference to nowhere', DESCRIPTION, 'schemas/EventType', 'schemas/Event', /resolve \$ref/],
  ['a keyword that is none', DESCRIPTION, 'maxLength', 'maxlength', /`maxlength` is not expected/],
  ['a limit of the wrong type', DESCRIPTION, bounds(), bounds().replace(/\d+$/, 'many'), /maximum/],
  [
    'an x- member without meaning',
    DESCRIPTION,
    'x-counts',
    'x-count',
    /x-count, which .*VOCABULARY/,
  ],
  [
    'an operation without its semantics',
    DESCRIPTION,
    'x-partial-update:',
    'x-clock:',
    /has no x-partial-update/,
  ],
  [
    'a state that is nowhere',
    DESCRIPTION,
    'state: /data',
    'state: /date',
    /state leads to no schema/,
  ],
  [
    'a body without an example',
    DESCRIPTION,
    'message: Webhook not found.',
    'message: Gone.',
    /no example of the response 404/,
  ],
  ['a catalogue that is no YAML', RULES, /^rules:/m, 'rules: [', /is no YAML/],
  [
    'a catalogue without rules',
    RULES,
    /^rules:/m,
    'rulings:',
    /additional properties|required property/,
  ],
  [
    'a duplicate id',
    RULES,
    'id: auth/bad-token',
    'id: auth/good-token',
    /auth\/good-token is used twice/,
  ],
  [
    'a rule that points nowhere',
    RULES,
    'securitySchemes/bearer',
    'securitySchemes/basic',
    /not in the description/,
  ],
  [
    'a column that is none',
    RULES,
    'keyword: type',
    'keywords: type',
    /validation\/type .*\(keywords\)/,
  ],
  [
    'a severity that does not fit',
    RULES,
    'severity: warn',
    'severity: none',
    /response\/json-media-type\/severity/,
  ],
  ['a schema that is no JSON', 'openapi/rules.schema.json', '{', '', /is no JSON/],
])('%s gives one clear line and exit code 1', async (_, file, from, to, message) => {
  const tree = await copy();
  await tree.edit(file, from, to);
  const { code, lines } = await tree.generate('write');
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(message);
  expect(lines[0]).toMatch(/^generate: openapi\/(openapi|rules)\./);
  expect(lines[0]).not.toContain('\n');
});

test.each([DESCRIPTION, RULES, 'openapi/rules.schema.json', 'openapi/VOCABULARY.md'])(
  'the absence of %s gives one clear line and exit code 1',
  async (file) => {
    const tree = await copy();
    await rm(tree.path(file));
    const { code, lines } = await tree.generate('check');
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^generate: ${file}.*no such file`))]);
  },
);
