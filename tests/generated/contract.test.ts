import { describe, expect, test } from 'vitest';
import { answers, members, operation, settings } from '../../generated/contract.ts';
import openapi from '../../generated/openapi.json' with { type: 'json' };
import type { MissingToken, WebhookUpdate } from '../../generated/types.ts';
import { follow } from '../../scripts/generate/pointer.ts';

const optional = ['format', 'minimum', 'maximum', 'maxLength', 'minItems'] as const;

describe('the contract', () => {
  test.each(settings)('has the limits of the description and no others: $name', (setting) => {
    const schema = follow(openapi, setting.pointer) as Record<string, unknown>;
    expect(setting.type).toBe(schema.type);
    expect(setting.writeOnly).toBe(schema.writeOnly ?? false);
    for (const keyword of optional) {
      expect(Object.hasOwn(setting, keyword)).toBe(Object.hasOwn(schema, keyword));
      expect(setting[keyword]).toBe(schema[keyword]);
    }
  });

  test.each([...settings, ...members])('has no member that is undefined: $pointer', (entry) => {
    expect(Object.values(entry)).not.toContain(undefined);
  });

  test('knows the entries of a list through the reference', () => {
    const lists = settings.filter(({ type }) => type === 'array');
    expect(lists.map(({ items }) => items)).toEqual([
      {
        type: 'string',
        enum: openapi.components.schemas.EventType.enum,
        elsewhere: openapi.components.schemas.EventType['x-elsewhere'],
      },
    ]);
  });

  test('has every member of the webhook in the order of the description', () => {
    const names = members.map(({ name }) => name);
    expect(names).toEqual(Object.keys(openapi.components.schemas.Webhook.properties));
    expect(members.filter(({ timestamp }) => timestamp).map(({ name }) => name)).toEqual([
      'created_at',
      'updated_at',
    ]);
  });

  test('finds each answer where the description has it', () => {
    for (const [name, { pointer, schema }] of Object.entries(answers)) {
      expect(pointer).toBe(`#/components/schemas/${schema}`);
      expect(follow(openapi, `${pointer}/x-answers`)).toBe(name);
    }
  });

  test('knows the operation, and the status of the rate limit by its lack of a body', () => {
    const described = follow(openapi, operation.pointer) as { responses: object };
    expect(operation.statuses.map(String)).toEqual(Object.keys(described.responses));
    expect(Object.keys(openapi.components.responses.TooManyRequests)).not.toContain('content');
    expect(operation.limitStatus).toBe(429);
    expect(operation.path.startsWith(`${operation.prefix}/agents/`)).toBe(true);
  });
});

describe('the URLs about which readers agree', () => {
  const agreed = settings.find(({ name }) => name === 'webhook_url')?.agreed;
  const accepted = new RegExp(agreed?.accepted ?? '');
  const refused = new RegExp(agreed?.refused ?? '');

  test.each([
    'https://newexample.com/webhook',
    'https://my-hook.example.co.uk/a-b/c_d~e.f?x=1&y=2',
    'https://example.com/',
  ])('are valid: %s', (url) => {
    expect([accepted.test(url), refused.test(url)]).toEqual([true, false]);
  });

  test.each(['nowhere', 'www.example.com/x', '//example.com/', 'https://exa mple.com/'])(
    'are invalid: %s',
    (url) => {
      expect([accepted.test(url), refused.test(url)]).toEqual([false, true]);
    },
  );

  test.each([
    ['no text at all', ''],
    ['blanks around it', ' https://example.com/x '],
    ['no path', 'https://example.com'],
    ['another scheme', 'http://example.com/'],
    ['a scheme that calls nobody', 'javascript:alert(1)'],
    ['upper case in the host', 'https://EXAMPLE.com/'],
    ['a host without a dot', 'https://localhost/'],
    ['an address', 'https://192.0.2.1/'],
    ['a hyphen at the end of a label', 'https://example-.com/'],
    ['punycode', 'https://xn--a.com/'],
    ['a tab in the host', 'https://exa\tmple.com/'],
    ['letters beyond ASCII', 'https://example.com/ä'],
  ])('do not include those with %s', (_, url) => {
    expect([accepted.test(url), refused.test(url)]).toEqual([false, false]);
  });

  test.each([
    ['blanks in the host', `https://${' '.repeat(1e5)}`],
    ['labels', `https://${'a-'.repeat(5e4)}!`],
    ['blanks', ' '.repeat(1e5)],
  ])('are told without delay among very many %s', (_, url) => {
    const start = performance.now();
    accepted.test(url);
    refused.test(url);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

test('the types refuse what can never be there, and undefined for absent', () => {
  const body: MissingToken = { message: 'Missing Bearer Token' };
  // @ts-expect-error the body for a missing token never says that it is a success
  const wrong: MissingToken = { message: 'Missing Bearer Token', success: true };
  // @ts-expect-error a member that is left out is not there; undefined is something else
  const update: WebhookUpdate = { timeout: undefined };
  expect([body, wrong, update]).toHaveLength(3);
});
