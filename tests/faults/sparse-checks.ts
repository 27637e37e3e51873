import { json } from '../../src/twin/answer.ts';
import type { Changed } from '../prove/server.ts';
import { before, replaceStep, server } from '../prove/server.ts';
import { unchecked } from '../prove/unchecked.ts';
import type { Fault } from './fault.ts';

/** The body is read as if it had been sent in another spelling. */
function reads(spelling: (text: string) => string): Changed {
  return server(
    replaceStep('read-body', (call, standard) => {
      const other = { ...call, text: spelling(call.text) };
      const answer = standard(other);
      call.json = other.json;
      return answer;
    }),
  );
}

/** Checks that depend on the company of a value, on the state of the webhook, or on how a body is spelled. */
export const sparseCheckFaults: readonly Fault[] = [
  {
    id: 'body-of-one-member-unchecked',
    sentence: 'A body that has a single member is stored without a look at it.',
    breaks: ['validation/type'],
    make: unchecked((_, __, { json: sent = {} }) => Object.keys(sent).length === 1),
  },
  {
    id: 'timeout-checked-only-with-max-retries',
    sentence: 'A timeout is checked only where max_retries is sent too.',
    breaks: ['validation/type'],
    make: unchecked(
      (name, _, { json: sent = {} }) => name === 'timeout' && !('max_retries' in sent),
    ),
  },
  {
    id: 'events-checked-only-with-webhook-url',
    sentence: 'Events are checked only where webhook_url is sent too.',
    breaks: ['validation/type', 'validation/enum'],
    make: unchecked(
      (name, _, { json: sent = {} }) => name === 'events' && !('webhook_url' in sent),
    ),
  },
  {
    id: 'unchecked-while-off',
    sentence: 'What a webhook is given while it is off is not checked.',
    // Some of what is stored of wrong types it cannot show, and nulls it shows as they are.
    breaks: [
      'validation/type',
      'validation/max-length',
      'validation/min-items',
      'validation/upper-bound',
      'validation/format',
    ],
    make: unchecked((_, __, { webhook }) => webhook?.enabled === false),
  },
  {
    id: 'limit-max-retries-in-eight-bits',
    sentence: 'Of max_retries only the last eight bits are checked.',
    breaks: ['validation/upper-bound'],
    make: unchecked(
      (name, value) => name === 'max_retries' && Number(value) > 255 && Number(value) % 256 <= 10,
    ),
  },
  {
    id: 'limit-timeout-zero-taken',
    sentence: 'A timeout of zero is taken, for none.',
    breaks: ['validation/lower-bound'],
    make: unchecked((name, value) => name === 'timeout' && value === 0),
  },
  {
    id: 'limit-events-wildcard-taken',
    sentence: 'A star is taken for an event.',
    breaks: ['validation/enum'],
    make: unchecked(
      (name, value) => name === 'events' && Array.isArray(value) && value.includes('*'),
    ),
  },
  {
    id: 'webhook-id-of-the-body',
    sentence: 'A webhook_id in the body tells which webhook of the agent is updated.',
    breaks: ['partial-update/others-untouched', 'resource/read-only-ignored'],
    make: server(
      before('merge', (call) => {
        const id = String(call.json?.webhook_id);
        call.webhook = call.store.findWebhook(call.agent?.id ?? '', id) ?? call.webhook;
      }),
    ),
  },
  {
    id: 'keeps-escapes-of-letters',
    sentence: 'An escaped letter is stored as its escape.',
    breaks: ['validation/max-length'],
    make: reads((text) => text.replaceAll(String.raw`\u`, String.raw`\\u`)),
  },
  {
    id: 'refuses-blanks-between-members',
    sentence: 'A body with a blank between its members is refused as malformed.',
    breaks: ['response/success-status', 'validation/refused-with-422'],
    make: reads((text) => text.replace(/^\{\s+/, '{{')),
  },
  {
    id: 'agent-looked-up-where-no-token-is-sent',
    sentence: 'Without a token, an unknown agent is answered as unknown.',
    breaks: ['auth/checked-first'],
    make: server(
      before('authenticate', (call) => {
        if (call.headers.get('authorization') || call.store.findAgent('production', call.agentId))
          return undefined;
        return json(404, { success: false, message: 'Agent not found in this environment.' });
      }),
    ),
  },
];
