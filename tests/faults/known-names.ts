import { json } from '../../src/twin/answer.ts';
import { seedContent } from '../../src/twin/seed.ts';
import type { Field } from '../prove/changes.ts';
import {
  allFields,
  changeAnswer,
  changePatch,
  changeStored,
  kebab,
  present,
  visibleFields,
  without,
} from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, replaceStep, server } from '../prove/server.ts';
import { unchecked } from '../prove/unchecked.ts';
import type { Fault } from './fault.ts';

const { content } = seedContent(1);
const NAMES = new Map(content.webhooks.map(({ id, name }) => [id, name]));

/** Characters that filters for HTML, shells, templates or search take out. */
const STRIPPED = {
  tilde: '~',
  backtick: '`',
  caret: '^',
  bar: '|',
  semicolon: ';',
  backslash: '\\',
};

/** A save of all that is good, ahead of the check of one member. */
function savedAheadOf(field: Field): Change {
  return changeAnswer(422, (answer, call) => {
    const { errors = {} } = answer.body as { errors?: object };
    if (Object.keys(errors).join() !== field) return answer;
    const { id, agent_id } = present(call.webhook);
    const stored = present(call.store.findWebhook(agent_id, id));
    const good = Object.entries(without(call.json ?? {}, field));
    const known = good.filter(([name]) => (allFields as string[]).includes(name));
    call.store.saveWebhook({ ...stored, ...Object.fromEntries(known) });
    return answer;
  });
}

/** Faults that many projects have reported: of libraries, frameworks and databases, each under a name of its own. */
export const knownNameFaults: readonly Fault[] = [
  {
    id: 'usual-timeout-is-not-stored',
    sentence: 'A timeout that is the default of the model is left out of what is stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeStored((next, before, sent) =>
        sent.timeout === 30 ? { ...next, timeout: before.timeout } : next,
      ),
    ),
  },
  {
    id: 'limits-are-off-for-what-is-sent-disabled',
    sentence: 'An update that disables the webhook is stored without a look at its other members.',
    breaks: [
      'validation/type',
      'validation/enum',
      'validation/max-length',
      'response/success-body',
      'validation/lower-bound',
    ],
    make: unchecked((name, _, { json: sent = {} }) => sent.enabled === false && name !== 'enabled'),
  },
  {
    id: 'text-false-enables',
    sentence:
      'The text "false" is taken for true, as by every language that asks whether it is empty.',
    breaks: ['validation/type'],
    make: server(
      replaceStep('read-body', (call, standard) => {
        const answer = standard(call);
        if (call.json?.enabled === 'false') call.json = { ...call.json, enabled: true };
        return answer;
      }),
    ),
  },
  {
    id: 'nul-in-an-id-fails',
    sentence: 'An id with NUL in it makes the database fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      before('find-agent', ({ agentId, webhookId }) =>
        `${agentId}${webhookId}`.includes('\0')
          ? json(500, { message: 'Server Error' })
          : undefined,
      ),
    ),
  },
  {
    id: 'name-of-another-webhook-is-refused',
    sentence: 'A name that another webhook of the agent has is refused.',
    breaks: ['validation/valid-accepted'],
    make: server(
      before('validate', ({ json: sent, webhookId }) =>
        [...NAMES].some(([id, name]) => id !== webhookId && name === sent?.name)
          ? json(422, {
              message: 'The given data was invalid.',
              errors: { name: ['The name has already been taken.'] },
            })
          : undefined,
      ),
    ),
  },
  ...visibleFields.map(
    (field): Fault => ({
      id: `saved-ahead-of-the-check-of-${kebab(field)}`,
      sentence: `An update is stored before ${field} is checked.`,
      breaks: ['validation/nothing-stored'],
      make: server(savedAheadOf(field)),
    }),
  ),
  ...(['events', 'enabled', 'webhook_secret'] as const).map(
    (field): Fault => ({
      id: `${kebab(field)}-alone-does-not-move-the-time`,
      sentence: `A change of ${field} alone does not change the time of the last update, since it is kept elsewhere.`,
      breaks: ['resource/updated-at-moves'],
      make: server(
        replaceStep('save', (call, standard) => {
          const time = present(call.webhook).updated_at;
          standard(call);
          if (Object.keys(call.patch ?? {}).join() !== field) return undefined;
          call.webhook = { ...present(call.webhook), updated_at: time };
          call.store.saveWebhook(call.webhook);
          return undefined;
        }),
      ),
    }),
  ),
  ...Object.entries(STRIPPED).map(
    ([id, character]): Fault => ({
      id: `${id}-is-stripped-from-names`,
      sentence: `The character ${character} is taken out of names.`,
      breaks: ['partial-update/stored-as-sent'],
      make: server(
        changePatch((patch) =>
          patch.name === undefined
            ? patch
            : { ...patch, name: patch.name.replaceAll(character, '') },
        ),
      ),
    }),
  ),
];
