import { describe, expect, test } from 'vitest';
import { findings, judge } from './judging.ts';
import type { Traffic } from './traffic.ts';
import { traffic } from './traffic.ts';
import { ids } from './world.ts';

const toSibling = { webhookId: ids.sibling };

const longs = ['a', 'b'].map((letter) => `${letter.repeat(160)}${'c'.repeat(40)}`);
const [known = '', strange = ''] = longs;

/** What is said of somebody else. */
function notesOf(made: Traffic): readonly string[] {
  return judge(made).interference;
}

describe('somebody else is suspected', () => {
  test('where a member of updates in flight shows what none of them carried', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ name: 'B' }])
      .meanwhile({ name: 'Marketing' })
      .read();
    expect(findings(judge(made))).toEqual(['concurrency/every-update-survives at name']);
    expect(notesOf(made)).toHaveLength(1);
  });

  test.each<[string, () => Traffic, string]>([
    [
      'comes back after it was overwritten',
      () =>
        traffic()
          .read()
          .meanwhile({ name: 'Marketing' })
          .read()
          .update({ name: 'B' })
          .read({ shows: { name: 'Marketing' } }),
      'partial-update/visible-at-once at name',
    ],
    [
      'turns up after an update of another webhook',
      () =>
        traffic()
          .read()
          .read(toSibling)
          .update({ timeout: 10 })
          .meanwhile({ name: 'Marketing' }, ids.sibling)
          .read(toSibling),
      'partial-update/others-untouched at name',
    ],
  ])('where a value that nobody sent %s', (_, make, finding) => {
    const verdict = judge(make());
    expect(findings(verdict)).toContain(finding);
    expect(verdict.interference).toHaveLength(findings(verdict).length);
  });

  test('beside the findings that show it, and no others', () => {
    const made = traffic().read().meanwhile({ timeout: 77 }).read().refuse({ name: 'A' }, ['name']);
    const notes = judge(made).rules.flatMap((rule) =>
      rule.findings.map((finding) => 'note' in finding),
    );
    expect(notes.toSorted()).toEqual([false, true]);
  });

  test('up to three times', () => {
    const made = (times: number): Traffic => {
      const all = traffic().read();
      for (let time = 0; time < times; time += 1) all.meanwhile({ timeout: 60 + time }).read();
      return all;
    };
    expect(notesOf(made(3))).toHaveLength(1);
    expect(notesOf(made(4))).toEqual([]);
  });

  test('of a long text, unless it is known', () => {
    const made = (shown: string): Traffic =>
      traffic()
        .read()
        .update({ name: known })
        .update({ name: 'Short' })
        .read()
        .meanwhile({ name: shown })
        .read();
    expect(notesOf(made(strange))).toHaveLength(1);
    expect(notesOf(made(known))).toEqual([]);
  });
});

describe('nobody is suspected', () => {
  test('of a list that was sent before, in whatever order it comes back', () => {
    const made = traffic()
      .read()
      .update({ events: ['event_recording', 'event_action'] })
      .update({ events: ['event_user_connected'] })
      .read()
      .meanwhile({ events: ['event_action', 'event_recording'] });
    expect(findings(judge(made.read()))).toEqual([
      'partial-update/empty-changes-nothing at events',
    ]);
    expect(notesOf(made)).toEqual([]);
  });

  test('where the answer is too long to be kept', () => {
    const made = traffic()
      .read()
      .meanwhile({ timeout: 77 })
      .read({ shows: { note: 'x'.repeat(25_000) } });
    expect(findings(judge(made))).toHaveLength(1);
    expect(notesOf(made)).toEqual([]);
  });

  test('once more values were sent than anybody remembers', () => {
    const made = traffic().read();
    for (let place = 0; place < 2100; place += 1) made.update({ name: `N${place}` });
    expect(notesOf(made.meanwhile({ timeout: 77 }).read())).toHaveLength(1);
    expect(notesOf(made.meanwhile({ name: 'Marketing' }).read())).toHaveLength(1);
  });
});

test('strange values in one request after the other are the doing of the server', () => {
  const drifts = [{ timeout: 77 }, { name: 'Marketing' }, { max_retries: 9 }, { enabled: false }];
  const made = (number: number): Traffic =>
    drifts.slice(0, number).reduce((all, drift) => all.meanwhile(drift).read(), traffic().read());
  expect(notesOf(made(3))).toHaveLength(3);
  const each = traffic().read();
  for (const [place, drift] of drifts.entries()) {
    each.meanwhile(place === 3 ? { webhook_url: 'https://hooks.example.com/x' } : drift).read();
  }
  expect(findings(judge(each))).toHaveLength(4);
  expect(notesOf(each)).toEqual([]);
});
