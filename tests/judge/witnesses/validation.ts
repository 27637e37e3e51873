import { answers } from '../../../generated/contract.ts';
import type { Json, JsonObject } from '../../../src/exchange/json.ts';
import { bad } from '../../values.ts';
import type { Traffic } from '../traffic.ts';
import { traffic } from '../traffic.ts';
import type { Witness, Witnesses } from './witness.ts';

const LONGEST = 'é'.repeat(255);

/** A rule about a keyword: its last good value is taken, its first bad one is refused, or is taken too. */
function limit(name: string, keyword: string, good: Json, bad: Json, invented: Json = 45): Witness {
  const stores = { [name]: invented };
  return {
    keeps: () =>
      traffic()
        .read()
        .update({ [name]: good })
        .refuse({ [name]: bad }, [name])
        .read(),
    breaks: () =>
      traffic()
        .read()
        .update({ [name]: good })
        .update({ [name]: bad }, { stores })
        .read(),
    at: `${name}/${keyword}`,
  };
}

function withErrors(errors: Json): Traffic {
  const example = answers['invalid-data'].example as JsonObject;
  return traffic().ask({ timeout: bad('timeout') }, 422, { ...example, errors });
}

export const validation = {
  'validation/type': limit('timeout', 'type', 44, 'abc'),
  'validation/enum': limit(
    'events',
    'enum',
    ['event_action', 'event_recording'],
    ['event_action', 'event_call_report'],
    ['event_action', 'event_call_report'],
  ),
  'validation/format': limit(
    'webhook_url',
    'format',
    'https://hooks.example.com/in',
    'hooks.example.com/in',
    'hooks.example.com/in',
  ),
  'validation/max-length': limit('name', 'maxLength', LONGEST, `${LONGEST}é`, LONGEST),
  'validation/min-items': limit('events', 'minItems', ['event_action'], [], []),
  'validation/upper-bound': limit('timeout', 'maximum', 120, 121, 120),
  'validation/lower-bound': limit('max_retries', 'minimum', 0, -1, -1),
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
    breaks: () => withErrors({ timeout: ['The max_retries must be at most 120.'] }),
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
