import type { RuleId } from '../../generated/catalogue.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const withoutToken = { token: null };

/** Rules, traffic that breaks each, and what its finding says was expected and what came. */
export const sayings: readonly [RuleId, () => Traffic, [string, string]][] = [
  [
    'response/media-type',
    () => traffic().read({ headers: [] }),
    ['application/json', 'no Content-Type header'],
  ],
  [
    'response/media-type',
    () => traffic().read({ headers: [['Content-Type', 'text/html; charset=utf-8']] }),
    ['application/json', 'text/html; charset=utf-8'],
  ],
  [
    'response/well-formed',
    () => traffic().read({ answer: '' }),
    ['one JSON value', 'an empty body'],
  ],
  [
    'response/well-formed',
    () => traffic().read({ answer: '{"a"' }),
    ['one JSON value', '"{\\"a\\""'],
  ],
  [
    'response/success-body',
    () => traffic().read({ shows: { name: undefined } }),
    ['the member to be there', 'nothing'],
  ],
  [
    'response/success-body',
    () => traffic().read({ shows: { timeout: '30' } }),
    ['a value of type integer', '"30"'],
  ],
  [
    'response/success-body',
    () => traffic().read({ shows: { status: 'x' } }),
    ['one of ["active","disabled","error"]', '"x"'],
  ],
  [
    'response/missing-token-body',
    () => traffic().ask({}, 401, { message: 'No' }, withoutToken),
    ['"Missing Bearer Token"', '"No"'],
  ],
  [
    'response/missing-token-body',
    () => traffic().ask({}, 401, { message: 'Missing Bearer Token', success: true }, withoutToken),
    ['false', 'true'],
  ],
  [
    'validation/refused-with-422',
    () => traffic().refuse({ timeout: 4 }, ['timeout'], { status: 400 }),
    ['status 422', 'status 400'],
  ],
  [
    'auth/missing-token',
    () => traffic().ask({}, 403, {}, withoutToken),
    ['status 401', 'status 403'],
  ],
  [
    'lookup/malformed-id',
    () => traffic().ask({}, 405, {}, { webhookId: 'x' }),
    ['status 400 or 404 or 422', 'status 405'],
  ],
  [
    'lookup/unknown-agent',
    () => traffic().turnAway('unknown-webhook', {}, { agentId: ids.noAgent }),
    ['the unknown-agent answer', 'the unknown-webhook answer'],
  ],
  [
    'validation/names-every-member',
    () => traffic().refuse({ timeout: 4 }, []),
    ['an error for timeout', 'no errors'],
  ],
  [
    'validation/names-every-member',
    () => traffic().refuse({ timeout: 4, name: null }, ['name', 'events']),
    ['an error for timeout', 'errors for name, events'],
  ],
  [
    'validation/names-no-other',
    () => traffic().refuse({ timeout: 4 }, ['timeout', 'name']),
    ['no error for name', 'errors for timeout, name'],
  ],
  [
    'resource/read-only-ignored',
    () =>
      traffic()
        .read()
        .update({ events_count: 97 }, { shows: { events_count: 97 } }),
    ['2', '97, as the body said'],
  ],
  ['resource/events-count', () => traffic().read({ shows: { events_count: 3 } }), ['2', '3']],
  [
    'resource/status-follows',
    () => traffic().read({ shows: { status: 'disabled' } }),
    ['"active" or "error" while enabled is true', '"disabled"'],
  ],
  [
    'resource/id-of-path',
    () => traffic().read({ shows: { id: ids.sibling } }),
    [ids.webhook, `"${ids.sibling}"`],
  ],
  [
    'robustness/no-server-error',
    () => traffic().ask({}, 500, ''),
    ['a status below 500', 'status 500'],
  ],
  [
    'robustness/complete-answer',
    () => traffic().read({ failure: 'timeout' }),
    ['a complete answer', 'the connection was timeout'],
  ],
  [
    'partial-update/absent-unchanged',
    () =>
      traffic()
        .read()
        .update({ timeout: 9 }, { stores: { timeout: 9, name: 'X' } }),
    ['"Order desk"', '"X"'],
  ],
  [
    'concurrency/others-explained',
    () =>
      traffic()
        .read()
        .together([{ timeout: 9 }, { shows: { name: 'X' } }], [{ name: 'A' }]),
    ['"Order desk" or "A"', '"X"'],
  ],
];
