import { describe, expect, test } from 'vitest';
import type { SuiteOptions } from '../../src/testing/suite-options.ts';
import { suite } from '../../src/testing/vitest.ts';
import { createTwin } from '../../src/twin/app.ts';

const { ids, fetch } = createTwin();
const good: SuiteOptions = { fetch, ...ids };

// Each is refused as it is called, so that no test is registered inside a test.
describe('what suite cannot use is told in a line', () => {
  test.each<[string, Partial<SuiteOptions> | Record<string, unknown>, string]>([
    ['nothing to ask', { fetch: undefined }, 'suite takes url or fetch, one of them'],
    ['two to ask', { url: 'http://127.0.0.1:1' }, 'suite takes url or fetch, one of them'],
    ['no token', { token: undefined }, 'token is missing or empty'],
    ['an empty id', { agentId: '' }, 'agentId is missing or empty'],
    ['a token with a line break', { token: 'talq_x\n' }, 'token holds a blank, a line break'],
    ['an unknown plan', { plan: 'long' }, "plan is 'long'; it takes quick, default, exhaustive"],
    ['an unknown rule', { rules: { 'auth/x': 'off' } }, "rules names 'auth/x', which is no rule"],
    [
      'one webhook twice',
      { siblingWebhookId: ids.webhookId },
      'siblingWebhookId is the same as webhookId',
    ],
    [
      'a webhook of no other agent',
      { otherAgentId: '' },
      'otherAgentWebhookId needs otherAgentId, the agent that it belongs to',
    ],
  ])('%s', (_, change, line) => {
    expect(() => suite({ ...good, ...change } as SuiteOptions)).toThrow(line);
  });
});
