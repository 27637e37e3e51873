import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../generated/config.schema.json' with { type: 'json' };
import { commands } from '../../src/cli/commands.ts';
import type { Flags } from '../../src/cli/flags.ts';
import { readCall } from '../../src/cli/flags.ts';
import type { Settings } from '../../src/cli/settings.ts';
import { settingsIn } from '../../src/cli/settings.ts';

const KNOWN: Flags = Object.assign({}, ...commands.map(({ flags }) => flags));
const FILE = 'talkover-contract.config.json';
const CANARY = 'talq_canary8Q2mXw9RfB1nZs6Yc3Vh';

const read = (data: unknown): Settings => settingsIn(data, FILE, KNOWN, (path) => `seen/${path}`);

const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);

const GOOD: readonly (readonly [string, Record<string, unknown>])[] = [
  ['nothing', {}],
  ['the schema of an editor', { $schema: './node_modules/x.json' }],
  ['a text', { url: 'https://staging.example.com', plan: 'quick' }],
  ['a switch', { strict: true }],
  ['a number', { 'max-requests': 60 }],
  ['a list', { 'webhook-host': ['a.example', 'b.example'] }],
  ['a single one of a list', { 'webhook-host': 'a.example' }],
  ['severities', { rule: { response: 'off', 'response/challenge': 'error', observed: 'off' } }],
  ['severities as a list', { rule: ['response=off'] }],
  ['headers by variable', { 'header-env': { 'X-Gateway-Key': 'GATEWAY_KEY' } }],
  ['paths', { baseline: 'known.json', 'token-file': 'token' }],
];

const BAD: readonly (readonly [string, unknown, RegExp])[] = [
  ['no object', [], /has to hold an object/],
  ['null', null, /has to hold an object/],
  ['a mistyped key', { agentId: 'a' }, /'agentId'.*Is 'agent-id' meant\?/],
  ['an unknown key', { weather: 'sunny' }, /'weather'.*no such setting/],
  ['a token', { token: CANARY }, /'token' cannot stand in .*TALKOVER_TOKEN/],
  ['a token by its variable', { TALKOVER_TOKEN: CANARY }, /cannot stand/],
  ['a secret', { 'webhook-secret': CANARY }, /'webhook-secret' cannot stand/],
  ['a permission', { 'allow-writes': true }, /'allow-writes' .*belongs to one call/],
  ['another permission', { 'insecure-http': true }, /'insecure-http' .*belongs to one call/],
  ['another file', { config: 'other.json' }, /'config'/],
  ['a switch that is a text', { strict: CANARY }, /'strict' .* true or false/],
  ['a text that is an object', { url: { host: CANARY } }, /'url' .* a text such as URL/],
  ['a list that holds numbers', { 'webhook-host': [1] }, /'webhook-host' .* a list/],
  ['a severity that is a number', { rule: { 'response/challenge': 1 } }, /'rule' .* an object/],
  ['a key of every object', { constructor: 'x' }, /'constructor'/],
];

describe('a configuration file', () => {
  test.each(GOOD)('may hold %s', (_, data) => {
    expect(() => read(data)).not.toThrow();
    expect(isValid(data), JSON.stringify(isValid.errors)).toBe(true);
  });

  test.each(BAD)('may not hold %s', (_, data, line) => {
    let message = '';
    try {
      read(data);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(line);
    expect(message).toContain(FILE);
    expect(message).not.toContain(CANARY);
    expect(isValid(data)).toBe(false);
  });

  test('may hold every flag that has a variable, and no other', () => {
    const names = Object.entries(KNOWN).flatMap(([name, { callOnly }]) =>
      callOnly === true || name === 'config' ? [] : [name],
    );
    expect(Object.keys(schema.properties).toSorted()).toEqual([...names, '$schema'].toSorted());
    for (const name of names) {
      const { type } = KNOWN[name] ?? {};
      expect(() => read({ [name]: type === 'boolean' ? true : 'x' })).not.toThrow();
    }
  });

  test('has no place for a token or a secret', () => {
    const secret = Object.keys(schema.properties).filter((name) => /token|secret/.test(name));
    expect(secret).toEqual(['token-file']);
  });

  test('holds paths as they are seen from it', () => {
    expect(read({ baseline: 'known.json', url: 'https://a.example' }).values).toEqual({
      baseline: 'seen/known.json',
      url: 'https://a.example',
    });
  });

  test('puts groups ahead of the rules that are exceptions to them', () => {
    expect(read({ rule: { 'auth/bad-token': 'warn', auth: 'off' } }).values.rule).toEqual([
      'auth=off',
      'auth/bad-token=warn',
    ]);
  });
});

describe('flag over environment over file', () => {
  const flags: Flags = {
    plan: { type: 'string', help: '' },
    strict: { type: 'boolean', help: '' },
    host: { type: 'string', multiple: true, help: '' },
    rule: { type: 'string', multiple: true, adds: true, help: '' },
  };
  const file: Settings = {
    file: FILE,
    values: { plan: 'file', strict: true, host: ['file'], rule: ['a=file'] },
  };
  const env = { TALKOVER_PLAN: 'env', TALKOVER_STRICT: 'false', TALKOVER_HOST: 'e1,e2' };
  const args = ['--plan', 'flag', '--host', 'flag', '--rule', 'a=flag'];

  test('the file where nothing else is said', () => {
    const call = readCall([], flags, {}, file);
    expect([call.text('plan'), call.isOn('strict'), call.list('host')]).toEqual([
      'file',
      true,
      ['file'],
    ]);
    expect(call.nameOf('plan')).toBe(`plan in ${FILE}`);
  });

  test('the environment over the file, false over true', () => {
    const call = readCall([], flags, env, file);
    expect([call.text('plan'), call.isOn('strict'), call.list('host')]).toEqual([
      'env',
      false,
      ['e1', 'e2'],
    ]);
    expect(call.nameOf('plan')).toBe('TALKOVER_PLAN');
  });

  test('the flag over both', () => {
    const call = readCall([...args, '--strict'], flags, env, file);
    expect([call.text('plan'), call.isOn('strict'), call.list('host')]).toEqual([
      'flag',
      true,
      ['flag'],
    ]);
    expect(call.nameOf('plan')).toBe('--plan');
  });

  test('what adds comes last, and so wins', () => {
    const call = readCall(args, flags, { TALKOVER_RULE: 'a=env,b=env' }, file);
    expect(call.list('rule')).toEqual(['a=file', 'a=env', 'b=env', 'a=flag']);
  });
});
