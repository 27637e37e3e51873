import { describe, expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import { covering } from '../../generated/covering.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
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
const LATER = { shows: { updated_at: '2025-09-04T08:00:01.000000Z' } };

const BETWEEN = 'asked between';

function* between(): Plan {
  yield ask(input, BETWEEN, {});
}

/** What the plan sends while nothing is answered. */
function asked(made = input, known: JsonObject = {}): (PlannedRequest | number)[] {
  const shadow = createShadow();
  shadow.know(known);
  return follow(coveringUpdates(made, shadow));
}

/** The same while the webhook takes each update, at a time that is shown. */
function taken(known: JsonObject, shows = LATER.shows): (PlannedRequest | number)[] {
  const made = traffic().update(known);
  const shadow = createShadow();
  shadow.know(known);
  return follow(coveringUpdates(input, shadow), ({ body }) =>
    made.update(body as JsonObject, { shows }).exchanges.slice(-1),
  );
}

function bodiesOf(all: readonly (PlannedRequest | number)[]): JsonObject[] {
  return requestsOf(all).map(({ body }) => body as JsonObject);
}

describe('updates in every company', () => {
  test.each([
    ['with a secret, which no answer shows', input, covering.all],
    ['without one', bare, covering.shown],
  ] as const)('%s, are the sets that cover all', (_, made, rows) => {
    const own = names.filter((name) => made === input || name !== 'webhook_secret');
    const updates = requestsOf(asked(made)).filter(({ token }) => token === undefined);
    const sent = updates.slice(0, -2).map(({ body }) => Object.keys(body as JsonObject));
    expect(sent).toEqual(rows.map((row) => row.map((place) => own[place])));
  });

  test('find what has two values in the same states, whether it is on or off at first', () => {
    const [on = [], off = []] = [true, false].map((enabled) => {
      let state = enabled;
      return bodiesOf(taken({ enabled })).map(({ enabled: sent }) => {
        const before = state;
        state = typeof sent === 'boolean' ? sent : state;
        return [before, state];
      });
    });
    // The first update changes it in either case; the second one that carries it brings both together.
    expect(on[0]).toEqual([true, false]);
    expect(off[0]).toEqual([false, true]);
    const carrying = covering.all.findIndex((row, place) => place > 0 && row.includes(6));
    expect(off.slice(carrying + 1)).toEqual(on.slice(carrying + 1));
  });

  test('are asked about ahead of each that leaves nearly all out', () => {
    const all = requestsOf(follow(coveringUpdates(input, createShadow(), between)));
    const few = covering.all.filter((row, place) => place > 0 && row.length <= 1);
    const behind = all.flatMap(({ purpose }, place) =>
      purpose === BETWEEN ? [Object.keys(all[place + 1]?.body as JsonObject)] : [],
    );
    expect(behind).toEqual(few.map((row) => row.map((place) => names[place])));
  });

  test('are spelled in another way or go out in chunks, in turns', () => {
    const all = requestsOf(asked()).slice(0, -2);
    const texts = all.filter(({ body }) => Object.hasOwn(body as JsonObject, 'name'));
    const others = all.filter((each) => !texts.includes(each));
    expect(texts.filter(({ escaped }) => escaped).length).toBeGreaterThan(texts.length / 3);
    expect(texts.filter(({ escaped }) => !escaped).length).toBeGreaterThan(texts.length / 3);
    expect(texts.filter(({ chunked }) => chunked)).toEqual([]);
    const inChunks = others.filter(({ chunked }) => chunked);
    expect(inChunks.length).toBeGreaterThanOrEqual(Math.floor(others.length / 3));
    expect(inChunks.length).toBeLessThan(others.length);
  });

  test('say which settings they carry', () => {
    for (const { purpose, body } of requestsOf(asked(bare)).slice(0, -2)) {
      const carried = Object.keys(body as JsonObject).join(', ');
      expect(purpose).toContain(carried === '' ? 'empty update' : ` ${carried}, `);
    }
  });

  test('give the webhook the text that another one of the agent has, once', () => {
    const sibling = { name: 'the other one', enabled: true };
    const texts = bodiesOf(asked({ ...input, sibling })).slice(0, -2);
    expect(texts.filter(({ name }) => name === sibling.name)).toHaveLength(1);
  });

  test('give it no text that another one has and that nobody has to take', () => {
    const sibling = { name: ' blanks around ' };
    expect(JSON.stringify(asked({ ...input, sibling }))).not.toContain(sibling.name);
  });
});

describe('the empty update', () => {
  const SCHEME = 'lower-case scheme';
  const played = (answer: readonly Exchange[]): [(string | undefined)[], unknown] => {
    const shadow = createShadow();
    const all = requestsOf(
      follow(coveringUpdates(input, shadow), ({ token }) => (token === SCHEME ? answer : [])),
    );
    const empty = all.filter(({ body }) => JSON.stringify(body) === '{}');
    return [[...new Set(empty.map(({ token }) => token))], shadow.value('name')];
  };

  test('goes out under a scheme in lower case, whose answer will do', () => {
    const { exchanges } = traffic().update({ name: 'as it was read' });
    expect(played(exchanges)).toEqual([[SCHEME], 'as it was read']);
  });

  test.each<[string, readonly Exchange[]]>([
    ['is refused', traffic().turnAway('missing-token', {}).exchanges],
    ['is not answered', []],
  ])('is sent once more where that %s', (_, answer) => {
    expect(played(answer)).toEqual([[SCHEME, undefined], undefined]);
  });

  test('has the usual scheme where tokens are not checked', () => {
    const tokens = requestsOf(asked(without(input, 'tokens'))).map(({ token }) => token);
    expect(new Set(tokens)).toEqual(new Set([undefined]));
  });
});

describe('an earlier update, sent again twice', () => {
  test('carries what could be toggled, appended or counted, and leaves out what shows whether it was stored', () => {
    const all = requestsOf(asked());
    const [one, again] = all.slice(-2);
    expect(again?.body).toEqual(one?.body);
    expect(all.slice(-2).map(inWords)).toEqual(
      Array.from({ length: 2 }, () => 'ours/ours valid: changes all but webhook_url'),
    );
  });

  test('was sent before, and others were since', () => {
    const all = bodiesOf(asked());
    const before = all.findIndex((body) => JSON.stringify(body) === JSON.stringify(all.at(-1)));
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(all.length - 3);
  });

  test.each([true, false])(
    'ends with what another webhook has, so that the last of the updates at once behind it differs (%j)',
    (enabled) => {
      const [body] = bodiesOf(asked({ ...input, elsewhere: { enabled } })).slice(-1);
      expect(body).toMatchObject({ enabled });
    },
  );
});

describe('pauses ahead of updates of what is often kept elsewhere', () => {
  const pausesIn = (all: readonly (PlannedRequest | number)[]): number[] =>
    all.filter((each) => typeof each === 'number');

  /** What follows each pause. */
  const paused = (made = input): string[] => {
    const all = asked(made);
    return all.flatMap((each, place) => {
      const next = all[place + 1];
      return typeof each === 'number' && typeof next === 'object'
        ? [Object.keys(next.body as JsonObject).join()]
        : [];
    });
  };

  test('are made once each for the list, the switch and the secret', () => {
    expect(paused().toSorted()).toEqual(['enabled', 'events', 'webhook_secret']);
    expect(paused(bare).toSorted()).toEqual(['enabled', 'events']);
  });

  test('are longer than the coarsest form of a time that was seen', () => {
    for (const pause of pausesIn(taken({}))) expect(pause).toBeGreaterThan(1000);
    const fine = { updated_at: '2025-09-04T08:00:01.250000Z' };
    const short = pausesIn(taken({ updated_at: fine.updated_at }, fine));
    expect(short.length).toBeGreaterThan(0);
    for (const pause of short) expect(pause).toBeLessThan(1000);
  });
});

test('updates of one setting at a time carry each once', () => {
  const all = requestsOf(follow(singleUpdates(input, createShadow())));
  expect(all.map(inWords)).toEqual(names.map((name) => `ours/ours valid: changes ${name}`));
});
