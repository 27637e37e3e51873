import type { RuleId } from '../../generated/catalogue.ts';
import type { JsonValue } from '../../src/twin/answer.ts';
import { formatStamp } from '../../src/twin/stamps.ts';
import type { JsonRecord } from '../prove/changes.ts';
import { changeShown, changeStored, changeSuccess, present } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { after, before, ids, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const OTHER_ID = '11111111-2222-4333-8444-555555555555';

function show(member: string, value: (shown: JsonRecord) => JsonValue): Change {
  return changeShown((shown) => ({ ...shown, [member]: value(shown) }));
}

/** Members that the body sets although it must not. */
const READ_ONLY = ['id', 'agent_id', 'created_at', 'updated_at', 'events_count', 'status'] as const;

const readOnly: Fault[] = READ_ONLY.map((member) => ({
  id: `takes-${member.replaceAll('_', '-')}-from-the-body`,
  sentence: `A body that carries ${member} has it shown in the answer.`,
  breaks: ['resource/read-only-ignored'],
  make: server(
    changeShown((shown, call) => {
      const sent = call.json?.[member];
      return sent === undefined ? shown : { ...shown, [member]: sent };
    }),
  ),
}));

const DERIVED: readonly [id: string, sentence: string, rule: RuleId, change: Change][] = [
  [
    'id-constant',
    'The answer shows the same id for every webhook.',
    'resource/id-of-path',
    show('id', () => OTHER_ID),
  ],
  [
    'id-of-the-agent',
    'The answer shows the id of the agent as that of the webhook.',
    'resource/id-of-path',
    show('id', (shown) => shown.agent_id ?? ''),
  ],
  [
    'id-cut',
    'The answer shows the id without its last digit.',
    'response/success-body',
    show('id', (shown) => String(shown.id).slice(0, -1)),
  ],
  [
    'id-without-hyphens',
    'The answer shows the id without its hyphens.',
    'response/success-body',
    show('id', (shown) => String(shown.id).replaceAll('-', '')),
  ],
  [
    'id-prefixed',
    'The answer shows the id behind a prefix.',
    'response/success-body',
    show('id', (shown) => `wh_${shown.id}`),
  ],
  [
    'agent-id-constant',
    'The answer shows the same agent for every webhook.',
    'resource/agent-id-of-path',
    show('agent_id', () => OTHER_ID),
  ],
  [
    'agent-id-of-the-webhook',
    'The answer shows the id of the webhook as that of the agent.',
    'resource/agent-id-of-path',
    show('agent_id', (shown) => shown.id ?? ''),
  ],
  [
    'agent-id-of-the-first-agent',
    'The answer shows the first agent of the environment for every webhook.',
    'resource/agent-id-of-path',
    show('agent_id', () => ids.agentId),
  ],
  [
    'agent-id-empty',
    'The answer shows an empty agent id.',
    'response/success-body',
    show('agent_id', () => ''),
  ],
  [
    'created-at-moves',
    'The answer shows the time of the update as that of creation.',
    'resource/created-at-fixed',
    show('created_at', (shown) => shown.updated_at ?? ''),
  ],
  [
    'events-count-one',
    'The answer always counts one event.',
    'resource/events-count',
    show('events_count', () => 1),
  ],
  [
    'events-count-zero',
    'The answer counts no events.',
    'resource/events-count',
    show('events_count', () => 0),
  ],
  [
    'events-count-one-more',
    'The answer counts one event more than there are.',
    'resource/events-count',
    show('events_count', (shown) => Number(shown.events_count) + 1),
  ],
  [
    'events-count-of-the-available',
    'The answer counts the available events.',
    'resource/events-count',
    show('events_count', () => 22),
  ],
  [
    'events-count-at-most-ten',
    'The answer counts no more than ten events.',
    'resource/events-count',
    show('events_count', (shown) => Math.min(10, Number(shown.events_count))),
  ],
  [
    'status-active',
    'The answer shows the status active whatever is enabled.',
    'resource/status-follows',
    show('status', () => 'active'),
  ],
  [
    'status-disabled',
    'The answer shows the status disabled whatever is enabled.',
    'resource/status-follows',
    show('status', () => 'disabled'),
  ],
  [
    'status-error-while-disabled',
    'The answer shows the status error while the webhook is disabled.',
    'resource/status-follows',
    show('status', (shown) => (shown.enabled ? 'active' : 'error')),
  ],
  [
    'status-inverted',
    'The answer shows the status of the opposite setting.',
    'resource/status-follows',
    show('status', (shown) => (shown.enabled ? 'disabled' : 'active')),
  ],
  [
    'status-inactive',
    'The answer shows a status that the documentation does not know.',
    'response/success-body',
    show('status', (shown) => (shown.enabled ? 'active' : 'inactive')),
  ],
  [
    'status-capital',
    'The answer writes the status with a capital.',
    'response/success-body',
    show('status', (shown) => (shown.enabled ? 'Active' : 'Disabled')),
  ],
  [
    'status-empty',
    'The answer shows an empty status while the webhook is disabled.',
    'response/success-body',
    show('status', (shown) => (shown.enabled ? 'active' : '')),
  ],
];

/** Members that no update sets: ids, times, what is derived. */
export const resourceFaults: readonly Fault[] = [
  ...readOnly,
  ...DERIVED.map(
    ([id, sentence, rule, change]): Fault => ({
      id,
      sentence,
      breaks: [rule],
      make: server(change),
    }),
  ),
  {
    id: 'id-of-the-sibling',
    sentence: 'The answer shows the id of the first webhook of the agent.',
    // A body that carries that id is answered with it, as if the server had taken it over.
    breaks: ['resource/id-of-path', 'resource/read-only-ignored'],
    make: server(show('id', () => ids.siblingWebhookId)),
  },
  {
    id: 'id-of-the-sibling-when-only-the-url-is-sent',
    sentence: 'The answer to an update of webhook_url shows the id of another webhook.',
    breaks: ['resource/id-of-path'],
    make: server(
      changeShown((shown, call) =>
        call.patch?.webhook_url === undefined ? shown : { ...shown, id: ids.siblingWebhookId },
      ),
    ),
  },
  {
    id: 'events-count-stale',
    sentence: 'The answer counts the events that were there before the update.',
    breaks: ['resource/events-count'],
    make: withMemory(() => {
      const counts = new WeakMap<object, number>();
      return [
        after('find-webhook', (call) => void counts.set(call, present(call.webhook).events.length)),
        changeShown((shown, call) => ({ ...shown, events_count: counts.get(call) ?? 0 })),
      ];
    }),
  },
  {
    id: 'events-count-fixed-at-first',
    sentence: 'The answer counts the events that were there when the webhook was first read.',
    breaks: ['resource/events-count'],
    make: withMemory(() => {
      const counts = new Map<string, number>();
      return changeShown((shown) => {
        const id = String(shown.id);
        counts.set(id, counts.get(id) ?? Number(shown.events_count));
        return { ...shown, events_count: counts.get(id) ?? 0 };
      });
    }),
  },
  {
    id: 'events-count-of-what-was-sent',
    sentence: 'The answer counts the events of the body, none if it carries none.',
    breaks: ['resource/events-count'],
    make: server(
      changeShown((shown, call) => ({ ...shown, events_count: call.patch?.events?.length ?? 0 })),
    ),
  },
  {
    id: 'events-count-zero-for-one',
    sentence: 'The answer counts a single event as none.',
    breaks: ['resource/events-count'],
    make: server(
      show('events_count', (shown) => (shown.events_count === 1 ? 0 : (shown.events_count ?? 0))),
    ),
  },
  {
    id: 'status-stale',
    sentence: 'The answer shows the status that the webhook had before the update.',
    breaks: ['resource/status-follows'],
    make: withMemory(() => {
      const was = new WeakMap<object, boolean>();
      return [
        after('find-webhook', (call) => void was.set(call, present(call.webhook).enabled)),
        changeShown((shown, call) => ({ ...shown, status: was.get(call) ? 'active' : 'disabled' })),
      ];
    }),
  },
  {
    id: 'status-follows-on-disabling-only',
    sentence: 'The status turns to disabled and never back.',
    breaks: ['resource/status-follows'],
    make: withMemory(() => {
      const disabled = new Set<string>();
      return changeShown((shown) => {
        if (!shown.enabled) disabled.add(String(shown.id));
        return { ...shown, status: disabled.has(String(shown.id)) ? 'disabled' : 'active' };
      });
    }),
  },
  {
    id: 'status-active-when-enabled-is-left-out',
    sentence: 'The answer shows the status active if the update leaves enabled out.',
    breaks: ['resource/status-follows'],
    make: server(
      changeShown((shown, call) =>
        call.patch?.enabled === undefined ? { ...shown, status: 'active' } : shown,
      ),
    ),
  },
  {
    id: 'created-at-moves-with-the-name',
    sentence: 'An update of the name changes the time of creation.',
    breaks: ['resource/created-at-fixed'],
    make: server(
      changeStored((next, _, { name }) =>
        name === undefined ? next : { ...next, created_at: next.created_at + 1_000_000 },
      ),
    ),
  },
  {
    id: 'created-at-moves-on-empty',
    sentence: 'An update that carries nothing changes the time of creation.',
    breaks: ['resource/created-at-fixed'],
    make: server(
      changeStored((next, _, sent) =>
        Object.keys(sent).length === 0
          ? { ...next, created_at: next.created_at - 1_000_000 }
          : next,
      ),
    ),
  },
  {
    id: 'created-at-loses-its-zone',
    sentence: 'The time of creation is written in another zone when the webhook is disabled.',
    breaks: ['resource/created-at-fixed'],
    make: server(
      show('created_at', (shown) =>
        shown.enabled ? (shown.created_at ?? '') : String(shown.created_at).replace('Z', '+02:00'),
      ),
    ),
  },
  {
    id: 'updated-at-stands-still',
    sentence: 'The time of the last update never moves.',
    breaks: ['resource/updated-at-moves'],
    make: server(
      replaceStep('save', (call, standard) => {
        const { agent_id, id } = present(call.webhook);
        const { updated_at } = present(call.store.findWebhook(agent_id, id));
        const answer = standard({ ...call });
        call.webhook = { ...present(call.webhook), updated_at };
        call.store.saveWebhook(call.webhook);
        return answer;
      }),
    ),
  },
  {
    id: 'updated-at-is-created-at',
    sentence: 'The answer shows the time of creation as that of the last update.',
    breaks: ['resource/updated-at-moves'],
    make: server(show('updated_at', (shown) => shown.created_at ?? '')),
  },
  {
    id: 'updated-at-is-the-day',
    sentence: 'The time of the last update is cut to the day.',
    breaks: ['resource/updated-at-moves'],
    make: server(
      show('updated_at', (shown) => `${String(shown.updated_at).slice(0, 10)}T00:00:00Z`),
    ),
  },
  {
    id: 'updated-at-is-the-minute',
    sentence: 'The time of the last update is cut to the minute.',
    breaks: ['resource/updated-at-moves'],
    make: server(show('updated_at', (shown) => `${String(shown.updated_at).slice(0, 16)}:00Z`)),
  },
  {
    id: 'updated-at-moves-for-the-name-only',
    sentence:
      'Only an update of the name moves the time of the last update, and answers take a while.',
    breaks: ['resource/updated-at-moves'],
    make: server(
      before('authenticate', async ({ clock }) => {
        await clock.sleep(700);
      }),
      replaceStep('save', (call, standard) => {
        const { agent_id, id } = present(call.webhook);
        const { updated_at } = present(call.store.findWebhook(agent_id, id));
        const answer = standard(call);
        if (call.patch?.name !== undefined) return answer;
        call.webhook = { ...present(call.webhook), updated_at };
        call.store.saveWebhook(call.webhook);
        return answer;
      }),
    ),
  },
  {
    id: 'updated-at-goes-back',
    sentence: 'The time of the last update counts backwards.',
    breaks: ['resource/updated-at-not-back'],
    make: withMemory(() => {
      let last = Date.UTC(2030, 0, 1) * 1000;
      return before('answer', (call) => {
        last -= 1_000_000;
        call.webhook = { ...present(call.webhook), updated_at: last };
      });
    }),
  },
  {
    id: 'updated-at-goes-back-on-empty',
    sentence:
      'An update that carries nothing shows the time of creation as that of the last update.',
    breaks: ['resource/updated-at-not-back'],
    make: server(
      changeShown((shown, call) =>
        call.text === '{}' ? { ...shown, updated_at: shown.created_at ?? '' } : shown,
      ),
    ),
  },
  {
    id: 'updated-at-before-creation',
    sentence: 'The time of the last update lies before that of creation.',
    breaks: ['resource/updated-at-after-creation'],
    make: server(changeShown((shown) => ({ ...shown, created_at: '2031-01-01T00:00:00.000000Z' }))),
  },
  {
    id: 'updated-at-in-1970',
    sentence: 'The time of the last update takes seconds for milliseconds.',
    breaks: ['resource/updated-at-after-creation'],
    make: server(
      changeShown((shown, call) => ({
        ...shown,
        updated_at: formatStamp(Math.floor(present(call.webhook).updated_at / 1000)),
      })),
    ),
  },
  {
    id: 'success-is-about-another-webhook',
    sentence: 'The answer shows the other webhook of the agent.',
    breaks: ['resource/id-of-path', 'resource/agent-id-of-path', 'resource/read-only-ignored'],
    make: server(
      before('answer', (call) => {
        call.webhook =
          call.store.findWebhook(ids.agentId, ids.siblingWebhookId) ?? present(call.webhook);
      }),
    ),
  },
  {
    id: 'ids-crossed',
    sentence: "The answer shows the two ids in each other's place.",
    breaks: ['resource/id-of-path', 'resource/agent-id-of-path'],
    make: server(
      changeSuccess((body) => {
        const data = body.data as JsonRecord;
        return {
          ...body,
          data: { ...data, id: data.agent_id ?? '', agent_id: data.id ?? '' },
        };
      }),
    ),
  },
];
