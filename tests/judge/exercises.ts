import { bad, limit } from '../values.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { authorization, ids, secret } from './world.ts';

/** What every complete answer exercises. */
const answered = [
  'secret/token-never-returned',
  'robustness/no-server-error',
  'robustness/complete-answer',
];
/** What every documented success exercises. */
const success = [
  ...answered,
  'response/success-status',
  'response/media-type',
  'response/json-media-type',
  'response/well-formed',
  'response/success-body',
  'response/no-validator',
  'resource/id-of-path',
  'resource/agent-id-of-path',
  'resource/timestamps',
  'resource/updated-at-after-creation',
  'resource/events-count',
  'resource/status-follows',
  'secret/write-only-hidden',
  'auth/good-token',
  'lookup/known-found',
];
/** What every later answer about a webhook exercises. */
const known = ['resource/created-at-fixed', 'resource/updated-at-not-back'];
/** What every documented error exercises. */
const error = [
  ...answered,
  'response/media-type',
  'response/json-media-type',
  'response/well-formed',
  'secret/write-only-hidden',
  'robustness/no-internals',
];
const refusal = [
  ...error,
  'response/invalid-data-body',
  'validation/names-every-member',
  'validation/names-no-other',
  'validation/messages',
  'validation/messages-name-own',
  'auth/good-token',
  'lookup/known-found',
];
const missing = [
  ...error,
  'response/missing-token-body',
  'response/challenge',
  'auth/missing-token',
];
export const unchanged = 'partial-update/empty-changes-nothing';
const withoutToken = { token: null };

/** Traffic, and the rules that it exercises beyond those of a first read. */
export const cases: [string, () => Traffic, string[]][] = [
  ['a read', () => traffic().read(), [...success, 'partial-update/empty-accepted']],
  [
    'a second read',
    () => second({}),
    [...success, ...known, 'partial-update/empty-accepted', unchanged],
  ],
  [
    'an update',
    () => second({ timeout: limit('timeout') }),
    [
      ...success,
      ...known,
      'partial-update/stored-as-sent',
      'partial-update/absent-unchanged',
      'validation/upper-bound',
      'validation/type',
      'validation/valid-accepted',
    ],
  ],
  [
    'an update of a list',
    () => traffic().update({ events: ['event_action'] }),
    [
      ...success,
      'partial-update/stored-as-sent',
      'partial-update/list-replaced',
      'validation/type',
      'validation/valid-accepted',
      'validation/enum',
      'validation/min-items',
    ],
  ],
  [
    'an update of a secret',
    () => traffic().update({ webhook_secret: secret }),
    [...success, 'secret/never-returned', 'validation/type', 'validation/valid-accepted'],
  ],
  [
    'an update of an unknown member',
    () => second({ x: 1 }),
    [...success, ...known, 'partial-update/absent-unchanged'],
  ],
  [
    'an update of read-only members',
    () => second({ id: ids.sibling, status: 'error' }),
    [...success, ...known, 'partial-update/absent-unchanged', 'resource/read-only-ignored'],
  ],
  [
    'a refusal',
    () =>
      traffic().refuse({ timeout: bad('timeout'), events: bad('events') }, ['timeout', 'events']),
    [...refusal, 'validation/refused-with-422', 'validation/upper-bound', 'validation/min-items'],
  ],
  ['a refusal of an open value', () => traffic().refuse({ timeout: null }, ['timeout']), refusal],
  ['no token', () => traffic().turnAway('missing-token', { name: 'A' }, withoutToken), missing],
  [
    'no token and a bad body',
    () => traffic().turnAway('missing-token', { timeout: bad('timeout') }, withoutToken),
    [...missing, 'auth/checked-first'],
  ],
  [
    'no token and an unknown agent',
    () => traffic().turnAway('missing-token', {}, { token: null, agentId: ids.noAgent }),
    [...missing, 'auth/checked-first'],
  ],
  [
    'no token and malformed JSON',
    () => traffic().turnAway('missing-token', {}, { token: null, sends: '{' }),
    missing,
  ],
  [
    'a bad token',
    () => traffic().ask({}, 401, '<p>', { token: authorization.unknown }),
    [...answered, 'response/challenge', 'auth/bad-token', 'robustness/no-internals'],
  ],
  [
    'an unknown agent and a bad body',
    () =>
      traffic().turnAway('unknown-agent', { timeout: bad('timeout') }, { agentId: ids.noAgent }),
    [...error, 'response/unknown-agent-body', 'auth/good-token', 'lookup/unknown-agent'],
  ],
  [
    'malformed JSON',
    () => traffic().ask({}, 400, '', { sends: '{' }),
    [...answered, 'auth/good-token', 'robustness/no-internals', 'robustness/odd-body-status'],
  ],
  ['a rate limit', () => traffic().ask({}, 429, ''), []],
  ['what was sent again', () => traffic().ask({}, 503, '', { repeated: true }), []],
];

/** A read, of which the judge is told beforehand, and an update. */
export function second(patch: Parameters<Traffic['update']>[0]): Traffic {
  return traffic().read().update(patch);
}
