import type { Clock } from '../../src/drive/clock.ts';
import type { Call } from '../../src/twin/call.ts';
import { changeShown, present } from '../prove/changes.ts';
import type { Build, Change } from '../prove/server.ts';
import { before, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Variant } from './variant.ts';

/** Writes both times in another form. */
function form(write: (iso: string) => string): Change {
  return changeShown((shown) => ({
    ...shown,
    created_at: write(String(shown.created_at)),
    updated_at: write(String(shown.updated_at)),
  }));
}

function toSecond(iso: string): string {
  return iso.slice(0, 19);
}

/** Answers after a time, on the clock that driver and server share. */
function delayed(milliseconds: (count: number) => number): Change {
  return {
    fetch: (next, clock) => {
      let count = 0;
      return async (request) => {
        count += 1;
        await clock.sleep(milliseconds(count));
        return next(request);
      };
    },
  };
}

/** Lets so many requests pass in a while, and answers the others with 429 or 503. */
function limited(
  limit: number,
  wait: number,
  refuse: (clock: Clock, until: number) => Response,
): Build {
  return server({
    fetch: (next, clock) => {
      let used = 0;
      let until = 0;
      return (request) => {
        if (clock.now() >= until) {
          used = 0;
          until = clock.now() + wait;
        }
        used += 1;
        return used > limit ? refuse(clock, until) : next(request);
      };
    },
  });
}

function changesNothing(call: Call): boolean {
  const webhook = present(call.webhook);
  return Object.entries(present(call.patch)).every(
    ([name, value]) => JSON.stringify(webhook[name as 'name']) === JSON.stringify(value),
  );
}

/** An update that changes nothing keeps the time of the last one. */
const keepsTime: Change = replaceStep('merge', (call, standard) => {
  const idle = changesNothing(call);
  const { updated_at } = present(call.webhook);
  const answer = standard(call);
  if (idle) Object.assign(call, { stamp: () => updated_at });
  return answer;
});

/** An update that carries nothing writes nothing. */
const empty: Change = replaceStep('save', (call, standard) =>
  Object.keys(present(call.patch)).length === 0 ? undefined : standard(call),
);

