import type { Answer } from '../../src/twin/answer.ts';
import type { Call, Patch } from '../../src/twin/call.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import { changeShown, present } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const EVERY: Fault['breaks'] = ['concurrency/every-update-survives'];

/** Reads the row, waits, and writes all of it back. */
function writesAllBack(milliseconds: (call: Call) => number): Change {
  return replaceStep('merge', async (call) => {
    const row = present(call.webhook);
    await call.clock.sleep(milliseconds(call));
    call.webhook = { ...row, ...present(call.patch) };
  });
}

/** Work that takes a while, so that requests overlap. */
function takesTime(milliseconds: number): Change {
  return before('read-body', async (call) => {
    await call.clock.sleep(milliseconds);
    return undefined;
  });
}

/** Requests that get into each other's way. */
export const concurrencyFaults: readonly Fault[] = [
  {
    id: 'writes-the-whole-row-back',
    sentence: 'An update reads the row, waits and writes all of it back.',
    breaks: EVERY,
    make: server(writesAllBack(() => 5)),
  },
  {
    id: 'writes-the-whole-row-back-slow-ones-last',
    sentence: 'An update with more members takes longer and writes the whole row back.',
    breaks: EVERY,
    make: server(writesAllBack((call) => 5 * Object.keys(present(call.patch)).length)),
  },
  ...(
    [
      ['writes-the-name-back', 'name'],
      ['writes-the-url-back', 'webhook_url'],
      ['writes-the-events-back', 'events'],
      ['writes-the-timeout-back', 'timeout'],
      ['writes-the-retries-back', 'max_retries'],
      ['writes-enabled-back', 'enabled'],
    ] as const
  ).map(
    ([id, name]): Fault => ({
      id,
      sentence: `An update writes ${name} back as it read it a while ago.`,
      breaks: EVERY,
      make: server(
        replaceStep('merge', async (call, standard) => {
          const before = present(call.webhook)[name];
          await call.clock.sleep(5);
          const answer = standard(call);
          call.webhook = { ...present(call.webhook), [name]: call.patch?.[name] ?? before };
          return answer;
        }),
      ),
    }),
  ),
  {
    id: 'drops-updates-while-one-runs',
    sentence: 'An update that comes while another one runs is answered and not stored.',
    breaks: EVERY,
    make: withMemory(() => {
      let running = 0;
      return replaceStep('merge', async (call, standard) => {
        running += 1;
        const alone = running === 1;
        await call.clock.sleep(5);
        const answer = standard(call);
        running -= 1;
        if (alone) return answer;
        const row = call.webhook;
        call.webhook = row;
        Object.assign(call, { store: { ...call.store, saveWebhook: () => undefined } });
        return answer;
      });
    }),
  },
  {
    id: 'keeps-only-the-last-of-a-burst',
    sentence: 'Updates are gathered for a while, and only the last of them is stored.',
    breaks: EVERY,
    make: withMemory(() => {
      let latest: Call | undefined;
      return replaceStep('save', async (call, standard) => {
        latest = call;
        await call.clock.sleep(5);
        if (latest === call) return standard(call);
        return undefined;
      });
    }),
  },
  {
    id: 'shares-the-patch',
    sentence: 'Requests share the variable that holds the update.',
    breaks: ['concurrency/own-members-shown', 'concurrency/every-update-survives'],
    make: withMemory(() => {
      let shared: Patch | undefined;
      return [
        before('merge', async (call) => {
          shared = call.patch;
          await call.clock.sleep(5);
          call.patch = shared;
          return undefined;
        }),
      ];
    }),
  },
  {
    id: 'shares-the-row',
    sentence: 'Requests share the variable that holds the webhook to show.',
    breaks: ['resource/id-of-path'],
    make: withMemory(() => {
      let shared: WebhookRecord | undefined;
      return before('answer', async (call) => {
        shared = call.webhook;
        await call.clock.sleep(5);
        call.webhook = shared;
        return undefined;
      });
    }),
  },
  {
    id: 'crosses-answers',
    sentence: 'Of requests at once each gets the answer of the one before it.',
    breaks: ['concurrency/own-members-shown', 'resource/id-of-path'],
    make: withMemory(() => {
      let waiting: { answer: Answer; at: number } | undefined;
      return replaceStep('answer', async (call, standard) => {
        await call.clock.sleep(5);
        const own = (await standard(call)) as Answer;
        const other = waiting;
        waiting = { answer: own, at: call.clock.now() };
        return other !== undefined && other.at === call.clock.now() ? other.answer : own;
      });
    }),
  },
  {
    id: 'joins-requests-at-once',
    sentence: 'A request that comes while another one for the same path runs gets its answer.',
    breaks: ['concurrency/own-members-shown', 'concurrency/every-update-survives'],
    make: withMemory(() => {
      const running = new Map<string, Promise<Response>>();
      return {
        fetch: (next, clock) => async (request) => {
          const known = running.get(request.url);
          if (known !== undefined) return (await known).clone();
          const answer = clock.sleep(5).then(() => next(request));
          running.set(request.url, answer);
          const response = (await answer).clone();
          running.delete(request.url);
          return response;
        },
      };
    }),
  },
  {
    id: 'shows-the-name-of-a-rival',
    sentence: 'The answer shows the name that an update before it has left in a shared variable.',
    breaks: ['concurrency/own-members-shown'],
    make: withMemory(() => {
      let name: string | undefined;
      return [
        before('merge', async (call) => {
          name = call.patch?.name ?? present(call.webhook).name;
          await call.clock.sleep(5);
          return undefined;
        }),
        changeShown((shown) => ({ ...shown, name: name ?? '' })),
      ];
    }),
  },
  {
    id: 'mixes-two-webhooks',
    sentence:
      'The answer shows the timeout that an update of any webhook has left in a shared variable.',
    breaks: ['partial-update/others-untouched'],
    make: withMemory(() => {
      let timeout: number | undefined;
      return [
        before('answer', async (call) => {
          timeout = present(call.webhook).timeout;
          await call.clock.sleep(5);
          return undefined;
        }),
        changeShown((shown) => ({ ...shown, timeout: timeout ?? 0 })),
      ];
    }),
  },
  {
    id: 'shows-a-sum-of-rivals',
    sentence: 'The answers to updates at once show a timeout that nobody sent.',
    breaks: ['concurrency/others-explained'],
    make: withMemory(() => {
      let running = 0;
      return [
        takesTime(5),
        {
          fetch: (next) => async (request) => {
            running += 1;
            const response = await next(request);
            running -= 1;
            return response;
          },
        },
        changeShown((shown, call) =>
          running > 1 && call.patch?.timeout === undefined
            ? { ...shown, timeout: Number(shown.timeout) + 1 }
            : shown,
        ),
      ];
    }),
  },
  {
    id: 'stores-in-the-row-last-read',
    sentence: 'An update is stored in the webhook that the last request has read.',
    breaks: ['resource/id-of-path', 'concurrency/every-update-survives'],
    make: withMemory(() => {
      let row: WebhookRecord | undefined;
      return replaceStep('merge', async (call) => {
        row = call.webhook;
        await call.clock.sleep(5);
        call.webhook = { ...present(row), ...present(call.patch) };
      });
    }),
  },
];
