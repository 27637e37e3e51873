import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { covering } from '../../generated/covering.ts';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { Plan, PlannedRequest } from '../../src/exchange/planned.ts';
import { ask } from '../../src/plan/input.ts';
import { coveringUpdates, singleUpdates } from '../../src/plan/sections/updates.ts';
import { createShadow } from '../../src/plan/shadow.ts';
import { traffic } from '../judge/traffic.ts';
import { follow, input, requestsOf, without } from './by-hand.ts';
import { inWords } from './in-words.ts';

const names: string[] = settings.map(({ name }) => name);
const bare = without(input, 'secret');
const START = { shows: { updated_at: '2025-09-04T08:00:00.000000Z' } };
const LATER = { shows: { updated_at: '2025-09-04T08:00:01.000000Z' } };

const OFF = 'asked while it is off';

function* whileOff(): Plan {
  yield ask(input, OFF, {});
}

describe('updates in every company', () => {
  test.each([
    ['with a secret, which no answer shows', input, covering.all],
    ['without one', bare, covering.shown],
  ] as const)('%s, are the sets that cover all', (_, made, rows) => {
    const own = names.filter((name) => made === input || name !== 'webhook_secret');
    const updates = requestsOf(follow(coveringUpdates(made, createShadow()))).slice(0, -2);
    const sent = updates.map(({ body }) => Object.keys(body as JsonObject));
    expect(sent).toEqual(rows.map((row) => row.map((place) => own[place])));
  });

  test('find what has two values in the same states, whether it is on or off at first', () => {
    const states = [true, false].map((enabled) => {
      const made = traffic().update({ enabled });
      const shadow = createShadow();
      shadow.know({ enabled });
      const asked = requestsOf(
        follow(coveringUpdates(input, shadow), ({ body }) =>
          made.update(body as JsonObject).exchanges.slice(-1),
        ),
      );
      let state = enabled;
      return asked.map(({ body }) => {
        const sent = (body as JsonObject).enabled;
        const before = state;
        state = typeof sent === 'boolean' ? sent : state;
        return [before, state];
      });
    });
    const [on = [], off = []] = states;
    // The first update changes it in either case; the second one that carries it brings both together.
    expect(on[0]).toEqual([true, false]);
    expect(off[0]).toEqual([false, true]);
    const carrying = covering.all.findIndex((row, place) => place > 0 && row.includes(6));
    expect(off.slice(carrying + 1)).toEqual(on.slice(carrying + 1));
  });

  test.each([
    ['the first update turns it off', true],
    ['a later one does', false],
  ])('ask what is asked of a webhook that is off once it is off, where %s', (_, enabled) => {
    const made = traffic().update({ enabled });
    const shadow = createShadow();
    shadow.know({ enabled });
    const asked = requestsOf(
      follow(coveringUpdates(input, shadow, whileOff()), ({ body }) =>
        made.update(body as JsonObject).exchanges.slice(-1),
      ),
    );
    const switched = asked.map(({ body }) => (body as JsonObject).enabled);
    const places = asked.flatMap(({ purpose }, place) => (purpose === OFF ? [place] : []));
    expect(places).toEqual([switched.indexOf(false) + 1]);
  });

  test('ask it in the end of a webhook that was not seen off', () => {
    const asked = requestsOf(follow(coveringUpdates(input, createShadow(), whileOff())));
    expect(asked.findIndex(({ purpose }) => purpose === OFF)).toBe(asked.length - 1);
  });

  test('are spelled in another way, each third one', () => {
    const asked = requestsOf(follow(coveringUpdates(input, createShadow()))).slice(0, -2);
    expect(asked.flatMap(({ escaped }, place) => (escaped ? [place] : []))).toEqual(
      [...asked.keys()].filter((place) => place % 3 === 2),
    );
  });

  test('say which settings they carry', () => {
    for (const { purpose, body } of requestsOf(follow(coveringUpdates(bare, createShadow())))) {
      const carried = Object.keys(body as JsonObject).join(', ');
      if (purpose !== 'send the same update again')
        expect(purpose).toContain(carried === '' ? 'empty update' : ` ${carried}, `);
    }
  });
});

describe('the same update, sent twice', () => {
  const lastTwo = (known: JsonObject = {}): PlannedRequest[] => {
    const shadow = createShadow();
    shadow.know(known);
    return requestsOf(follow(coveringUpdates(input, shadow))).slice(-2);
  };

  test('carries what could be toggled, appended or counted, and leads nowhere else', () => {
    const [one, again] = lastTwo();
    expect(again?.body).toEqual(one?.body);
    expect([one, again].flatMap((each) => (each === undefined ? [] : [inWords(each)]))).toEqual(
      Array.from(
        { length: 2 },
        () => 'ours/ours valid: changes name events timeout max_retries enabled',
      ),
    );
  });

  test.each([true, false])(
    'leaves on what is on, since what follows is refused (%j)',
    (enabled) => {
      for (const { body } of lastTwo({ enabled })) expect(body).toMatchObject({ enabled: true });
    },
  );

  test('needs no pause where the time was seen to move', () => {
    const made = traffic();
    let place = 0;
    const asked = follow(coveringUpdates(input, createShadow()), ({ body }) => {
      place += 1;
      return made.update(body as JsonObject, place === 1 ? START : LATER).exchanges.slice(-1);
    });
    expect(asked.filter((each) => typeof each === 'number')).toEqual([]);
  });

  test('comes after a pause where the time stood still', () => {
    const made = traffic();
    const asked = follow(coveringUpdates(input, createShadow()), ({ body }) =>
      made.update(body as JsonObject, START).exchanges.slice(-1),
    );
    expect(asked.findIndex((each) => typeof each === 'number')).toBe(asked.length - 3);
  });
});

test('updates of one setting at a time carry each once, and the last one is read', () => {
  const asked = requestsOf(follow(singleUpdates(input, createShadow())));
  expect(asked.map(inWords)).toEqual([
    ...names.map((name) => `ours/ours valid: changes ${name}`),
    'ours/ours valid: {}',
  ]);
});
