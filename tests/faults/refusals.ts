import type { JsonValue } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import { fields } from '../../src/twin/fields.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { Field, JsonRecord } from '../prove/changes.ts';
import { allFields, visibleFields } from '../prove/changes.ts';
import type { Change, StepName } from '../prove/server.ts';
import { before, ids, replaceStep, server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const IS_OF_TYPE: Record<Field, (value: JsonValue) => boolean> = {
  name: (value) => typeof value === 'string',
  webhook_url: (value) => typeof value === 'string',
  webhook_secret: (value) => typeof value === 'string',
  events: (value) => Array.isArray(value),
  timeout: (value) => typeof value === 'number',
  max_retries: (value) => typeof value === 'number',
  enabled: (value) => typeof value === 'boolean',
};

/** What a body says, as far as it can be read at all. */
function sentIn(call: Call): JsonRecord {
  try {
    const body: unknown = JSON.parse(call.text);
    return typeof body === 'object' && body !== null ? (body as JsonRecord) : {};
  } catch {
    return {};
  }
}

type Choice = (field: Field, value: JsonValue) => boolean;

const anyOfType: Choice = (field, value) => IS_OF_TYPE[field](value);
const valid: Choice = (field, value) => fields[field](value).length === 0;

/** Stores a body right away in a row, whatever becomes of the request. */
function store(call: Call, row: WebhookRecord | undefined, choice: Choice): void {
  if (row === undefined) return;
  const sent = sentIn(call);
  const chosen = allFields.filter((field) => {
    const value = sent[field];
    return value !== undefined && choice(field, value);
  });
  if (chosen.length === 0) return;
  const patch = Object.fromEntries(chosen.map((field) => [field, sent[field]]));
  call.store.saveWebhook({ ...row, ...patch, updated_at: call.stamp() } as WebhookRecord);
}

function rowOf(call: Call, webhookId: string): WebhookRecord | undefined {
  for (const agentId of [ids.agentId, ids.otherAgentId]) {
    const row = call.store.findWebhook(agentId, webhookId);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** Stores the body ahead of a step, in the webhook of the path. */
function storesAhead(step: StepName, choice: Choice): Change {
  return before(step, (call) => store(call, rowOf(call, call.webhookId), choice));
}

/** Stores the body when a step refuses the request. */
function storesWhenRefused(step: StepName, choice: Choice): Change {
  return replaceStep(step, (call, standard) => {
    const answer = standard(call);
    if (answer) store(call, rowOf(call, call.webhookId), choice);
    return answer;
  });
}

/** Fields that stand in a body ahead of the first that is wrong. */
function storesUpToTheFirstError(): Change {
  return replaceStep('validate', (call, standard) => {
    const answer = standard(call);
    if (!answer) return undefined;
    const sent = sentIn(call);
    const names = Object.keys(sent) as Field[];
    const stop = names.findIndex((name) => fields[name]?.(sent[name] ?? null).length);
    store(call, rowOf(call, call.webhookId), (field) => names.indexOf(field) < stop);
    return answer;
  });
}

/** Requests that are refused and change something all the same. */
export const refusalFaults: readonly Fault[] = [
  {
    id: 'stores-ahead-of-the-token',
    sentence: 'The update is stored before the token is checked.',
    breaks: [
      'partial-update/others-untouched',
      'validation/nothing-stored',
      'auth/nothing-stored',
      'lookup/nothing-stored',
    ],
    make: server(storesAhead('authenticate', valid)),
  },
  {
    id: 'stores-without-a-token',
    sentence: 'A request without a token is answered with 401 and stored.',
    breaks: ['auth/nothing-stored'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        const answer = standard(call);
        if (!call.headers.get('authorization')) store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-with-a-bad-token',
    sentence: 'A request with a token that is not valid is answered with 401 and stored.',
    breaks: ['auth/nothing-stored'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        const answer = standard(call);
        if (answer && call.headers.get('authorization'))
          store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-with-the-token-under-another-scheme',
    sentence: 'A request with the token under another scheme is answered with 401 and stored.',
    breaks: ['auth/nothing-stored'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        const answer = standard(call);
        if (call.headers.get('authorization')?.startsWith('Basic'))
          store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-the-name-without-a-token',
    sentence: 'A request without a token stores its name.',
    breaks: ['auth/nothing-stored'],
    make: server(
      storesWhenRefused('authenticate', (field, value) => field === 'name' && valid(field, value)),
    ),
  },
  {
    id: 'stores-enabled-without-a-token',
    sentence: 'A request without a token stores whether the webhook is enabled.',
    breaks: ['auth/nothing-stored'],
    make: server(
      storesWhenRefused(
        'authenticate',
        (field, value) => field === 'enabled' && valid(field, value),
      ),
    ),
  },
  {
    id: 'stores-ahead-of-the-agent',
    sentence: 'The update is stored before the agent is looked up.',
    breaks: ['lookup/nothing-stored'],
    make: server(storesWhenRefused('find-agent', valid)),
  },
  {
    id: 'stores-ahead-of-the-ownership',
    sentence: 'The update is stored before it is checked that the webhook belongs to the agent.',
    breaks: ['partial-update/others-untouched', 'lookup/nothing-stored'],
    make: server(storesWhenRefused('find-webhook', valid)),
  },
  {
    id: 'stores-in-another-row-when-not-found',
    sentence:
      'An update of an unknown webhook is answered with 404 and stored in the first webhook of the agent.',
    breaks: ['lookup/nothing-stored', 'auth/nothing-stored'],
    make: server(
      replaceStep('find-webhook', (call, standard) => {
        const answer = standard(call);
        if (answer) store(call, rowOf(call, ids.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-in-the-row-of-the-foreign-environment',
    sentence: 'An update under an agent of another environment is answered with 404 and stored.',
    breaks: ['lookup/nothing-stored'],
    make: server(
      replaceStep('find-agent', (call, standard) => {
        const answer = standard(call);
        if (call.agentId === ids.foreignAgentId) store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-valid-fields-of-a-refused-body',
    sentence: 'A refused body stores those of its members that are right.',
    breaks: ['validation/nothing-stored'],
    make: server(storesWhenRefused('validate', valid)),
  },
  {
    id: 'stores-all-fields-of-a-refused-body',
    sentence: 'A refused body is stored whole, as far as its types allow.',
    breaks: ['validation/nothing-stored', 'response/success-body'],
    make: server(storesWhenRefused('validate', anyOfType)),
  },
  {
    id: 'stores-invalid-fields-of-a-refused-body',
    sentence:
      'A refused body stores those of its members that are wrong, as far as their types allow.',
    // A bad value of another kind comes back where the next update leaves it out.
    breaks: ['validation/nothing-stored', 'response/success-body'],
    make: server(
      storesWhenRefused(
        'validate',
        (field, value) => anyOfType(field, value) && !valid(field, value),
      ),
    ),
  },
  {
    id: 'stores-up-to-the-first-error',
    sentence: 'A refused body stores the members that stand ahead of the first wrong one.',
    breaks: ['validation/nothing-stored'],
    make: server(storesUpToTheFirstError()),
  },
  ...visibleFields.map(
    (field): Fault => ({
      id: `stores-${field.replaceAll('_', '-')}-of-a-refused-body`,
      sentence: `A refused body stores its ${field}.`,
      breaks: ['validation/nothing-stored'],
      make: server(
        storesWhenRefused('validate', (name, value) => name === field && valid(name, value)),
      ),
    }),
  ),
  {
    id: 'stores-when-the-last-field-is-wrong',
    sentence: 'A body that is refused for its last member is stored but for that.',
    breaks: ['validation/nothing-stored'],
    make: server(
      replaceStep('validate', (call, standard) => {
        const answer = standard(call);
        const sent = sentIn(call);
        const wrong = allFields.filter(
          (name) => sent[name] !== undefined && !valid(name, sent[name]),
        );
        if (answer && wrong.length === 1 && wrong[0] === Object.keys(sent).at(-1))
          store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'stores-when-one-member-is-wrong',
    sentence: 'A body that is refused for a single member is stored but for that.',
    breaks: ['validation/nothing-stored'],
    make: server(
      replaceStep('validate', (call, standard) => {
        const answer = standard(call);
        const sent = sentIn(call);
        const wrong = allFields.filter(
          (name) => sent[name] !== undefined && !valid(name, sent[name]),
        );
        if (answer && wrong.length === 1) store(call, rowOf(call, call.webhookId), valid);
        return answer;
      }),
    ),
  },
  {
    id: 'resets-when-refused',
    sentence: 'A refused body sets the webhook back to its defaults.',
    breaks: [
      'partial-update/absent-unchanged',
      'partial-update/visible-at-once',
      'validation/nothing-stored',
    ],
    make: server(
      replaceStep('validate', (call, standard) => {
        const answer = standard(call);
        const row = rowOf(call, call.webhookId);
        if (answer && row)
          call.store.saveWebhook({ ...row, timeout: 30, max_retries: 3, enabled: true });
        return answer;
      }),
    ),
  },
  {
    id: 'disables-when-refused',
    sentence: 'A refused body disables the webhook.',
    breaks: ['partial-update/absent-unchanged'],
    make: server(
      replaceStep('validate', (call, standard) => {
        const answer = standard(call);
        const row = rowOf(call, call.webhookId);
        if (answer && row) call.store.saveWebhook({ ...row, enabled: false });
        return answer;
      }),
    ),
  },
  {
    id: 'moves-the-time-when-refused',
    sentence: 'A refused body changes the time of the last update to one in the past.',
    breaks: ['resource/updated-at-not-back'],
    make: server(
      replaceStep('validate', (call, standard) => {
        const answer = standard(call);
        const row = rowOf(call, call.webhookId);
        if (answer && row) call.store.saveWebhook({ ...row, updated_at: row.created_at });
        return answer;
      }),
      replaceStep('save', (call, standard) => {
        if (call.text !== '{}') return standard(call);
        return undefined;
      }),
    ),
  },
];
