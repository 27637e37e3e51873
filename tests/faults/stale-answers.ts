import type { JsonValue } from '../../src/twin/answer.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { JsonRecord } from '../prove/changes.ts';
import {
  allFields,
  changePatch,
  changeShown,
  changeStored,
  present,
  without,
} from '../prove/changes.ts';
import { after, before, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** What an answer shows of an update, as the store does not hold it. */
function echo(shown: JsonRecord, sent: object | undefined): JsonRecord {
  return { ...shown, ...without(sent ?? {}, 'webhook_secret') } as JsonRecord;
}

/** Answers that show an old state, or one that was never stored. */
export const staleAnswerFaults: readonly Fault[] = [
  {
    id: 'answers-with-the-state-before',
    sentence: 'The answer shows the webhook as it was before the update.',
    breaks: ['partial-update/stored-as-sent'],
    make: withMemory(() => {
      const old = new WeakMap<object, WebhookRecord>();
      return [
        after('find-webhook', (call) => void old.set(call, present(call.webhook))),
        before('answer', (call) => {
          call.webhook = old.get(call) ?? present(call.webhook);
        }),
      ];
    }),
  },
  {
    id: 'echoes-without-storing',
    sentence: 'The answer shows what was sent, and nothing is stored.',
    breaks: ['partial-update/visible-at-once', 'partial-update/absent-unchanged'],
    make: server({ store: (store) => ({ ...store, saveWebhook: () => undefined }) }),
  },
  ...allFields
    .filter((field) => field !== 'webhook_secret')
    .map(
      (field): Fault => ({
        id: `echoes-${field.replace('_', '-')}-without-storing`,
        sentence: `The answer shows ${field} as it was sent, and it is not stored.`,
        breaks: [
          'partial-update/visible-at-once',
          // What has two values is back at the one before when it shows.
          ...(field === 'enabled' ? [] : (['partial-update/absent-unchanged'] as const)),
        ],
        make: server(
          changeStored((next, stored) => ({ ...next, [field]: stored[field] })),
          changeShown((shown, call) => {
            const sent = call.patch?.[field];
            const derived: JsonRecord =
              field === 'events' && sent !== undefined
                ? { events_count: (sent as string[]).length }
                : field === 'enabled' && sent !== undefined
                  ? { status: sent ? 'active' : 'disabled' }
                  : {};
            return sent === undefined
              ? shown
              : { ...shown, [field]: sent as JsonValue, ...derived };
          }),
        ),
      }),
    ),
  {
    id: 'echoes-the-last-of-seven-without-storing',
    sentence: 'The answer shows all of a whole update, of which enabled is not stored.',
    breaks: ['partial-update/visible-at-once'],
    make: server(
      changeStored((next, stored, sent) =>
        Object.keys(sent).length === 7 ? { ...next, enabled: stored.enabled } : next,
      ),
      changeShown((shown, call) => ({
        ...echo(shown, call.patch),
        status: (call.patch?.enabled ?? shown.enabled) ? 'active' : 'disabled',
      })),
    ),
  },
  {
    id: 'stores-truthy-and-echoes-all',
    sentence: 'The answer shows false and zero as they were sent, and they are not stored.',
    breaks: ['partial-update/visible-at-once'],
    make: server(
      changeStored((next, stored, sent) => ({
        ...next,
        enabled: sent.enabled || stored.enabled,
        max_retries: sent.max_retries || stored.max_retries,
      })),
      changeShown((shown, call) => ({
        ...echo(shown, call.patch),
        status: (call.patch?.enabled ?? shown.enabled) ? 'active' : 'disabled',
      })),
    ),
  },
  {
    id: 'stores-the-name-shorter-than-shown',
    sentence: 'The answer shows a name in full, of which the store holds 250 characters.',
    breaks: ['partial-update/absent-unchanged', 'partial-update/empty-changes-nothing'],
    make: server(
      changeStored((next) => ({ ...next, name: next.name.slice(0, 250) })),
      changeShown((shown, call) => echo(shown, call.patch)),
    ),
  },
  {
    id: 'stores-the-url-shorter-than-shown',
    sentence: 'The answer shows a URL in full, of which the store holds 255 characters.',
    breaks: ['partial-update/empty-changes-nothing'],
    make: server(
      changeStored((next) => ({ ...next, webhook_url: next.webhook_url.slice(0, 255) })),
      changeShown((shown, call) => echo(shown, call.patch)),
    ),
  },
  {
    id: 'cache-is-never-cleared',
    sentence: 'A webhook is cached when first read, and each update starts from the cache.',
    breaks: ['partial-update/visible-at-once', 'partial-update/absent-unchanged'],
    make: withMemory(() => {
      const cache = new Map<string, WebhookRecord>();
      return {
        store: (store) => ({
          ...store,
          findWebhook: (agentId, webhookId) => {
            const found = store.findWebhook(agentId, webhookId);
            if (found === undefined) return undefined;
            if (!cache.has(found.id)) cache.set(found.id, found);
            return cache.get(found.id);
          },
        }),
      };
    }),
  },
  {
    id: 'cache-lags-by-one-update',
    sentence: 'An update that carries nothing shows the webhook as it was before the last update.',
    breaks: ['partial-update/visible-at-once', 'validation/nothing-stored', 'auth/nothing-stored'],
    make: withMemory(() => {
      const shown = new Map<string, WebhookRecord>();
      const earlier = new Map<string, WebhookRecord>();
      return [
        replaceStep('save', (call, standard) => {
          const { id, agent_id } = present(call.webhook);
          const stored = present(call.store.findWebhook(agent_id, id));
          const answer = standard(call);
          if (call.text !== '{}') earlier.set(id, stored);
          return answer;
        }),
        before('answer', (call) => {
          const { id } = present(call.webhook);
          const old = earlier.get(id);
          if (call.text === '{}' && old !== undefined) call.webhook = old;
          shown.set(id, present(call.webhook));
        }),
      ];
    }),
  },
  {
    id: 'cache-for-a-minute',
    sentence: 'An update without members is answered from a cache that lives for a minute.',
    breaks: [
      'partial-update/empty-changes-nothing',
      'validation/nothing-stored',
      'partial-update/visible-at-once',
    ],
    make: withMemory(() => {
      const cache = new Map<string, { until: number; webhook: WebhookRecord }>();
      return before('answer', (call) => {
        const webhook = present(call.webhook);
        const cached = cache.get(webhook.id);
        if (call.text !== '{}') return;
        if (cached !== undefined && cached.until > call.clock.now()) call.webhook = cached.webhook;
        else cache.set(webhook.id, { until: call.clock.now() + 60_000, webhook });
      });
    }),
  },
  {
    id: 'answers-from-a-lagging-replica',
    sentence: 'What an update leaves out is shown from a replica that is one write behind.',
    breaks: ['partial-update/visible-at-once'],
    make: withMemory(() => {
      const replica = new Map<string, WebhookRecord>();
      return replaceStep('save', (call, standard) => {
        const row = present(call.webhook);
        const before = present(call.store.findWebhook(row.agent_id, row.id));
        const behind = replica.get(row.id) ?? before;
        const answer = standard(call);
        replica.set(row.id, before);
        call.webhook = {
          ...behind,
          ...present(call.patch),
          updated_at: present(call.webhook).updated_at,
        };
        return answer;
      });
    }),
  },
  {
    id: 'writes-at-the-next-request',
    sentence: 'An update is stored when the next request comes in, after that one was read.',
    breaks: ['partial-update/visible-at-once', 'partial-update/absent-unchanged'],
    make: withMemory(() => {
      let waiting: WebhookRecord | undefined;
      return {
        store: (store) => ({
          ...store,
          saveWebhook: (webhook) => {
            if (waiting !== undefined) store.saveWebhook(waiting);
            waiting = webhook;
          },
        }),
      };
    }),
  },
  {
    id: 'writes-half-a-second-late',
    sentence: 'An update is stored half a second after its answer.',
    breaks: ['partial-update/visible-at-once', 'partial-update/absent-unchanged'],
    make: withMemory(() => ({
      ...replaceStep('save', (call, standard) => {
        const stored = { ...present(call.webhook) };
        const store = call.store;
        void call.clock.sleep(500).then(() => store.saveWebhook(stored));
        const late = { ...call, store: { ...store, saveWebhook: () => undefined } };
        const answer = standard(late);
        call.webhook = late.webhook;
        return answer;
      }),
    })),
  },
  {
    id: 'refuses-a-repeated-update',
    sentence: 'The same update sent twice is refused as a duplicate.',
    breaks: ['partial-update/repeat-is-same'],
    make: withMemory(() => {
      let last = '';
      return before('validate', ({ text }) => {
        if (text === '{}') return undefined;
        const repeated = text === last;
        last = text;
        return repeated
          ? {
              status: 409,
              headers: { 'content-type': 'application/json' },
              body: { message: 'Duplicate.' },
            }
          : undefined;
      });
    }),
  },
  {
    id: 'refuses-an-update-that-changes-nothing',
    sentence: 'An update to the values that a webhook has already is answered with 304.',
    breaks: ['partial-update/repeat-is-same'],
    make: server(
      before('merge', (call) => {
        const webhook = present(call.webhook);
        const patch = Object.entries(present(call.patch));
        const same = patch.every(
          ([name, value]) => JSON.stringify(webhook[name as 'name']) === JSON.stringify(value),
        );
        return patch.length > 0 && same ? { status: 304, headers: {}, body: '' } : undefined;
      }),
    ),
  },
  {
    id: 'toggles-enabled',
    sentence: 'An update of enabled to the value that the webhook has switches it.',
    breaks: ['partial-update/stored-as-sent', 'partial-update/repeat-is-same'],
    make: server(
      changePatch((patch, call) =>
        patch.enabled === call.webhook?.enabled ? { ...patch, enabled: !patch.enabled } : patch,
      ),
    ),
  },
  {
    id: 'adds-a-suffix-to-a-name-that-exists',
    sentence: 'A name that the webhook has already is stored with a number behind it.',
    breaks: ['partial-update/repeat-is-same'],
    make: server(
      changePatch((patch, call) =>
        patch.name === call.webhook?.name && patch.name !== undefined
          ? { ...patch, name: `${patch.name.slice(0, 250)} (2)` }
          : patch,
      ),
    ),
  },
  {
    id: 'refuses-an-empty-update',
    sentence: 'An update that carries nothing is refused.',
    breaks: ['partial-update/empty-accepted'],
    make: server(
      before('validate', (call) =>
        Object.keys(present(call.json)).length === 0
          ? {
              status: 422,
              headers: { 'content-type': 'application/json' },
              body: {
                message: 'The given data was invalid.',
                errors: { body: ['The body is empty.'] },
              },
            }
          : undefined,
      ),
    ),
  },
  {
    id: 'answers-an-empty-update-with-400',
    sentence: 'An update that carries nothing is a bad request.',
    breaks: ['partial-update/empty-accepted'],
    make: server(
      before('validate', (call) =>
        Object.keys(present(call.json)).length === 0
          ? {
              status: 400,
              headers: { 'content-type': 'application/json' },
              body: { message: 'Bad request.' },
            }
          : undefined,
      ),
    ),
  },
];
