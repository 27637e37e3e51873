import { expect, test } from 'vitest';
import { findingsOf } from './judging.ts';
import { traffic } from './traffic.ts';
import { foreign, ids } from './world.ts';

const upper = { webhook: ids.webhook.toUpperCase(), agent: ids.agent.toUpperCase() };

test('an answer may write the ids of the path in upper case', () => {
  const shows = { id: upper.webhook, agent_id: upper.agent };
  expect(findingsOf(traffic().read({ shows }))).toEqual([]);
});

test('an answer may write the ids of the path in lower case', () => {
  const where = { webhookId: upper.webhook, agentId: upper.agent };
  const shows = { id: ids.webhook, agent_id: ids.agent };
  expect(findingsOf(traffic().read({ ...where, shows }), foreign)).toEqual([]);
});
