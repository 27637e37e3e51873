import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { mayWrite } from '../../src/judge/other-writes.ts';
import { bad } from '../values.ts';
import { findings, findingsOf, judge, ruleIn } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { foreign, ids } from './world.ts';

const known = { token: 'Bearer ‹token 1›' };
const ofAgent = `https://api.example.com/api/v1/agents/${ids.agent}`;
const toggle = `${ofAgent}/webhooks/${ids.webhook}/toggle`;
const drift = ['partial-update/empty-changes-nothing at timeout'];

/** Another operation, sent and answered between the exchanges before and those after it. */
function otherwise(method: string, url: string, like: Exchange): Exchange {
  return { ...like, request: { ...like.request, method, url, body: null } };
}

/** Traffic in which another operation comes behind the n-th exchange. */
function around(made: Traffic, n: number, method: string, url: string): { exchanges: Exchange[] } {
  const exchanges = [...made.exchanges];
  const last = exchanges[n - 1];
  if (last === undefined) throw new Error(`There is no exchange ${n}.`);
  exchanges.splice(n, 0, {
    ...otherwise(method, url, last),
    startedAt: last.endedAt + 1,
    endedAt: last.endedAt + 2,
  });
  return { exchanges };
}

/** The findings of such traffic, where it is that of others. */
function findingsAround(...of: Parameters<typeof around>): string[] {
  return findings(judge(around(...of), foreign));
}

/** A webhook that changes between two reads. */
const changed = (): Traffic =>
  traffic().read(known).meanwhile({ timeout: 99 }).read(known).read(known);

describe('a change that another operation may have made is nobody’s fault', () => {
  test.each<[string, string, string]>([
    ['an operation on the webhook', 'PATCH', toggle],
    ['its name in capitals', 'DELETE', toggle.toUpperCase()],
    ['its method in small letters', 'patch', toggle],
    ['an operation on its agent', 'POST', `${ofAgent}/reset`],
    ['its agent in capitals', 'POST', `${ofAgent.toUpperCase()}/reset`],
  ])('%s', (_, method, url) => {
    expect(findingsAround(changed(), 1, method, url)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a safe one', 'GET', toggle],
    ['one that looks what is there', 'HEAD', toggle],
    ['a preflight', 'OPTIONS', toggle],
    ['an echo', 'TRACE', toggle],
    ['one on another webhook of another agent', 'PATCH', ofAgent.replace(ids.agent, ids.sibling)],
    ['one on nothing', 'POST', 'https://api.example.com/api/v1/login'],
  ])('%s made none', (_, method, url) => {
    expect(findingsAround(changed(), 1, method, url)).toEqual(drift);
  });

  test('of a webhook whose agent nobody learns, since its id is none, only the id tells', () => {
    const none = { ...known, webhookId: 'x', sends: 'unrecorded' } as const;
    const made = traffic().read(none).read(known).meanwhile({ timeout: 99 }).read(known);
    const elsewhere = ofAgent.replace(ids.agent, ids.otherAgent);
    expect(findingsAround(made, 2, 'PATCH', elsewhere)).toEqual(drift);
    expect(findingsAround(made, 2, 'PATCH', `${elsewhere}/webhooks/x`)).toEqual(drift);
  });

  test('and what changes by itself afterwards is a fault again', () => {
    for (const made of [changed(), traffic().read(known).read(known)])
      expect(
        findingsAround(made.meanwhile({ timeout: 98 }).read(known), 1, 'PATCH', toggle),
      ).toEqual(drift);
  });

  test('it may undo what was in flight together', () => {
    const made = traffic()
      .read(known)
      .together([{ timeout: 9, name: 'A' }, known], [{ timeout: 8, name: 'B' }, known])
      .meanwhile({ timeout: 9 })
      .read(known)
      .read(known);
    const survives = 'concurrency/every-update-survives';
    expect(findings(judge(made, foreign))).toEqual([expect.stringContaining(survives)]);
    expect(findingsAround(made, 3, 'PATCH', toggle)).toEqual([]);
    const verdict = judge(around(made, 3, 'PATCH', toggle), foreign);
    expect(ruleIn(verdict, survives).outcome).toBe('not-exercised');
  });

  test('it may store what a refused request carried', () => {
    const made = traffic()
      .read(known)
      .refuse({ timeout: bad('timeout'), name: 'B' }, ['timeout'], known)
      .meanwhile({ name: 'B' })
      .read(known)
      .read(known);
    expect(findings(judge(made, foreign))).toEqual(['validation/nothing-stored at name']);
    expect(findingsAround(made, 2, 'PATCH', toggle)).toEqual([]);
  });

  test('it may be why the same update is refused the second time', () => {
    const patch = { timeout: 45 };
    const made = traffic().read(known).update(patch, known).ask(patch, 409, {}, known);
    expect(findings(judge(made, foreign))).toEqual(['partial-update/repeat-is-same at 409']);
    expect(findingsAround(made, 2, 'PATCH', toggle)).toEqual(['response/success-status']);
  });

  test('it may have been in flight with the answer', () => {
    const exchanges = [...traffic().read(known).meanwhile({ timeout: 99 }).read(known).exchanges];
    const [, second] = exchanges;
    if (second === undefined) throw new Error('Two were made.');
    const meanwhile = otherwise('PATCH', toggle, second);
    expect(findings(judge({ exchanges: [...exchanges, meanwhile] }, foreign))).toEqual([]);
  });
});

test('another operation that is refused is none of ours, and doubts nothing', () => {
  const { exchanges } = around(traffic().read(known).read(known), 1, 'GET', ofAgent);
  for (const status of [401, 404]) {
    const refused = exchanges.map((exchange, place) =>
      place === 1 ? { ...exchange, response: { status, headers: [], body: '' } } : exchange,
    );
    expect(findingsOf({ exchanges: refused }, foreign)).toEqual([]);
  }
});

describe('whether a request may change a webhook', () => {
  test.each([
    ['PATCH', toggle, true],
    ['delete', ofAgent, true],
    ['POST', `https://x.example.com/?of=${ids.webhook.toUpperCase()}`, true],
    ['GET', toggle, false],
    ['get', toggle, false],
    ['POST', 'https://x.example.com/login', false],
    ['POST', 'https://x.example.com/of-2025-09-03/report', false],
    ['POST', 'https://x.example.com/a-2025-b', false],
    ['POST', 'https://x.example.com/releases/20250903-1-final', false],
    ['POST', 'https://x.example.com/releases/tomorrow-2025-final', false],
  ])('%s %s: %s', (method, url, may) => {
    expect(mayWrite({ method, url })).toBe(may);
  });
});
