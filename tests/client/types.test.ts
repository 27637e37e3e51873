import ts from 'typescript';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { InvalidToken, MissingToken, Webhook, WebhookUpdate } from '../../generated/types.ts';
import type { Client, ClientOptions, UpdateResult, WebhookPatch } from '../../src/client/index.ts';

type Of<Status extends UpdateResult['status']> = Extract<UpdateResult, { status: Status }>;

const ids = { agentId: 'a', webhookId: 'w' };

// Checked, never called. Each comment below is an error of its own once its line compiles.
async function mustNotCompile(client: Client): Promise<void> {
  // @ts-expect-error an event that is not available
  await client.updateWebhook(ids, { events: ['event_call_report'] });
  // @ts-expect-error a time-out as text
  await client.updateWebhook(ids, { timeout: '45' });
  // @ts-expect-error null is not absent
  await client.updateWebhook(ids, { name: null });
  // @ts-expect-error a member that is no setting
  await client.updateWebhook(ids, { nmae: 'x' });
  // @ts-expect-error a member that only answers have
  await client.updateWebhook(ids, { events_count: 1 });
  // @ts-expect-error an undefined event
  await client.updateWebhook(ids, { events: [undefined] });
  // @ts-expect-error half of the ids
  await client.updateWebhook({ agentId: 'a' }, {});
  // @ts-expect-error no patch
  await client.updateWebhook(ids);

  const result = await client.updateWebhook(ids, {});
  // @ts-expect-error not before the status is known
  result.data;
  if (result.status === 404) {
    // @ts-expect-error only 422 has them
    result.errors;
    // @ts-expect-error no documented message
    result.body.message === 'Gone.';
  }
  if (result.status === 422) {
    // @ts-expect-error only 200 has it
    result.data;
  }
  if (result.status === 429) {
    // @ts-expect-error not documented
    result.body;
  }
  if (result.status === 200) {
    // @ts-expect-error what comes back is not to be changed
    result.data.id = 'x';
    // @ts-expect-error the secret never comes back
    result.data.webhook_secret;
  }
  // @ts-expect-error a status that is not documented
  if (result.status === 403) return;

  // @ts-expect-error a client has a token
  const options: ClientOptions = { baseUrl: 'https://x' };
  // @ts-expect-error in milliseconds, as a number
  const slow: ClientOptions = { token: 't', timeout: '30s' };
  void [options, slow];
}

describe('types', () => {
  test('of results', () => {
    expectTypeOf<UpdateResult['status']>().toEqualTypeOf<200 | 401 | 404 | 422 | 429>();
    expectTypeOf<Of<200>['data']>().toEqualTypeOf<Webhook>();
    expectTypeOf<Of<401>['body']>().toEqualTypeOf<MissingToken | InvalidToken>();
    expectTypeOf<Of<404>['body']['success']>().toEqualTypeOf<false>();
    expectTypeOf<Of<404>['body']['message']>().toEqualTypeOf<
      'Agent not found in this environment.' | 'Webhook not found.'
    >();
    expectTypeOf<Of<422>['errors']>().toEqualTypeOf<{ [key: string]: string[] }>();
    expectTypeOf<Of<429>>().toEqualTypeOf<{
      readonly status: 429;
      readonly headers: Headers;
      readonly retryAfter?: number;
    }>();
  });

  test('of patches', () => {
    expectTypeOf<keyof WebhookPatch>().toEqualTypeOf<keyof WebhookUpdate>();
    expectTypeOf<WebhookUpdate>().toExtend<WebhookPatch>();
    expectTypeOf<{ name: string | undefined }>().toExtend<WebhookPatch>();
    expectTypeOf<{ name: null }>().not.toExtend<WebhookPatch>();
  });

  test('of options', () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<NonNullable<ClientOptions['fetch']>>();
    expectTypeOf<{ token: () => Promise<string> }>().toExtend<ClientOptions>();
  });

  // What is above says nothing at run time, so it is compiled here.
  test('hold for the compiler', { timeout: 60_000 }, () => {
    const root = new URL('../../tsconfig.json', import.meta.url).pathname;
    const { config } = ts.readConfigFile(root, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ts.sys.getCurrentDirectory());
    const program = ts.createProgram([import.meta.filename], options);
    const source = program.getSourceFile(import.meta.filename);
    const found = ts.getPreEmitDiagnostics(program, source).map(({ messageText, start = 0 }) => {
      const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(source?.text).toContain(mustNotCompile.name);
    expect(found).toEqual([]);
  });
});
