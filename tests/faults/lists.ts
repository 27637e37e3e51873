import { changePatch, changeShown, changeStored } from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** Lists that are not replaced by what was sent. */
export const listFaults: readonly Fault[] = [
  {
    id: 'merges-events',
    sentence: 'An update adds its events to those that were there.',
    breaks: ['partial-update/list-replaced'],
    make: server(
      changeStored((next, stored, { events }) => ({
        ...next,
        events: [...new Set([...stored.events, ...(events ?? [])])],
      })),
    ),
  },
  {
    id: 'merges-events-new-ones-first',
    sentence: 'An update puts its events ahead of those that were there.',
    breaks: ['partial-update/list-replaced'],
    make: server(
      changeStored((next, stored, { events }) => ({
        ...next,
        events: [...new Set([...(events ?? []), ...stored.events])],
      })),
    ),
  },
  {
    id: 'appends-events',
    sentence: 'An update appends its events, those that were there already a second time.',
    breaks: ['partial-update/list-replaced', 'partial-update/repeat-is-same'],
    make: server(
      changeStored((next, stored, { events }) =>
        events === undefined ? next : { ...next, events: [...stored.events, ...events] },
      ),
    ),
  },
  {
    id: 'overlays-events-by-place',
    sentence: 'An update replaces events by their place, so that the rest of a longer list stays.',
    breaks: ['partial-update/list-replaced'],
    make: server(
      changeStored((next, stored, { events }) =>
        events === undefined
          ? next
          : { ...next, events: [...events, ...stored.events.slice(events.length)] },
      ),
    ),
  },
  {
    id: 'intersects-events',
    sentence: 'An update keeps of its events only those that were there before, if any was.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeStored((next, stored, { events }) => {
        const kept = (events ?? []).filter((event) => stored.events.includes(event));
        return events === undefined || kept.length === 0 ? next : { ...next, events: kept };
      }),
    ),
  },
  {
    id: 'toggles-events',
    sentence: 'An update removes those of its events that were there before, and adds the others.',
    breaks: ['partial-update/list-replaced', 'partial-update/repeat-is-same'],
    make: server(
      changeStored((next, stored, { events }) => {
        if (events === undefined) return next;
        const toggled = [
          ...stored.events.filter((event) => !events.includes(event)),
          ...events.filter((event) => !stored.events.includes(event)),
        ];
        return { ...next, events: toggled };
      }),
    ),
  },
  {
    id: 'keeps-the-first-event',
    sentence: 'An update never removes the first event of a webhook.',
    breaks: ['partial-update/list-replaced'],
    make: server(
      changeStored((next, stored, { events }) =>
        events === undefined
          ? next
          : { ...next, events: [...new Set([...stored.events.slice(0, 1), ...events])] },
      ),
    ),
  },
  {
    id: 'shortens-events-never',
    sentence: 'An update with fewer events than there are is not stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch(({ events, ...patch }, call) =>
        events === undefined || events.length < (call.webhook?.events.length ?? 0)
          ? patch
          : { ...patch, events },
      ),
    ),
  },
  {
    id: 'compares-events-by-their-number',
    sentence: 'An update with as many events as there are is not stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changePatch(({ events, ...patch }, call) =>
        events === undefined || events.length === call.webhook?.events.length
          ? patch
          : { ...patch, events },
      ),
    ),
  },
  {
    id: 'merges-events-when-alone',
    sentence: 'An update of the events alone adds them to those that were there.',
    breaks: ['partial-update/list-replaced'],
    make: server(
      changeStored((next, stored, sent) =>
        sent.events !== undefined && Object.keys(sent).length === 1
          ? { ...next, events: [...new Set([...stored.events, ...sent.events])] }
          : next,
      ),
    ),
  },
  {
    id: 'repeats-events-in-the-answer',
    sentence: 'The answer lists each event twice.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeShown((shown) => {
        const events = shown.events as string[];
        return { ...shown, events: [...events, ...events], events_count: events.length * 2 };
      }),
    ),
  },
  {
    id: 'hides-an-event-in-the-answer',
    sentence: 'The answer never lists the last of the available events.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeShown((shown) => {
        const events = (shown.events as string[]).filter(
          (event) => event !== 'event_client_disconnected',
        );
        return { ...shown, events, events_count: events.length };
      }),
    ),
  },
  {
    id: 'shortens-event-names',
    sentence: 'The answer lists events without their common beginning.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeShown((shown) => ({
        ...shown,
        events: (shown.events as string[]).map((event) => event.replace('event_', '')),
      })),
    ),
  },
];
