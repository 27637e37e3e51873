import type { Patch } from '../../src/twin/call.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import { changeShown, present } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Variant } from './variant.ts';

/** A row loaded, changed and saved column by column: the answer shows the others' columns as they were loaded. */
export function savesColumns(load: number, save: number, count = { n: 0 }): Change {
  return {
    steps: (steps) =>
      steps.flatMap((step) => {
        if (step.name === 'merge')
          return [
            {
              name: 'merge',
              run: async (call) => {
                count.n += 1;
                const stored = present(
                  call.store.findWebhook(present(call.agent).id, call.webhookId),
                );
                await call.clock.sleep(load + (count.n % 3));
                call.webhook = { ...stored, ...present(call.patch) };
                return undefined;
              },
            },
          ];
        if (step.name === 'save')
          return [
            {
              name: 'save',
              run: async (call) => {
                await call.clock.sleep(save);
                const { agent_id, id } = present(call.webhook);
                const current = present(call.store.findWebhook(agent_id, id));
                const updated_at = call.stamp();
                call.store.saveWebhook({
                  ...current,
                  ...present(call.patch),
                  updated_at,
                } as WebhookRecord);
                call.webhook = { ...present(call.webhook), updated_at };
                return undefined;
              },
            },
          ];
        return [step];
      }),
  };
}

/** One request after the other, in the order of a key. */
function serialised(order: 'first come' | 'last come'): Change {
  return {
    fetch: (next, clock) => {
      const waiting: (() => void)[] = [];
      let busy = false;
      return async (request) => {
        if (busy) await new Promise<void>((go) => waiting.push(go));
        busy = true;
        await clock.sleep(3);
        const response = await next(request);
        const go = order === 'first come' ? waiting.shift() : waiting.pop();
        if (go === undefined) busy = false;
        else go();
        return response;
      };
    },
  };
}

/** The row is read again for the answer, a while after it was saved. */
function readsAgain(milliseconds: number): Change {
  return before('answer', async (call) => {
    await call.clock.sleep(milliseconds);
    const { agent_id, id } = present(call.webhook);
    call.webhook = call.store.findWebhook(agent_id, id);
    return undefined;
  });
}

/** Right servers that differ in what updates in flight together see of each other. */
export const inFlightVariants: readonly Variant[] = [
  {
    id: 'columns-saved-singly',
    sentence: 'A row is loaded, changed and saved column by column.',
    make: server(savesColumns(5, 0)),
  },
  {
    id: 'columns-saved-late',
    sentence: 'A row is loaded, changed and a while later saved column by column.',
    make: server(savesColumns(2, 9)),
  },
  {
    id: 'one-after-the-other',
    sentence: 'Requests are handled one after the other.',
    make: server(serialised('first come')),
  },
  {
    id: 'last-one-first',
    sentence: 'Of requests that wait the last one is handled first.',
    make: server(serialised('last come')),
  },
  {
    id: 'row-read-again',
    sentence: 'The row is read again for the answer, so that it shows later updates.',
    make: server(readsAgain(5)),
  },
  {
    id: 'columns-and-row-read-again',
    sentence: 'Columns are saved singly and the row is read again for the answer.',
    make: server(savesColumns(4, 2), readsAgain(6)),
  },
  {
    id: 'answers-in-another-order',
    sentence: 'The first of several requests is answered last.',
    make: server({
      fetch: (next, clock) => {
        let running = 0;
        return async (request) => {
          running += 1;
          const response = await next(request);
          await clock.sleep(30 / running);
          running -= 1;
          return response;
        };
      },
    }),
  },
  {
    id: 'updates-at-random-speed',
    sentence: 'Updates take longer or shorter, so that they overtake each other.',
    make: withMemory(() => {
      let count = 0;
      return replaceStep('merge', async (call, standard) => {
        count += 1;
        await call.clock.sleep((count * 7919) % 23);
        return standard(call);
      });
    }),
  },
  {
    id: 'tries-again-on-conflict',
    sentence: 'An update that finds the row changed since it was read starts again.',
    make: server(
      replaceStep('merge', async (call) => {
        const { agent_id, id } = present(call.webhook);
        while (true) {
          const read = present(call.store.findWebhook(agent_id, id));
          await call.clock.sleep(4);
          if (call.store.findWebhook(agent_id, id)?.updated_at !== read.updated_at) continue;
          call.webhook = { ...read, ...present(call.patch) };
          return undefined;
        }
      }),
    ),
  },
  {
    id: 'events-in-a-table-of-their-own',
    sentence: 'Events are saved a while after the other settings, and before the answer.',
    make: server(
      replaceStep('save', async (call) => {
        const { agent_id, id } = present(call.webhook);
        const { events, ...columns } = present(call.patch);
        const save = (patch: Patch): void => {
          const current = present(call.store.findWebhook(agent_id, id));
          call.webhook = { ...current, ...patch, updated_at: call.stamp() } as WebhookRecord;
          call.store.saveWebhook(call.webhook);
        };
        save(columns);
        await call.clock.sleep(6);
        save(events === undefined ? {} : { events });
        return undefined;
      }),
    ),
  },
  {
    id: 'count-from-a-later-query',
    sentence: 'The count of events comes from a query after the row was loaded.',
    make: server(
      savesColumns(5, 3),
      changeShown((shown, call) => {
        const stored = call.store.findWebhook(present(call.agent).id, call.webhookId);
        return { ...shown, events_count: stored?.events.length ?? 0 };
      }),
    ),
  },
];
