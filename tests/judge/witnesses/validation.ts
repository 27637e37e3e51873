import { answers } from '../../../generated/contract.ts';
import type { Json, JsonObject } from '../../../src/exchange/json.ts';
import { bad, good, limit } from '../../values.ts';
import type { Traffic } from '../traffic.ts';
import { traffic } from '../traffic.ts';
import type { Witness, Witnesses } from './witness.ts';

/** A rule about a keyword: its last good value is taken, its first bad one is refused, or is taken too. */
function keyword(
  name: string,
  broken: string,
  right: Json,
  wrong: Json,
  invented: Json = 45,
): Witness {
  const stores = { [name]: invented };
  return {
    keeps: () =>
      traffic()
        .read()
        .update({ [name]: right })
        .refuse({ [name]: wrong }, [name])
        .read(),
    breaks: () =>
      traffic()
        .read()
        .update({ [name]: right })
        .update({ [name]: wrong }, { stores })
        .read(),
    at: `${name}/${broken}`,
  };
}

function withErrors(errors: Json): Traffic {
  const example = answers['invalid-data'].example as JsonObject;
  return traffic().ask({ timeout: bad('timeout') }, 422, { ...example, errors });
}

export const validation = {
  'validation/valid-accepted': {
    keeps: () => traffic().update({ timeout: good('timeout') }),
    breaks: () => traffic().refuse({ timeout: good('timeout') }, ['timeout']),
    at: 'timeout',
  },
  'validation/type': keyword('timeout', 'type', 44, 'abc'),
  'validation/enum': keyword(
    'events',
    'enum',
    ['event_action', 'event_recording'],
    ['event_action', 'event_call_report'],
    ['event_action', 'event_call_report'],
  ),
  'validation/format': keyword(
    'webhook_url',
    'format',
    'https://hooks.example.com/in',
    'hooks.example.com/in',
    'hooks.example.com/in',
  ),
  'validation/max-length': keyword('name', 'maxLength', limit('name'), bad('name'), limit('name')),
  'validation/min-items': keyword(
    'events',
    'minItems',
    limit('events', 'low'),
    bad('events'),
    bad('events'),
  ),
  'validation/upper-bound': keyword(
    'timeout',
    'maximum',
    limit('timeout'),
    bad('timeout'),
    limit('timeout'),
  ),
  'validation/lower-bound': keyword(
    'max_retries',
    'minimum',
    limit('max_retries', 'low'),
    bad('max_retries', 'minimum'),
    bad('max_retries', 'minimum'),
  ),
  'validation/refused-with-422': {
    keeps: () => traffic().refuse({ timeout: bad('timeout') }, ['timeout']),
    breaks: () => traffic().refuse({ timeout: bad('timeout') }, ['timeout'], { status: 400 }),
    at: '400',
  },
  'validation/names-every-member': {
    keeps: () =>
      traffic().refuse({ timeout: bad('timeout'), events: bad('events') }, ['timeout', 'events']),
    breaks: () => traffic().refuse({ timeout: bad('timeout'), events: bad('events') }, ['timeout']),
    at: 'events/minItems',
  },
  'validation/names-no-other': {
    keeps: () => traffic().refuse({ timeout: bad('timeout'), name: 'Right' }, ['timeout']),
    breaks: () => traffic().refuse({ timeout: bad('timeout'), name: 'Right' }, ['timeout', 'name']),
    at: 'name',
  },
  'validation/messages': {
    keeps: () => withErrors({ timeout: ['Too much.', 'Far too much.'] }),
    breaks: () => withErrors({ timeout: 'Too much.' }),
    at: 'errors/timeout',
  },
  'validation/messages-name-own': {
    keeps: () => withErrors({ timeout: ['The timeout must be more than max_retries.'] }),
    breaks: () => withErrors({ timeout: ['The max_retries must be at most ten.'] }),
    at: 'timeout',
  },
  'validation/nothing-stored': {
    keeps: () =>
      traffic()
        .read()
        .refuse({ timeout: bad('timeout'), name: 'Kept?' }, ['timeout'])
        .read(),
    breaks: () =>
      traffic()
        .read()
        .refuse({ timeout: bad('timeout'), name: 'Kept?' }, ['timeout'])
        .meanwhile({ name: 'Kept?' })
        .read(),
    at: 'name',
  },
} satisfies Witnesses;