/** Right servers that differ in their times. */
export const timeVariants: readonly Variant[] = [
  {
    id: 'seconds',
    sentence: 'Times have a resolution of one second.',
    make: server(form((iso) => `${toSecond(iso)}Z`)),
  },
  {
    id: 'seconds-with-zeros',
    sentence: 'Times have a fraction that is always zero.',
    make: server(form((iso) => `${toSecond(iso)}.000000Z`)),
  },
  {
    id: 'seconds-with-offset',
    sentence: 'Times have a resolution of one second and an offset of zero.',
    make: server(form((iso) => `${toSecond(iso)}+00:00`)),
  },
  {
    id: 'offset-without-colon',
    sentence: 'The offset of times has no colon.',
    make: server(form((iso) => `${toSecond(iso)}+0000`)),
  },
  {
    id: 'milliseconds',
    sentence: 'Times have three digits of a second.',
    make: server(form((iso) => `${iso.slice(0, 23)}Z`)),
  },
  {
    id: 'nanoseconds',
    sentence: 'Times have nine digits of a second.',
    make: server(form((iso) => `${iso.slice(0, 26)}000Z`)),
  },
  {
    id: 'trailing-zeros-dropped',
    sentence: 'Times have as many digits as they need.',
    make: server(form((iso) => `${iso.slice(0, 26).replace(/\.?0+$/, '')}Z`)),
  },
  {
    id: 'without-offset',
    sentence: 'Times have no offset.',
    make: server(form((iso) => iso.slice(0, 26))),
  },
  {
    id: 'seconds-without-offset',
    sentence: 'Times have a resolution of one second and no offset.',
    make: server(form(toSecond)),
  },
  {
    id: 'basic-form',
    sentence: 'Times are written without hyphens and colons.',
    make: server(form((iso) => `${toSecond(iso).replace(/[-:]/g, '')}Z`)),
  },
  {
    id: 'comma',
    sentence: 'The fraction of a second stands behind a comma.',
    make: server(form((iso) => iso.replace('.', ','))),
  },
  {
    id: 'another-zone',
    sentence: 'Times are told in another zone.',
    make: server(
      form((iso) => `${new Date(Date.parse(iso) + 7_200_000).toISOString().slice(0, 19)}+02:00`),
    ),
  },
  {
    id: 'two-zones',
    sentence: 'The two times are told in different zones.',
    make: server(
      changeShown((shown) => ({
        ...shown,
        updated_at: `${new Date(Date.parse(String(shown.updated_at)) - 18_000_000).toISOString().slice(0, 23)}-05:00`,
      })),
    ),
  },
  {
    id: 'times-in-two-forms',
    sentence:
      'Times that were just written have an offset in numbers, those that were read a letter.',
    make: server(
      changeShown((shown, call) => {
        const form = (time: string): string =>
          Object.keys(present(call.patch)).length > 0 ? time.replace('Z', '+00:00') : time;
        return {
          ...shown,
          created_at: form(String(shown.created_at)),
          updated_at: form(String(shown.updated_at)),
        };
      }),
    ),
  },
  {
    id: 'times-cut-on-reload',
    sentence:
      'The time of an update has milliseconds in its answer and none once it is read again.',
    make: server(
      delayed(() => 370),
      changeShown((shown, call) => ({
        ...shown,
        updated_at: `${String(shown.updated_at).slice(0, call.text === '{}' ? 19 : 23)}Z`,
      })),
      empty,
    ),
  },
  ...[
    {
      id: 'clocks-of-two-machines',
      sentence: 'Two machines, whose clocks differ by a fifth of a second, answer in turns.',
      stampOf: (now: number, isSecond: boolean) => now - (isSecond ? 200 : 0),
    },
    {
      id: 'clocks-of-two-machines-in-seconds',
      sentence:
        'Two machines, whose clocks differ by nine tenths of a second, answer in turns and tell seconds.',
      stampOf: (now: number, isSecond: boolean) =>
        Math.floor((now - (isSecond ? 900 : 0)) / 1000) * 1000,
    },
  ].map(
    ({ id, sentence, stampOf }): Variant => ({
      id,
      sentence,
      make: withMemory(() => {
        let count = 0;
        return [
          delayed(() => 40),
          before('save', (call) => {
            count += 1;
            const now = stampOf(call.clock.now(), count % 2 === 1);
            Object.assign(call, { stamp: () => Math.floor(now * 1000) });
          }),
        ];
      }),
    }),
  ),
  {
    id: 'clock-behind',
    sentence: 'The clock of the server is ten minutes behind.',
    make: (clock) => server()({ ...clock, now: () => clock.now() - 600_000 }),
  },
  {
    id: 'clock-ahead',
    sentence: 'The clock of the server is a day ahead.',
    make: (clock) => server()({ ...clock, now: () => clock.now() + 86_400_000 }),
  },
  {
    id: 'idle-update-keeps-the-time',
    sentence: 'An update that changes nothing keeps the time of the last one.',
    make: server(keepsTime),
  },
  {
    id: 'idle-update-keeps-the-time-in-seconds',
    sentence:
      'An update that changes nothing keeps the time, which has a resolution of one second.',
    make: server(
      keepsTime,
      form((iso) => `${toSecond(iso)}Z`),
    ),
  },
  {
    id: 'empty-update-keeps-the-time',
    sentence: 'An update that carries nothing writes nothing.',
    make: server(empty),
  },
  { id: 'slow', sentence: 'Each answer takes 300 milliseconds.', make: server(delayed(() => 300)) },
  {
    id: 'very-slow',
    sentence: 'Each answer takes eight seconds.',
    make: server(delayed(() => 8000)),
  },
  {
    id: 'unsteady',
    sentence: 'Answers take between nothing and two seconds.',
    make: server(delayed((count) => (count * 733) % 2000)),
  },
  {
    id: 'slow-in-seconds',
    sentence: 'Answers take 700 milliseconds, and times have a resolution of one second.',
    make: server(
      form((iso) => `${toSecond(iso)}.000000Z`),
      delayed(() => 700),
    ),
  },
  {
    id: 'time-of-arrival',
    sentence:
      'The time of the last update is that at which the request came, rounded down to the second.',
    make: withMemory(() => {
      const came = new WeakMap<object, number>();
      return [
        before('authenticate', async (call) => {
          came.set(call, call.clock.now());
          await call.clock.sleep(900);
          return undefined;
        }),
        before('save', (call) => {
          const at = came.get(call) ?? 0;
          const stored = present(call.store.findWebhook(call.agentId, call.webhookId));
          Object.assign(call, { stamp: () => Math.max(stored.updated_at, at * 1000) });
        }),
        form((iso) => `${toSecond(iso)}Z`),
      ];
    }),
  },
  {
    id: 'limiter-with-retry-after',
    sentence: 'More than twenty requests a minute are answered with 429 and a time in seconds.',
    make: limited(20, 60_000, (clock, until) =>
      Response.json(
        { message: 'Too Many Attempts.' },
        {
          status: 429,
          headers: { 'retry-after': String(Math.ceil((until - clock.now()) / 1000)) },
        },
      ),
    ),
  },
  {
    id: 'limiter-with-a-date',
    sentence: 'More than thirty requests a minute are answered with 429 and a date.',
    make: limited(30, 60_000, (_, until) =>
      Response.json(
        { success: false, message: 'Rate limit exceeded.' },
        {
          status: 429,
          headers: { 'retry-after': new Date(Math.ceil(until / 1000) * 1000).toUTCString() },
        },
      ),
    ),
  },
  {
    id: 'limiter-with-a-reset',
    sentence:
      'More than forty requests a minute are answered with 429 and the time at which counting begins anew.',
    make: limited(40, 60_000, (_, until) =>
      Response.json(
        { message: 'Rate limit exceeded.' },
        { status: 429, headers: { 'x-ratelimit-reset': String(Math.ceil(until / 1000)) } },
      ),
    ),
  },
  {
    id: 'limiter-without-a-time',
    sentence: 'More than ten requests a second are answered with 429 and a page.',
    make: limited(
      10,
      1000,
      () =>
        new Response('<h1>Slow down</h1>', {
          status: 429,
          headers: { 'content-type': 'text/html' },
        }),
    ),
  },
  {
    id: 'maintenance',
    sentence: 'Now and then the server is in maintenance and says for how long.',
    make: limited(
      25,
      5000,
      () => new Response('', { status: 503, headers: { 'retry-after': '5' } }),
    ),
  },
  {
    id: 'limiter-for-bursts',
    sentence: 'Of requests at once only two are let in, and the others are asked to come back.',
    make: server({
      fetch: (next, clock) => {
        let running = 0;
        return async (request) => {
          if (running >= 2)
            return Response.json(
              { message: 'Too many requests.' },
              { status: 429, headers: { 'retry-after': '1' } },
            );
          running += 1;
          await clock.sleep(20);
          const response = await next(request);
          running -= 1;
          return response;
        };
      },
    }),
  },
];
