import { traffic } from '../traffic.ts';
import { ids } from '../world.ts';
import type { Witnesses } from './witness.ts';

const toSibling = { webhookId: ids.sibling };
const patch = { name: 'Renamed', timeout: 60 };

export const partialUpdate = {
  'partial-update/stored-as-sent': {
    keeps: () => traffic().read().update({ name: '0', max_retries: 0, enabled: false }).read(),
    breaks: () => traffic().read().update({ name: '0' }, { stores: {} }).read(),
    at: 'name',
  },
  'partial-update/absent-unchanged': {
    keeps: () => traffic().read().update({ name: 'Renamed' }).update({ timeout: 60 }),
    breaks: () =>
      traffic()
        .read()
        .update({ name: 'Renamed' }, { stores: { name: 'Renamed', timeout: 45 } })
        .read(),
    at: 'timeout',
  },
  'partial-update/list-replaced': {
    keeps: () =>
      traffic()
        .read()
        .update({ events: ['event_action'] })
        .read(),
    breaks: () =>
      traffic()
        .read()
        .update(
          { events: ['event_action', 'event_phone_call_started'] },
          {
            stores: {
              events: ['event_phone_call_started', 'event_phone_call_ended', 'event_action'],
            },
          },
        )
        .read(),
    at: 'events',
  },
  'partial-update/empty-accepted': {
    keeps: () => traffic().read(),
    breaks: () => traffic().refuse({}, []),
    at: '422',
  },
  'partial-update/empty-changes-nothing': {
    keeps: () => traffic().read().read(),
    breaks: () =>
      traffic()
        .read()
        .read({ stores: { max_retries: 5 } })
        .read(),
    at: 'max_retries',
  },
  'partial-update/visible-at-once': {
    keeps: () => traffic().read().update({ timeout: 60 }).read(),
    breaks: () =>
      traffic()
        .read()
        .update({ timeout: 60 }, { stores: {}, shows: { timeout: 60 } })
        .read(),
    at: 'timeout',
  },
  'partial-update/repeat-is-same': {
    keeps: () => traffic().read().update(patch).update(patch).read(),
    breaks: () =>
      traffic()
        .read()
        .update({ enabled: false })
        .update({ enabled: false }, { stores: { enabled: true } })
        .read(),
    at: 'enabled',
  },
  'partial-update/others-untouched': {
    keeps: () => traffic().read(toSibling).read().update(patch).read(toSibling),
    breaks: () =>
      traffic()
        .read(toSibling)
        .read()
        .update(patch)
        .meanwhile({ name: 'Renamed' }, ids.sibling)
        .read(toSibling)
        .read(),
    at: 'name',
  },
} satisfies Witnesses;
