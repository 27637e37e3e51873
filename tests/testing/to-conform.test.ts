import { describe, expect, test } from 'vitest';
import { answers, operation } from '../../generated/contract.ts';
import { webhookUrl } from '../../src/exchange/path.ts';
import '../../src/testing/vitest.ts';
import { createTwin } from '../../src/twin/app.ts';
import { bad } from '../values.ts';

const twin = createTwin();
const { ids } = twin;
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A request to the twin. */
function asking(body: unknown, { path = ids, token = ids.token } = {}): Request {
  return new Request(webhookUrl(operation.server, path), {
    method: operation.method,
    headers: {
      'content-type': operation.mediaType,
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** An answer of somebody else. */
function answer(status: number, body: unknown, type: string = operation.mediaType): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': type } });
}

/** What the matcher says of an answer that it refuses. */
async function complaint(response: unknown, request?: Request): Promise<string> {
  const options = request === undefined ? {} : { request };
  const refused = await expect(response)
    .toConform(options)
    .then(
      () => 'It passed.',
      (error: Error) => error.message,
    );
  return refused;
}

const good = answers.success.example as { data: object };

describe('an answer by itself', () => {
  test.each(Object.values(answers).map(({ name, status, example }) => [name, status, example]))(
    'the documented %s conforms',
    async (_, status, example) => {
      await expect(answer(Number(status), example)).toConform();
    },
  );

  test('so does any object for a token that is wrong, and whatever comes with too many requests', async () => {
    await expect(answer(401, { error: 'expired' })).toConform();
    await expect(answer(operation.limitStatus, 'slow down', 'text/plain')).toConform();
  });

  test.each([
    ['a status that is not documented', answer(418, {}), 'a documented status: 200, 401'],
    ['a server error', answer(500, {}), 'a status below 500, got status 500'],
    ['another media type', answer(200, good, 'text/html'), '/200: expected application/json'],
    ['no JSON', answer(200, '{"data":'), 'expected one JSON value'],
    [
      'a member of another type',
      answer(200, { ...good, data: { ...good.data, timeout: '45' } }),
      '/data/timeout: expected a value of type integer, got "45"',
    ],
    ['a missing member', answer(200, { ...good, data: {} }), '/data/id: expected the member'],
    [
      'another message',
      answer(404, { success: false, message: 'Gone.' }),
      '/message: expected "Agent not found in this environment.", got "Gone."',
    ],
    ['a list of tokens', answer(401, []), 'expected a value of type object'],
    [
      'a secret in the answer',
      answer(200, { ...good, data: { ...good.data, webhook_secret: 'hunter2hunter2' } }),
      '/webhook_secret: expected no text in webhook_secret',
    ],
  ])('%s is told with its place', async (_, response, text) => {
    expect(await complaint(response)).toContain(text);
    await expect(response).not.toConform();
  });

  test('names the rule and where it is described', async () => {
    expect(await complaint(answer(200, good, 'text/plain'))).toMatch(
      /rule +response\/media-type: .+\n +described #\/.+ in openapi\/openapi\.yaml/,
    );
  });

  test('what conforms and should not is told', async () => {
    await expect(expect(answer(200, good)).not.toConform()).rejects.toThrow('should not');
  });
});

describe('an answer to a request', () => {
  test.each([
    ['an update', asking({ timeout: 45 })],
    ['an empty update', asking({})],
    ['a value beyond its limit', asking({ timeout: bad('timeout') })],
    ['no token', asking({ timeout: 45 }, { token: '' })],
    ['a wrong token', asking({ timeout: 45 }, { token: 'talq_wrong' })],
    ['an unknown agent', asking({}, { path: { ...ids, agentId: NOBODY } })],
    ['an unknown webhook', asking({}, { path: { ...ids, webhookId: NOBODY } })],
    ['no JSON', asking('{')],
    ['a secret', asking({ webhook_secret: 'a secret of many letters' })],
  ])('of the twin to %s conforms', async (_, request) => {
    const response = await twin.fetch(request.clone());
    await expect(response).toConform({ request });
    expect([request.bodyUsed, response.bodyUsed]).toEqual([false, false]);
  });

  test.each([
    [
      'what has to be refused was taken',
      asking({ timeout: bad('timeout') }),
      answer(200, good),
      '/timeout/maximum: expected status 422, got status 200',
    ],
    [
      'the wrong member is blamed',
      asking({ timeout: bad('timeout') }),
      answer(422, { message: 'The given data was invalid.', errors: { name: ['Too long.'] } }),
      '/timeout/maximum: expected an error for timeout, got errors for name',
    ],
    [
      'an update without fault was refused',
      asking({ timeout: 45 }),
      answer(422, answers['invalid-data'].example),
      'response/success-status',
    ],
    [
      'another value was stored',
      asking({ timeout: 45 }, { path: idsIn(good.data) }),
      answer(200, { ...good, data: { ...good.data, timeout: 44 } }),
      'expected 45, got 44',
    ],
    [
      'a request without a token was let in',
      asking({}, { token: '' }),
      answer(200, good),
      'expected status 401, got status 200',
    ],
  ])('%s', async (_, request, response, text) => {
    expect(await complaint(response, request)).toContain(text);
  });

  test('neither token nor secret is in what is said', async () => {
    const secret = 'a secret of many letters';
    const request = asking({ webhook_secret: secret, timeout: bad('timeout') });
    const leak = { ...good, data: { ...good.data, name: `${secret} ${ids.token}` } };
    const said = await complaint(answer(200, leak), request);
    expect(said).toContain('no webhook secret in the answer');
    expect(said).not.toContain(secret);
    expect(said).not.toContain(ids.token);
  });
});

describe('what cannot be judged is told in a line', () => {
  const conform = answer(200, good);
  test.each([
    ['no response', () => expect({ status: 200 }).toConform(), 'takes a Response, not Object'],
    [
      'no request',
      () => expect(conform).toConform({ request: {} as Request }),
      'takes a Request as its request, not Object',
    ],
    [
      'a request of another operation',
      () => expect(conform).toConform({ request: new Request('https://example.com/') }),
      'The request is GET https://example.com/, and the contract is about PUT /api',
    ],
    [
      'a body that was read',
      async () => {
        const response = answer(200, good);
        await response.text();
        await expect(response).toConform();
      },
      'The body of the response was read before. Hand in response.clone() instead.',
    ],
  ])('%s', async (_, judge, line) => {
    await expect(judge()).rejects.toThrow(line);
  });
});

function idsIn(data: object): typeof ids {
  const { agent_id: agentId, id: webhookId } = data as { agent_id: string; id: string };
  return { ...ids, agentId, webhookId };
}
