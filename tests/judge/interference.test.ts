import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/exchange/json.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { textReport } from '../../src/report/text.ts';
import { runViewOf } from '../../src/report/view/run.ts';
import { bad } from '../values.ts';
import { findings, judge } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const notesIn = ({ rules }: Verdict): (string | undefined)[] =>
  rules.flatMap((rule) => rule.findings.map(({ note }) => note));

/** An ordinary run: every setting is changed once. */
function ordinary(made: Traffic = traffic()): Traffic {
  const { read, update } = made;
  read();
  update({ timeout: 45 });
  update({ max_retries: 5, enabled: false });
  update({ name: 'Night desk', events: ['event_action', 'event_recording'] });
  return made;
}

describe('somebody else changes the webhook in the middle of a run', () => {
  test.each<[string, JsonObject]>([
    ['a number', { timeout: 77 }],
    ['a text', { name: 'Marketing' }],
    ['a list', { events: ['event_user_connected'] }],
    ['several settings', { timeout: 77, name: 'Marketing', max_retries: 9 }],
  ])('%s: the verdict is what it was, and says so beside the failure', (_, change) => {
    const made = ordinary();
    made.meanwhile(change).update({ enabled: true }).read();
    const verdict = judge(made);
    expect(findings(verdict)).toEqual(
      Object.keys(change)
        .map((name) => `partial-update/absent-unchanged at ${name}`)
        .sort(
          (a, b) =>
            ORDER.indexOf(a.split(' ').at(-1) ?? '') - ORDER.indexOf(b.split(' ').at(-1) ?? ''),
        ),
    );
    expect(verdict.interference).toHaveLength(Object.keys(change).length);
    expect(notesIn(verdict)).toEqual(verdict.interference);
    for (const [name, value] of Object.entries(change)) {
      expect(verdict.interference).toContain(
        `${name} of ${ids.webhook} shows ${JSON.stringify(value)} in answer 5, which no request carried`,
      );
    }
    const text = textReport(
      runViewOf({
        target: 'x',
        requests: 6,
        exitCode: 1,
        summary: 'does not conform',
        ...verdict,
      }),
    );
    const [, beside = ''] = text.split('absent-unchanged: ');
    expect(beside).toContain('perhaps   somebody else changed the webhook meanwhile: ');
    expect(beside).toContain('in answer 5');
  });

  test('and it is seen by an empty update', () => {
    const verdict = judge(ordinary().meanwhile({ timeout: 77 }).read().read());
    expect(findings(verdict)).toEqual(['partial-update/empty-changes-nothing at timeout']);
    expect(verdict.interference).toHaveLength(1);
  });
});

describe('nobody else is suspected of', () => {
  test.each<[string, () => Traffic]>([
    ['a run in which nothing is wrong', () => ordinary().read()],
    ['an update that is lost later', () => ordinary().meanwhile({ timeout: 30 }).read()],
    [
      'a value that another update carried',
      () =>
        ordinary()
          .meanwhile({ timeout: 45 })
          .update({ timeout: 46 })
          .meanwhile({ timeout: 45 })
          .read(),
    ],
    [
      'a value that a refused request carried',
      () =>
        ordinary()
          .refuse({ timeout: bad('timeout') }, ['timeout'])
          .meanwhile({ timeout: bad('timeout') })
          .read(),
    ],
    [
      'a value that another webhook was given',
      () =>
        ordinary()
          .update({ timeout: 99 }, { webhookId: ids.sibling })
          .meanwhile({ timeout: 99 })
          .read(),
    ],
    [
      'a list in another order',
      () =>
        ordinary()
          .meanwhile({ events: ['event_recording', 'event_action'] })
          .read(),
    ],
    [
      'a setting that was sent and not stored',
      () =>
        ordinary()
          .update({ timeout: 60 }, { stores: { timeout: 61 } })
          .read(),
    ],
  ])('%s', (_, make) => {
    const verdict = judge(make());
    expect(verdict.interference).toEqual([]);
    expect(notesIn(verdict).filter((note) => note !== undefined)).toEqual([]);
  });

  test('what happens again and again', () => {
    const made = ordinary();
    for (let n = 0; n < 8; n += 1) made.meanwhile({ timeout: 60 + n }).read();
    const verdict = judge(made);
    expect(findings(verdict)).toEqual(['partial-update/empty-changes-nothing at timeout']);
    expect(verdict.interference).toEqual([]);
  });
});

const ORDER = ['name', 'events', 'timeout', 'max_retries', 'enabled'];

describe('an update without a whole answer is perhaps applied', () => {
  test.each(['closed', 'timeout', 'malformed', 'oversized'] as const)('%s', (failure) => {
    const applied = traffic().read().update({ timeout: 45 }, { failure });
    const lost = traffic().read().update({ timeout: 45 }, { failure, stores: {} });
    for (const made of [applied, lost]) {
      made.update({ name: 'Night desk' }).read();
      expect(findings(judge(made))).toEqual(['robustness/complete-answer']);
    }
  });

  test('a value that it did not carry is still wrong, and so is one that changes again', () => {
    const other = traffic()
      .read()
      .update({ timeout: 45 }, { failure: 'closed', stores: { timeout: 46 } });
    expect(findings(judge(other.read()))).toEqual([
      'partial-update/empty-changes-nothing at timeout',
      'robustness/complete-answer',
    ]);
    const back = traffic().read().update({ timeout: 45 }, { failure: 'closed' }).read();
    expect(findings(judge(back.meanwhile({ timeout: 30 }).read()))).toEqual([
      'partial-update/empty-changes-nothing at timeout',
      'robustness/complete-answer',
    ]);
  });
});
