import { describe, expect, test } from 'vitest';
import { isUuid, knowledgeOf } from '../../src/reading/knowledge.ts';
import { read } from '../../src/reading/reading.ts';
import { readToken } from '../../src/reading/token.ts';
import { authorization, context, ids } from '../judge/world.ts';
import { request } from './request.ts';

describe('a token', () => {
  test.each([
    [authorization.good, 'good'],
    ['Bearer   ‹token›', 'good'],
    [' Bearer ‹token› ', 'good'],
    [authorization.lowerCase, 'scheme-case'],
    ['BEARER ‹token›', 'scheme-case'],
    ['bearer   ‹token›', 'scheme-case'],
    [authorization.cut, 'near'],
    [authorization.extended, 'near'],
    [authorization.letterCase, 'near'],
    [authorization.otherEnd, 'near'],
    [authorization.unknown, 'bad'],
    [authorization.empty, 'bad'],
    ['Bearer', 'bad'],
    ['', 'bad'],
    [authorization.basic, 'other-scheme'],
    [authorization.bare, 'other-scheme'],
    ['Token ‹token›', 'token-scheme'],
    ['XBearer ‹token›', 'other-scheme'],
    ['Bearer X ‹token›', 'other-scheme'],
    ['XBEARER ‹token›', 'other-scheme'],
    ['BEARER X ‹token›', 'other-scheme'],
    ['Bearer‹token›', 'other-scheme'],
    ['Bearer ‹token› X', 'other-scheme'],
    ['Bearer ‹token 3›', 'undecided'],
    ['Bearer ‹token 3› X', 'undecided'],
    ['Bearer ‹token three›', 'bad'],
    ['Bearer ‹token: cut› ‹token 3›', 'near'],
  ])('%j is %s', (token, reading) => {
    expect(readToken(request({}, { token }), true)).toBe(reading);
  });

  test.each([
    ['Bearer ‹token 12›', 'good', 'good', 'undecided'],
    ['Bearer   ‹token 12›', 'good', 'good', 'undecided'],
    ['bearer ‹token 12›', 'scheme-case', 'scheme-case', 'undecided'],
    ['Basic ‹token 12›', 'other-scheme', 'undecided', 'undecided'],
    ['‹token 12›', 'other-scheme', 'undecided', 'undecided'],
  ])(
    'of others, %j, is %s where it is known, %s where it is let in, else %s',
    (token, ...readings) => {
      const sent = request({}, { token });
      const isGood = (each: string): boolean => each === '‹token 12›';
      expect([
        readToken(sent, true, { isGood }),
        readToken(sent, true, { isGood: () => false, passed: true }),
        readToken(sent, true, { isGood: () => false }),
      ]).toEqual(readings);
    },
  );

  test('that is absent is good where it is let in all the same', () => {
    expect(readToken(request({}, { token: null }), false, { passed: true })).toBe('good');
    expect(readToken(request({}, { token: null }), true, { passed: true })).toBe('missing');
  });

  test('that is absent is missing where a recording would show it', () => {
    expect(readToken(request({}, { token: null }), true)).toBe('missing');
    expect(readToken(request({}, { token: null }), false)).toBe('undecided');
  });

  test('sent twice is undecided', () => {
    const headers = [['Authorization', authorization.cut]] as const;
    expect(readToken(request({}, { headers }), true)).toBe('undecided');
  });
});

describe('a path', () => {
  test.each([
    [
      'under any base',
      `http://127.0.0.1:4010/api/v1/agents/${ids.agent}/webhooks/${ids.webhook}`,
      true,
    ],
    [
      'under a prefix',
      `https://x.example.com/talk/api/v1/agents/${ids.agent}/webhooks/${ids.webhook}`,
      true,
    ],
    [
      'with a query',
      `https://x.example.com/api/v1/agents/${ids.agent}/webhooks/${ids.webhook}?a=/b`,
      true,
    ],
    ['of another operation', `https://x.example.com/api/v1/agents/${ids.agent}/webhooks`, false],
    [
      'with more behind it',
      `https://x.example.com/api/v1/agents/${ids.agent}/webhooks/${ids.webhook}/test`,
      false,
    ],
    [
      'of another version',
      `https://x.example.com/api/v2/agents/${ids.agent}/webhooks/${ids.webhook}`,
      false,
    ],
    ['without an id', `https://x.example.com/api/v1/agents//webhooks/${ids.webhook}`, false],
  ])('%s', (_, url, ours) => {
    const reading = read(request({}, { url }), knowledgeOf(context));
    expect(reading === undefined).toBe(!ours);
    if (ours)
      expect(reading).toMatchObject({ agentId: ids.agent, webhookId: ids.webhook, lookup: 'none' });
  });

  test('with another method is another operation', () => {
    expect(read(request({}, { method: 'PATCH' }), knowledgeOf(context))).toBeUndefined();
    expect(read(request({}, { method: 'put' }), knowledgeOf(context))).toBeDefined();
  });

  test('may be escaped', () => {
    const url = `https://x.example.com/api/v1/agents/${ids.agent}/webhooks/a%20b`;
    expect(read(request({}, { url }), knowledgeOf(context))?.webhookId).toBe('a b');
    const broken = url.replace('a%20b', 'a%2');
    expect(read(request({}, { url: broken }), knowledgeOf(context))?.webhookId).toBe('a%2');
  });

  test('has UUIDs', () => {
    expect([ids.agent, ids.agent.toUpperCase()].every(isUuid)).toBe(true);
    const none = [
      '',
      'x',
      ids.agent.replaceAll('-', ''),
      `{${ids.agent}}`,
      `${ids.agent} `,
      `${ids.agent}0`,
      `0${ids.agent}`,
    ];
    expect(none.some(isUuid)).toBe(false);
  });
});
