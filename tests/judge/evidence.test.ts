import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createGrouper } from '../../src/judge/group.ts';
import { createJudge } from '../../src/judge/judge.ts';
import { bad } from '../values.ts';
import { findings, judge, ruleIn } from './judging.ts';
import { traffic } from './traffic.ts';
import { context } from './world.ts';

describe('the memory of a judge is bounded', () => {
  test('a rule keeps the first few of its findings', () => {
    const made = traffic();
    for (let place = 0; place < 100; place += 1)
      made.refuse({ timeout: 4 }, ['timeout', `stranger_${place}`]);
    const { findings, outcome, exercised } = ruleIn(judge(made), 'validation/names-no-other');
    expect(outcome).toBe('fail');
    expect(findings.length).toBeLessThanOrEqual(20);
    expect(findings[0]?.pointer).toBe('stranger_0');
    expect(exercised).toBeGreaterThanOrEqual(findings.length);
  });

  test('a finding shows the beginning of a value', () => {
    const made = traffic()
      .read()
      .update({ name: 'n'.repeat(255) }, { stores: { name: 'm'.repeat(50_000) } });
    const [finding] = ruleIn(judge(made), 'partial-update/stored-as-sent').findings;
    expect(finding?.actual.length).toBeLessThan(300);
    expect(finding?.expected.length).toBeLessThan(300);
  });

  test('an open question keeps the first few of its answers', () => {
    const made = traffic();
    for (let place = 0; place < 100; place += 1) made.read({ shows: { [`more_${place}`]: 1 } });
    const { observed } = ruleIn(judge(made), 'observed/undocumented-members');
    expect(Object.keys(observed).length).toBeLessThanOrEqual(20);
  });

  test('what was refused again and again takes the place of nothing else', () => {
    const made = traffic().read();
    for (let round = 0; round < 40; round += 1)
      made.refuse({ timeout: bad('timeout'), name: 'A' }, ['timeout']);
    made.refuse({ timeout: bad('timeout'), name: 'B' }, ['timeout']).meanwhile({ name: 'B' });
    expect(findings(judge(made.read()))).toEqual(['validation/nothing-stored at name']);
  });

  test('what was refused is remembered a few times over', () => {
    const made = traffic().read();
    for (let place = 0; place < 200; place += 1)
      made.refuse({ timeout: bad('timeout'), name: `N${place}` }, ['timeout']);
    const verdict = judge(made.meanwhile({ name: 'N3' }).read());
    expect(ruleIn(verdict, 'validation/nothing-stored').findings).toHaveLength(1);
    expect(verdict.exchanges).toBe(202);
  });
});

describe('a fold', () => {
  test('gives the same verdict every time', () => {
    const made = traffic()
      .read()
      .together([{ name: 'A' }], [{ timeout: 10 }])
      .meanwhile({ name: 'X' })
      .refuse({ timeout: bad('timeout') }, [])
      .read();
    expect(judge(made)).toEqual(judge(made));
  });

  test('judges the last exchanges too, and an empty transcript', () => {
    const made = traffic()
      .read()
      .update({ timeout: bad('timeout') });
    expect(ruleIn(judge(made), 'validation/upper-bound').outcome).toBe('fail');
    const empty = judge(traffic());
    expect(empty).toMatchObject({ exchanges: 0, ignored: 0, decided: { updates: 0, partial: 0 } });
    expect(empty.rules.every(({ outcome }) => outcome === 'not-exercised')).toBe(true);
  });

  test('passes over requests of other operations', () => {
    const [exchange] = traffic().read().exchanges;
    const fold = createJudge(context);
    for (const request of [
      { ...exchange?.request, method: 'GET' },
      { ...exchange?.request, url: 'https://api.example.com/api/v1/agents' },
    ])
      fold.step({ ...exchange, request } as Exchange);
    expect(fold.finish()).toMatchObject({ exchanges: 0, ignored: 2 });
  });
});

describe('what is in flight together', () => {
  const exchange = (startedAt: number, endedAt: number): Exchange =>
    ({ startedAt, endedAt }) as Exchange;

  test.each<[string, [number, number][], number[]]>([
    ['nothing', [], []],
    [
      'one after the other',
      [
        [0, 10],
        [10, 20],
        [20, 30],
      ],
      [1, 1, 1],
    ],
    [
      'two at once',
      [
        [0, 10],
        [9, 20],
        [20, 30],
      ],
      [2, 1],
    ],
    [
      'a chain',
      [
        [0, 10],
        [9, 20],
        [19, 30],
      ],
      [3],
    ],
    [
      'a long one over short ones',
      [
        [0, 100],
        [10, 20],
        [30, 40],
        [100, 110],
      ],
      [3, 1],
    ],
  ])('%s', (_, times, sizes) => {
    const grouper = createGrouper();
    const groups = [...times.map(([from, to]) => grouper.add(exchange(from, to))), grouper.end()];
    expect(groups.map((group) => group.length).filter((size) => size > 0)).toEqual(sizes);
  });

  test('a group ends somewhere even if an answer never comes', () => {
    const grouper = createGrouper();
    grouper.add(exchange(0, 1e9));
    const longest = Math.max(
      ...Array.from({ length: 1000 }, (_, index) => grouper.add(exchange(index, index + 1)).length),
    );
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(1000);
  });
});
