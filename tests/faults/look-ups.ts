import type { Answer } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import { changeAnswer, isAgentUnknown, isWebhookUnknown, present } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { ids, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const KNOWN = [
  [ids.agentId, ids.webhookId],
  [ids.agentId, ids.siblingWebhookId],
  [ids.otherAgentId, ids.otherAgentWebhookId],
] as const;

/** The known webhook that a predicate takes for the one of the path. */
function findsWebhook(
  matches: (asked: string, known: string) => boolean,
  anyAgent = false,
): Change {
  return replaceStep('find-webhook', (call, standard) => {
    const found = KNOWN.find(
      ([agent, id]) => matches(call.webhookId, id) && (anyAgent || agent === call.agent?.id),
    );
    if (found === undefined) return standard(call);
    call.webhook = call.store.findWebhook(...found);
    return undefined;
  });
}

/** The known agent that a predicate takes for the one of the path. */
function findsAgent(matches: (asked: string, known: string) => boolean): Change {
  return replaceStep('find-agent', (call, standard) => {
    const found = [ids.agentId, ids.otherAgentId].find((id) => matches(call.agentId, id));
    if (found === undefined) return standard(call);
    call.agent = { id: found, environment: 'production' };
    return undefined;
  });
}

const MISSED: readonly [what: string, is: (answer: Answer) => boolean][] = [
  ['agent', isAgentUnknown],
  ['webhook', isWebhookUnknown],
];

const AGENT: Fault['breaks'] = ['lookup/unknown-agent', 'lookup/agent-of-other-environment'];
const WEBHOOK: Fault['breaks'] = [
  'lookup/unknown-webhook',
  'lookup/webhook-of-other-agent',
  'lookup/webhook-under-other-agent',
];

function misses(what: string): Fault['breaks'] {
  return what === 'agent'
    ? [...AGENT, 'lookup/unknown-both', 'lookup/malformed-id']
    : [...WEBHOOK, 'lookup/malformed-id'];
}

/** Ids that reach what they must not, or miss what is there. */
export const lookupFaults: readonly Fault[] = [
  {
    id: 'agent-not-checked',
    sentence: 'The webhook is looked up by its id alone, whatever the agent.',
    breaks: [
      'lookup/unknown-agent',
      'lookup/webhook-of-other-agent',
      'lookup/webhook-under-other-agent',
      'lookup/agent-of-other-environment',
      'lookup/malformed-id',
    ],
    make: server(
      replaceStep('find-agent', () => undefined),
      replaceStep('find-webhook', (call) => {
        const found = KNOWN.find(([, id]) => id === call.webhookId.toLowerCase());
        if (found === undefined)
          return json(404, { success: false, message: 'Webhook not found.' });
        call.webhook = call.store.findWebhook(...found);
        return undefined;
      }),
    ),
  },
  {
    id: 'owner-not-checked',
    sentence: 'A webhook is found under any known agent.',
    breaks: ['lookup/webhook-of-other-agent', 'lookup/webhook-under-other-agent'],
    make: server(findsWebhook((asked, known) => asked === known, true)),
  },
  {
    id: 'owner-not-checked-for-our-webhook',
    sentence: 'Our webhook is found under another agent.',
    breaks: ['lookup/webhook-under-other-agent'],
    make: server(findsWebhook((asked, known) => asked === known && known === ids.webhookId, true)),
  },
  {
    id: 'owner-not-checked-for-their-webhook',
    sentence: 'A webhook of another agent is found under ours.',
    breaks: ['lookup/webhook-of-other-agent'],
    make: server(
      findsWebhook((asked, known) => asked === known && known === ids.otherAgentWebhookId, true),
    ),
  },
  {
    id: 'environment-not-checked',
    sentence: 'An agent of another environment is known, and has no such webhook.',
    breaks: ['lookup/agent-of-other-environment'],
    make: server({
      store: (store) => ({
        ...store,
        findAgent: (environment, agentId) =>
          store.findAgent(environment, agentId) ?? store.findAgent('staging', agentId),
      }),
    }),
  },
  {
    id: 'environment-reached',
    sentence: 'Our webhook is found under an agent of another environment.',
    breaks: ['lookup/agent-of-other-environment'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        if (call.agentId !== ids.foreignAgentId) return standard(call);
        call.agent = { id: ids.agentId, environment: 'production' };
        return undefined;
      }),
    ),
  },
  {
    id: 'environment-forbidden',
    sentence: 'An agent of another environment is answered with 403.',
    breaks: ['lookup/agent-of-other-environment'],
    make: server(
      replaceStep('find-agent', (call, standard) =>
        call.agentId === ids.foreignAgentId ? json(403, { message: 'Forbidden' }) : standard(call),
      ),
    ),
  },
  {
    id: 'webhook-of-other-agent-forbidden',
    sentence: 'A webhook of another agent is answered with 403.',
    breaks: ['lookup/webhook-of-other-agent'],
    make: server(
      replaceStep('find-webhook', (call, standard) =>
        call.webhookId === ids.otherAgentWebhookId && call.agentId === ids.agentId
          ? json(403, { message: 'Forbidden' })
          : standard(call),
      ),
    ),
  },
  {
    id: 'webhook-by-prefix',
    sentence: 'A webhook is found by the first half of its id.',
    breaks: ['lookup/unknown-webhook'],
    make: server(
      findsWebhook(
        (asked, known) => asked.length === 36 && asked.slice(0, 18) === known.slice(0, 18),
      ),
    ),
  },
  {
    id: 'webhook-by-end',
    sentence: 'A webhook is found by the end of its id.',
    breaks: ['lookup/unknown-webhook'],
    make: server(
      findsWebhook((asked, known) => asked.length === 36 && asked.slice(-12) === known.slice(-12)),
    ),
  },
  {
    id: 'webhook-extended',
    sentence: 'What stands behind the id of a webhook is dropped.',
    breaks: ['lookup/malformed-id'],
    make: server(findsWebhook((asked, known) => asked.slice(0, 36) === known)),
  },
  {
    id: 'webhook-by-first-digits',
    sentence: 'A webhook is found by the number at the beginning of its id.',
    breaks: ['lookup/unknown-webhook', 'lookup/malformed-id'],
    make: server(findsWebhook((asked, known) => asked.slice(0, 8) === known.slice(0, 8))),
  },
  {
    id: 'webhook-unknown-is-the-first',
    sentence: 'An unknown webhook is taken for the first one of the agent.',
    breaks: WEBHOOK,
    make: server(
      replaceStep('find-webhook', (call, standard) => {
        const answer = standard(call);
        if (!answer || call.webhookId.length !== 36) return answer;
        call.webhook = call.store.findWebhook(ids.agentId, ids.webhookId);
        return undefined;
      }),
    ),
  },
  {
    id: 'webhook-unknown-is-created',
    sentence: 'An unknown webhook is created and answered with 201.',
    breaks: WEBHOOK,
    make: server(
      changeAnswer(isWebhookUnknown, (answer, call) =>
        call.webhookId.length === 36
          ? json(201, { success: true, message: 'Webhook created successfully' })
          : answer,
      ),
    ),
  },
  {
    id: 'agent-by-prefix',
    sentence: 'An agent is found by the first half of its id.',
    breaks: ['lookup/unknown-agent'],
    make: server(
      findsAgent(
        (asked, known) => asked.length === 36 && asked.slice(0, 18) === known.slice(0, 18),
      ),
    ),
  },
  {
    id: 'agent-unknown-has-no-webhook',
    sentence: 'An unknown agent is known, and has no such webhook.',
    breaks: ['lookup/unknown-agent'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        const answer = standard(call);
        if (answer && call.agentId !== ids.foreignAgentId && call.agentId.length === 36)
          return json(404, { success: false, message: 'Webhook not found.' });
        return answer;
      }),
    ),
  },
  {
    id: 'webhook-missing-after-disabling',
    sentence: 'A webhook that is disabled is not found any more.',
    breaks: ['lookup/known-found'],
    make: server(
      replaceStep('find-webhook', (call, standard) => {
        const answer = standard(call);
        if (answer) return answer;
        return call.webhook?.enabled === false && call.webhookId === ids.webhookId
          ? json(404, { success: false, message: 'Webhook not found.' })
          : undefined;
      }),
    ),
  },
  {
    id: 'webhook-missing-when-asked-too-often',
    sentence: 'Every fiftieth request does not find its webhook.',
    breaks: ['lookup/known-found'],
    make: withMemory(() => {
      let asked = 0;
      return replaceStep('find-webhook', (call, standard) => {
        const answer = standard(call);
        if (answer) return answer;
        asked += 1;
        return asked % 50 === 0
          ? json(404, { success: false, message: 'Webhook not found.' })
          : undefined;
      });
    }),
  },
  {
    id: 'webhook-deleted-when-refused',
    sentence:
      'A body that is refused for all of its members makes the webhook unknown for the next request.',
    breaks: ['lookup/known-found'],
    make: withMemory(() => {
      let gone = false;
      return [
        replaceStep('find-webhook', (call, standard) => {
          const answer = standard(call);
          if (answer || !gone) return answer;
          gone = false;
          return json(404, { success: false, message: 'Webhook not found.' });
        }),
        replaceStep('validate', (call, standard) => {
          const answer = standard(call);
          gone = answer !== undefined && Object.keys(present(call.json)).length === 7;
          return answer;
        }),
      ];
    }),
  },
  ...MISSED.flatMap(([what, is]) =>
    [400, 403, 410, 200, 204].map(
      (status): Fault => ({
        id: `${what}-unknown-with-${status}`,
        sentence: `An unknown ${what} is answered with status ${status}.`,
        breaks: misses(what).filter((rule) => rule !== 'lookup/malformed-id' || status !== 400),
        make: server(
          changeAnswer(is, (answer) => ({
            ...answer,
            status,
            body: status === 204 ? '' : answer.body,
          })),
        ),
      }),
    ),
  ),
  {
    id: 'both-unknown-fails',
    sentence: 'An unknown webhook of an unknown agent makes the server fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        const answer = standard(call);
        if (
          answer &&
          !KNOWN.some(([, id]) => id === call.webhookId) &&
          call.webhookId.length === 36
        )
          throw new Error('no agent');
        return answer;
      }),
    ),
  },
  {
    id: 'both-unknown-is-bad-request',
    sentence: 'An unknown webhook of an unknown agent is a bad request.',
    breaks: ['lookup/unknown-both'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        const answer = standard(call);
        return answer &&
          !KNOWN.some(([, id]) => id === call.webhookId) &&
          call.webhookId.length === 36
          ? json(400, { message: 'Bad request.' })
          : answer;
      }),
    ),
  },
  {
    id: 'malformed-webhook-id-fails',
    sentence: 'A webhook id that is no UUID makes the database fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      replaceStep('find-webhook', (call, standard) => {
        if (call.webhookId.length !== 36) throw new Error('invalid input syntax for type uuid');
        return standard(call);
      }),
    ),
  },
  {
    id: 'malformed-agent-id-fails',
    sentence: 'An agent id that is no UUID makes the database fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        if (call.agentId.length !== 36) throw new Error('invalid input syntax for type uuid');
        return standard(call);
      }),
    ),
  },
  {
    id: 'malformed-id-with-405',
    sentence: 'An id that is no UUID is answered with 405.',
    breaks: ['lookup/malformed-id'],
    make: server(
      replaceStep('find-agent', (call, standard) =>
        call.agentId.length === 36 && call.webhookId.length === 36
          ? standard(call)
          : json(405, { message: 'Method not allowed.' }),
      ),
    ),
  },
];
