import type { RuleId } from '../../generated/catalogue.ts';
import type { Json } from '../../src/exchange/json.ts';
import { bad } from '../values.ts';
import type { How } from './how.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids } from './world.ts';

/** Traffic of two right servers that answer an open question differently. */
type Answers = readonly [one: () => Traffic, other: () => Traffic];

/** One request, answered with either of two statuses and any body. */
function statuses(how: How, one: number, other: number): Answers {
  return [() => traffic().ask({}, one, '', how), () => traffic().ask({}, other, '', how)];
}

/** A value that is stored as it is, and one that is refused or stored as another. */
function value(name: string, sent: Json, stored?: Json): Answers {
  return [
    () =>
      traffic()
        .read()
        .update({ [name]: sent }),
    () =>
      stored === undefined
        ? traffic()
            .read()
            .refuse({ [name]: sent }, [name])
        : traffic()
            .read()
            .update({ [name]: sent }, { stores: { [name]: stored } }),
  ];
}

function shown(one: How, other: How): Answers {
  return [() => traffic().read(one), () => traffic().read(other)];
}

const both = { agentId: ids.noAgent, webhookId: ids.noWebhook };
const deep = { sends: `{"x":${'['.repeat(40)}${']'.repeat(40)}}` };
const cut = { token: authorization.cut };
const tokenScheme = { token: authorization.good.replace('Bearer', 'Token') };
const lowerCase = { token: authorization.lowerCase };
const entries = ['event_recording', 'event_action'];
const unavailable = { events: ['event_action', 'event_call_report'] };
const unknown = { name: 'A', unheard_of: 'x' };
const readOnly = { name: 'A', status: 'error' };

/** A numeral that is taken for its number, and one that is refused. */
const coerced: Answers = [
  () =>
    traffic()
      .read()
      .update({ timeout: '45' }, { stores: { timeout: 45 } }),
  () => traffic().read().refuse({ timeout: '45' }, ['timeout']),
];
/** A null that is taken for nothing, and one that is taken for the default. */
const nothing: Answers = [
  () => traffic().read().update({ timeout: null }, { stores: {} }),
  () =>
    traffic()
      .read()
      .update({ timeout: null }, { stores: { timeout: 5 } }),
];

/** Both answers to every open question. */
export const questions: Readonly<Partial<Record<RuleId, Answers>>> = {
  'observed/order-of-checks': [
    () => traffic().refuse({ timeout: bad('timeout') }, ['timeout'], both),
    () => traffic().turnAway('unknown-agent', { timeout: bad('timeout') }, both),
  ],
  'observed/unknown-both': [
    () => traffic().turnAway('unknown-agent', {}, both),
    () => traffic().turnAway('unknown-webhook', {}, both),
  ],
  'observed/malformed-id': statuses({ webhookId: 'x' }, 404, 422),
  'observed/malformed-json': statuses({ sends: '{' }, 400, 422),
  'observed/list-body': statuses({ sends: '[]' }, 200, 422),
  'observed/scalar-body': statuses({ sends: '7' }, 400, 422),
  'observed/absent-body': statuses({ sends: null }, 200, 400),
  'observed/other-media-type': statuses({ mediaType: 'text/plain' }, 200, 415),
  'observed/large-body': [() => traffic().read(deep), () => traffic().ask({}, 413, '', deep)],
  'observed/unknown-member': [
    () => traffic().read().update(unknown),
    () => traffic().read().refuse(unknown, ['unheard_of']),
  ],
  'observed/read-only-member': [
    () => traffic().read().update(readOnly),
    () => traffic().read().refuse(readOnly, ['status']),
  ],
  'observed/null-value': nothing,
  'observed/empty-text': value('name', '', 'Unnamed'),
  'observed/coerced-value': coerced,
  'observed/surrounding-blanks': value('name', ' A ', 'A'),
  'observed/repeated-entry': value('events', ['event_action', 'event_action'], ['event_action']),
  'observed/order-of-entries': value('events', entries, entries.toReversed()),
  'observed/unusual-text': value('name', 'wave \u{1f44b}'),
  'observed/unusual-url': value('webhook_url', 'http://hooks.example.com'),
  'observed/error-key': [
    () => traffic().refuse(unavailable, ['events']),
    () => traffic().refuse(unavailable, ['events.1']),
  ],
  'observed/invalid-token-body': [
    () => traffic().ask({}, 401, { message: 'Unauthenticated.' }, cut),
    () => traffic().ask({}, 401, { error: 'invalid_token' }, cut),
  ],
  'observed/scheme-case': [
    () => traffic().read(lowerCase),
    () => traffic().ask({}, 401, {}, lowerCase),
  ],
  'observed/token-scheme': [
    () => traffic().read(tokenScheme),
    () => traffic().ask({}, 401, {}, tokenScheme),
  ],
  'observed/unchanged-update-time': [
    () => traffic().read().read(),
    () =>
      traffic()
        .read()
        .read({ shows: { updated_at: '2025-09-04T09:00:00.000000Z' } }),
  ],
  'observed/timestamp-form': shown({}, { shows: { updated_at: '2025-09-03T23:19:51Z' } }),
  'observed/undocumented-members': shown({}, { shows: { secret_set: true } }),
  'observed/write-only-member': shown({}, { shows: { webhook_secret: null } }),
  'observed/error-state': shown({}, { shows: { status: 'error' } }),
  'observed/answers-in-order': [
    () =>
      traffic()
        .read()
        .together([{ name: 'A' }], [{ timeout: 10 }]),
    () =>
      traffic()
        .read()
        .together([{ name: 'A' }], [{ timeout: 10 }, { shows: { name: 'Order desk' } }]),
  ],
};
