import { traffic } from '../traffic.ts';
import { ids } from '../world.ts';
import type { Witnesses } from './witness.ts';

const PAST = '2001-02-03T04:05:06.000000Z';
const FIXED = '2025-09-04T08:00:00.000000Z';

export const resource = {
  'resource/id-of-path': {
    keeps: () => traffic().read(),
    breaks: () =>
      traffic()
        .read()
        .read({ shows: { id: ids.sibling } })
        .read(),
    at: 'id',
  },
  'resource/agent-id-of-path': {
    keeps: () => traffic().read(),
    breaks: () =>
      traffic()
        .read({ shows: { agent_id: ids.otherAgent } })
        .read(),
    at: 'agent_id',
  },
  'resource/created-at-fixed': {
    keeps: () => traffic().read().update({ name: 'Renamed' }),
    breaks: () =>
      traffic()
        .read()
        .update({ name: 'Renamed' }, { shows: { created_at: '2025-09-03T23:19:52.000000Z' } })
        .read(),
    at: 'created_at',
  },
  'resource/read-only-ignored': {
    keeps: () => traffic().read().update({ name: 'Renamed', created_at: PAST, events_count: 97 }),
    breaks: () =>
      traffic()
        .read()
        .update({ name: 'Renamed', created_at: PAST }, { shows: { created_at: PAST } })
        .read(),
    at: 'created_at',
  },
  'resource/timestamps': {
    keeps: () => traffic().read({ shows: { created_at: '2025-09-03T23:19:51+02:00' } }),
    breaks: () => traffic().read({ shows: { created_at: '2025-09-03 23:19:51' } }),
    at: 'created_at',
  },
  'resource/updated-at-not-back': {
    keeps: () => traffic().read().update({ name: 'Renamed' }).read(),
    breaks: () =>
      traffic()
        .update({ name: 'Renamed' })
        .update({ name: 'Again' }, { shows: { updated_at: '2025-09-03T23:59:59.000000Z' } }),
    at: 'updated_at',
  },
  'resource/updated-at-after-creation': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read({ shows: { updated_at: '2025-09-03T23:19:49.000000Z' } }),
    at: 'updated_at',
  },
  'resource/updated-at-moves': {
    keeps: () => traffic().read().update({ timeout: 60 }).update({ timeout: 61 }, { after: 2000 }),
    breaks: () =>
      traffic()
        .read()
        .update({ timeout: 60 }, { shows: { updated_at: FIXED } })
        .update({ timeout: 61 }, { shows: { updated_at: FIXED }, after: 1101 }),
    at: 'updated_at',
  },
  'resource/events-count': {
    keeps: () =>
      traffic()
        .read()
        .update({ events: ['event_action'] }),
    breaks: () =>
      traffic()
        .read()
        .update({ events: ['event_action'] }, { shows: { events_count: 2 } })
        .read(),
    at: 'events_count',
  },
  'resource/status-follows': {
    keeps: () =>
      traffic()
        .read({ shows: { status: 'error' } })
        .update({ enabled: false }),
    breaks: () =>
      traffic()
        .read()
        .update({ enabled: false }, { shows: { status: 'active' } })
        .read(),
    at: 'status',
  },
} satisfies Witnesses;
