import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { resolve, type Schema } from '../../scripts/generate/openapi.ts';
import { onlyOperation } from '../../scripts/generate/operation.ts';
import { follow } from '../../scripts/generate/pointer.ts';
import { description, read, rules } from './sources.ts';

const schema = JSON.parse(await read('openapi/rules.schema.json'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const promise = {
  id: 'validation/sound',
  statement: 'Something holds.',
  standing: 'documented',
  severity: 'error',
  at: '#/info',
  source: 'Overview',
  keyword: 'type',
  needs: ['state'],
  breach: 'It breaks.',
};
const { breach: _, keyword: __, ...columns } = promise;
const question = { ...columns, id: 'observed/sound', standing: 'open', severity: 'none' };

/** The keywords that limit the members of an object, which may be references or lists. */
function keywordsIn(object: unknown): string[] {
  const keywords: string[] = schema.$defs.rule.properties.keyword.enum;
  const { properties = {} } = resolve<Schema>(description, object as Schema);
  return Object.values(properties).flatMap((property) => {
    const member = resolve<Schema>(description, property);
    const entry = resolve<Schema>(description, member.items ?? {});
    return [...Object.keys(member), ...Object.keys(entry)].filter((key) => keywords.includes(key));
  });
}

describe('the catalogue', () => {
  test('is what its schema asks for', () => {
    validate({ rules });
    expect(validate.errors).toBeNull();
  });

  test('uses each id once', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  test('points to places that the description has', () => {
    const lost = rules.filter(({ at }) => follow(description, at) === undefined);
    expect(lost.map(({ id, at }) => `${id}: ${at}`)).toEqual([]);
  });

  test('keeps the rows of a group together, in the order of the groups', () => {
    const groups = rules.map(({ id }) => id.slice(0, id.indexOf('/')));
    const order = groups.filter((group, place) => group !== groups[place - 1]);
    expect(order).toEqual(schema.$defs.group.oneOf.map((term: { const: string }) => term.const));
  });

  test('has a rule for each keyword that limits the request, and for no other', () => {
    const { operation } = onlyOperation(description);
    const used = keywordsIn(follow(operation.requestBody, '#/content/application~1json/schema'));
    const ruled = rules.flatMap(({ keyword }) => keyword ?? []);
    expect(ruled.toSorted()).toEqual([...new Set(used)].sort());
  });
});

describe('the schema of the catalogue', () => {
  test.each([
    ['a promise', promise],
    ['a warning', { ...promise, standing: 'rfc', severity: 'warn' }],
    ['an open question', question],
  ])('takes %s', (_, row) => {
    expect(validate({ rules: [row] })).toBe(true);
  });

  test.each([
    ['a column of another name', { ...promise, weight: 1 }],
    ['a group of another name', { ...promise, id: 'validations/sound' }],
    ['an id that is not in kebab-case', { ...promise, id: 'validation/notSound' }],
    ['an id without a group', { ...promise, id: 'sound' }],
    ['an unknown standing', { ...promise, standing: 'rumoured' }],
    ['a documented promise that only warns', { ...promise, severity: 'warn' }],
    ['a shown promise that does nothing', { ...promise, standing: 'shown', severity: 'none' }],
    ['an rfc promise that fails the run', { ...promise, standing: 'rfc' }],
    ['an open question that fails the run', { ...question, severity: 'error' }],
    ['an open question that can be broken', { ...question, breach: 'It breaks.' }],
    ['an open question in another group', { ...question, id: 'resource/sound' }],
    ['a promise in the group of open questions', { ...promise, id: 'observed/sound' }],
    ['a promise without a breach', { ...promise, breach: undefined }],
    ['a keyword in another group', { ...promise, id: 'resource/sound' }],
    ['an unknown keyword', { ...promise, keyword: 'maxlength' }],
    ['an unknown need', { ...promise, needs: ['luck'] }],
    ['the same need twice', { ...promise, needs: ['state', 'state'] }],
    ['a place that is no pointer', { ...promise, at: '/info' }],
    ['an empty source', { ...promise, source: '' }],
    ['a statement that is no sentence', { ...promise, statement: 'something holds' }],
  ])('refuses %s', (_, row) => {
    expect(validate({ rules: [JSON.parse(JSON.stringify(row))] })).toBe(false);
  });

  test('refuses a member beside the rules, and a catalogue without any', () => {
    expect(validate({ rules: [promise], notes: '' })).toBe(false);
    expect(validate({ rules: [] })).toBe(false);
  });

  test('describes each column and each term', () => {
    const entries: [string, { description?: string }][] = [
      ...Object.entries<{ description?: string }>(schema.$defs.rule.properties),
      ...['group', 'standing', 'severity', 'need'].flatMap((name) =>
        schema.$defs[name].oneOf.map((term: { const: string }) => [term.const, term]),
      ),
    ];
    expect(entries.filter(([, entry]) => !entry.description).map(([name]) => name)).toEqual([]);
  });

  test('names the same groups in the pattern of ids as in their list', () => {
    const pattern: string = schema.$defs.rule.properties.id.pattern;
    const groups = schema.$defs.group.oneOf.map((term: { const: string }) => term.const);
    expect(pattern.startsWith(`^(${groups.join('|')})/`)).toBe(true);
  });
});
