import { members } from '../../generated/contract.ts';
import type { Context } from '../../src/exchange/context.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { secretPlaceholder, tokenPlaceholder } from '../../src/exchange/placeholder.ts';
import { bad } from '../values.ts';

/** The ids of every hand-made transcript. */
export const ids = {
  agent: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
  webhook: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
  sibling: '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  otherAgent: '5aa1b0c2-1111-4222-8333-0d0e0f101112',
  otherWebhook: '6bb2c1d3-2222-4333-8444-1d1e1f202122',
  foreignAgent: '7cc3d2e4-3333-4444-8555-2d2e2f303132',
  /** Nobody has these. */
  noAgent: 'e0e1e2e3-4444-4555-8666-3d3e3f404142',
  noWebhook: 'f0f1f2f3-5555-4666-8777-4d4e4f505152',
} as const;

/** What the judge is told: everything is offered, and other ids do not exist. */
export const context: Context = {
  format: 'talkover-contract/context',
  version: 1,
  target: 'by hand',
  agents: { [ids.agent]: 'known', [ids.otherAgent]: 'known', [ids.foreignAgent]: 'foreign' },
  webhooks: {
    [ids.webhook]: { agentId: ids.agent, role: 'main' },
    [ids.sibling]: { agentId: ids.agent, role: 'sibling' },
    [ids.otherWebhook]: { agentId: ids.otherAgent, role: 'other' },
  },
  closed: true,
  offers: [
    'state',
    'lookup',
    'tokens',
    'blame',
    'secret',
    'sibling',
    'other-agent',
    'other-webhook',
    'foreign-agent',
  ],
};

/** What the judge is told of a recording of somebody else: nothing. */
export const foreign: Context = { ...context, agents: {}, webhooks: {}, closed: false };

/** Of the members that nothing below speaks of, so that a new one is no concern of a test about others. */
const EXAMPLES = Object.fromEntries(
  members
    .filter(({ readOnly }) => !readOnly)
    .map(({ name, example }) => [name as string, example as Json]),
);

/** The webhook that a transcript begins with, what derives from others left out. */
export function firstState(webhookId: string, agentId: string): JsonObject {
  return {
    ...EXAMPLES,
    id: webhookId,
    agent_id: agentId,
    name: 'Order desk',
    webhook_url: 'https://hooks.example.com/orders',
    events: ['event_phone_call_started', 'event_phone_call_ended'],
    timeout: 30,
    max_retries: 3,
    enabled: true,
    created_at: '2025-09-03T23:19:51.000000Z',
    updated_at: '2025-09-03T23:19:51.000000Z',
  };
}

/** Authorization headers as a recording shows them. */
export const authorization = {
  good: `Bearer ${tokenPlaceholder('valid')}`,
  cut: `Bearer ${tokenPlaceholder('cut')}`,
  extended: `Bearer ${tokenPlaceholder('extended')}`,
  letterCase: `Bearer ${tokenPlaceholder('letter case')}`,
  otherEnd: `Bearer ${tokenPlaceholder('other end')}`,
  unknown: `Bearer ${tokenPlaceholder('other beginning')}`,
  empty: 'Bearer ',
  basic: `Basic ${tokenPlaceholder('valid')}`,
  bare: tokenPlaceholder('valid'),
  lowerCase: `bearer ${tokenPlaceholder('valid')}`,
} as const;

/** A secret as a recording shows it. */
export const secret = secretPlaceholder(1, 'whk-0123456789abcdef');
/** A secret that is a character too long. */
export const longSecret = secretPlaceholder(2, bad('webhook_secret'));

/** When hand-made traffic begins. */
export const START = Date.UTC(2025, 8, 4, 8);

/** A time of the server, as it shows it. */
export function timeAt(milliseconds: number): string {
  return new Date(START + milliseconds).toISOString().replace('Z', '000Z');
}
