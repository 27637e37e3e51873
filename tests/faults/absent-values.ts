import type { RuleId } from '../../generated/catalogue.ts';
import type { Patch } from '../../src/twin/call.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { Field } from '../prove/changes.ts';
import { changeStored, kebab, visibleFields } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** What a careless update fills in for what it was not sent. */
const DEFAULTS: Pick<WebhookRecord, (typeof visibleFields)[number]> = {
  name: 'Webhook',
  webhook_url: 'https://example.com/webhook',
  events: ['event_phone_call_started'],
  timeout: 30,
  max_retries: 3,
  enabled: true,
};

const ABSENT = 'partial-update/absent-unchanged';
const VISIBLE = 'partial-update/visible-at-once';

/**
 * Fields that are reset although they were not sent, with others beside them or without. Where the plan meets a
 * company only once, the value was shown before it was reset, or was not.
 */
const COMPANY: readonly [
  reset: Field,
  present: readonly Field[],
  absent: readonly Field[],
  ...breaks: RuleId[],
][] = [
  ['enabled', ['webhook_url'], [], VISIBLE],
  ['enabled', ['name', 'timeout'], [], VISIBLE],
  ['timeout', ['max_retries'], [], ABSENT, VISIBLE],
  ['max_retries', ['timeout'], [], ABSENT, VISIBLE],
  ['max_retries', ['events', 'timeout'], [], ABSENT],
  ['name', ['webhook_secret'], [], ABSENT],
  ['events', ['enabled'], [], VISIBLE],
  ['webhook_url', ['name'], [], ABSENT, VISIBLE],
  ['timeout', ['name', 'webhook_secret'], [], ABSENT],
  ['max_retries', ['events'], ['timeout'], ABSENT],
  ['events', ['name'], ['webhook_url'], ABSENT, VISIBLE],
];

const EMPTY = 'partial-update/empty-changes-nothing' as const;

function reset(field: Field, when: (sent: Patch) => boolean): Fault['make'] {
  return server(
    changeStored((next, _, sent) =>
      sent[field] === undefined && when(sent)
        ? { ...next, [field]: DEFAULTS[field as 'name'] }
        : next,
    ),
  );
}

/** Values that an update leaves out and changes all the same. */
export const absentValueFaults: readonly Fault[] = [
  ...visibleFields.map(
    (field): Fault => ({
      id: `resets-${kebab(field)}`,
      sentence: `An update that leaves ${field} out sets it to a default.`,
      // A value that the default has, too, or one of two, is back at the one before when it shows.
      breaks: ['events', 'enabled'].includes(field) ? [VISIBLE] : [VISIBLE, ABSENT],
      make: reset(field, () => true),
    }),
  ),
  ...COMPANY.map(([field, present, absent, ...breaks]): Fault => {
    const parts = [
      ...present.map((name) => `with-${kebab(name)}`),
      ...absent.map((name) => `without-${kebab(name)}`),
    ];
    const said = [
      ...present.map((name) => `carries ${name}`),
      ...absent.map((name) => `lacks ${name}`),
    ];
    return {
      id: `resets-${kebab(field)}-${parts.join('-')}`,
      sentence: `An update that leaves ${field} out resets it if it ${said.join(' and ')}.`,
      breaks,
      make: reset(
        field,
        (sent) =>
          present.every((name) => sent[name] !== undefined) &&
          absent.every((name) => sent[name] === undefined),
      ),
    };
  }),
  {
    id: 'resets-everything-left-out',
    sentence: 'An update replaces the whole webhook, with defaults for what it leaves out.',
    breaks: ['partial-update/absent-unchanged', 'partial-update/visible-at-once'],
    make: server(changeStored((next, _, sent) => ({ ...next, ...DEFAULTS, ...sent }))),
  },
  {
    id: 'resets-everything-on-empty',
    sentence: 'An update that carries nothing resets every setting.',
    breaks: [
      'partial-update/empty-changes-nothing',
      'concurrency/every-update-survives',
      'validation/nothing-stored',
      'partial-update/visible-at-once',
    ],
    make: server(
      changeStored((next, _, sent) =>
        Object.keys(sent).length === 0 ? { ...next, ...DEFAULTS } : next,
      ),
    ),
  },
  {
    id: 'resets-timeout-on-empty',
    sentence: 'An update that carries nothing resets the timeout.',
    breaks: ['partial-update/empty-changes-nothing', 'partial-update/visible-at-once'],
    make: server(
      changeStored((next, _, sent) =>
        Object.keys(sent).length === 0 ? { ...next, timeout: 30 } : next,
      ),
    ),
  },
  {
    id: 'disables-on-empty',
    sentence: 'An update that carries nothing disables the webhook.',
    breaks: ['concurrency/every-update-survives', 'auth/nothing-stored'],
    make: server(
      changeStored((next, _, sent) =>
        Object.keys(sent).length === 0 ? { ...next, enabled: false } : next,
      ),
    ),
  },
  {
    id: 'checkbox-for-enabled',
    sentence:
      'An update that leaves enabled out disables the webhook, as a form with a checkbox does.',
    breaks: ['partial-update/visible-at-once'],
    make: server(
      changeStored((next, _, sent) =>
        sent.enabled === undefined ? { ...next, enabled: false } : next,
      ),
    ),
  },
  {
    id: 'enables-on-any-change',
    sentence: 'An update that carries something else enables the webhook.',
    breaks: ['partial-update/visible-at-once'],
    make: server(
      changeStored((next, _, sent) =>
        Object.keys(sent).length > 0 && sent.enabled === undefined
          ? { ...next, enabled: true }
          : next,
      ),
    ),
  },
  {
    id: 'truthy-fallback-for-retries',
    sentence: 'An update that leaves max_retries out takes a stored zero for the default of three.',
    breaks: ['partial-update/absent-unchanged'],
    make: server(
      changeStored((next, stored, sent) =>
        sent.max_retries === undefined ? { ...next, max_retries: stored.max_retries || 3 } : next,
      ),
    ),
  },
  {
    id: 'truthy-fallback-for-enabled',
    sentence: 'An update that leaves enabled out takes a stored false for the default of true.',
    breaks: ['partial-update/visible-at-once'],
    make: server(
      changeStored((next, stored, sent) =>
        sent.enabled === undefined ? { ...next, enabled: stored.enabled || true } : next,
      ),
    ),
  },
  {
    id: 'counts-the-retries-up',
    sentence: 'Every update that leaves max_retries out counts it up by one.',
    breaks: [
      'partial-update/absent-unchanged',
      EMPTY,
      'partial-update/visible-at-once',
      'partial-update/others-untouched',
    ],
    make: server(
      changeStored((next, _, sent) =>
        sent.max_retries === undefined
          ? { ...next, max_retries: (next.max_retries + 1) % 11 }
          : next,
      ),
    ),
  },
  {
    id: 'sorts-the-name-into-the-url',
    sentence: 'An update of the name rewrites the last part of webhook_url.',
    breaks: ['partial-update/absent-unchanged'],
    make: server(
      changeStored((next, stored, sent) =>
        sent.name !== undefined && sent.webhook_url === undefined
          ? { ...next, webhook_url: stored.webhook_url.replace(/[^/]*$/, 'renamed') }
          : next,
      ),
    ),
  },
];
