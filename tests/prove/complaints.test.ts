import { describe, expect, test } from 'vitest';
import type { RuleId } from '../../generated/catalogue.ts';
import { complaintsAbout } from '../../scripts/prove/complaints.ts';
import { canFail, figuresOf } from '../../scripts/prove/figures.ts';
import { isWhole, mutationSection, scoreOf } from '../../scripts/prove/mutation-score.ts';
import { proofPage } from '../../scripts/prove/proof-page.ts';
import type { FaultResult, Results } from '../../scripts/prove/results.ts';
import { allTasks, tryTask } from '../../scripts/prove/trials.ts';
import { faults } from '../faults/all.ts';

const RULE = 'auth/missing-token';

async function resultsOf(own: readonly Partial<FaultResult>[]): Promise<Results> {
  const [task] = allTasks();
  const twin = task === undefined ? undefined : await tryTask(task);
  if (twin?.kind !== 'twin') throw new Error('The first task is not the twin.');
  const fault = {
    id: 'some-fault',
    file: 'auth.ts',
    sentence: 'It is wrong.',
    breaks: [RULE],
    caught: [RULE],
    requests: 90,
    milliseconds: 1,
  } satisfies FaultResult;
  return { twin: twin.result, faults: own.map((each) => ({ ...fault, ...each })), variants: [] };
}

function complaints(results: Results): string[] {
  return complaintsAbout(results, figuresOf(results));
}

describe('the proof does not hold', () => {
  test.each<[string, Partial<FaultResult>, RegExp]>([
    ['if a fault survives', { caught: [] }, /some-fault: survives/],
    [
      'if another rule catches it too',
      { caught: [RULE, 'auth/bad-token'] },
      /caught by auth\/bad-token/,
    ],
    [
      'if a rule does not catch it',
      { breaks: [RULE, 'auth/bad-token'] },
      /not caught by auth\/bad-token/,
    ],
    ['if a run needs too many requests', { requests: 101 }, /needs 101 requests/],
    ['if nothing is judged', { obstacle: 'no connection' }, /is not judged: no connection/],
  ])('%s', async (_, fault, complaint) => {
    const all = complaints(await resultsOf([fault])).filter((line) => line.startsWith('fault'));
    expect(all).toEqual([expect.stringMatching(complaint)]);
  });

  test('if no fault breaks a rule', async () => {
    const lines = complaints(await resultsOf([{}]));
    expect(lines).not.toContain(`rule ${RULE}: no fault breaks it`);
    expect(lines).toContain('rule auth/bad-token: no fault breaks it');
  });

  test('if an open question has one answer', async () => {
    expect(complaints(await resultsOf([{}]))).toContain(
      'rule observed/scheme-case: only 1 answer among the variants',
    );
  });

  test('without any one rule, since each is named by a fault', () => {
    const named = new Set<RuleId>(faults.flatMap(({ breaks }) => breaks));
    expect(canFail.filter((rule) => !named.has(rule))).toEqual([]);
  });
});

test('PROOF.md says how the judge itself was mutated', async () => {
  const results = await resultsOf([{}]);
  const page = proofPage(results, figuresOf(results), 'Score: 97 %.');
  expect(page).toContain('## The judge itself\n\nScore: 97 %.\n\n## Rules');
});

describe('the score of the judge itself', () => {
  const mutate = ['src/{judge,plan}/**/*.ts'];
  const report = {
    config: { mutate },
    files: {
      'src/judge/a.ts': { mutants: [{ status: 'Killed' }, { status: 'Survived' }] },
      'src/judge/b/c.ts': { mutants: [{ status: 'Timeout' }, { status: 'Ignored' }] },
      'src/plan/d.ts': { mutants: [{ status: 'NoCoverage' }] },
    },
  };

  test('counts by folder what was noticed, and what was tried', () => {
    const score = scoreOf(report, '2026-01-31');
    expect(score.folders).toEqual({
      'src/judge': { tried: 3, killed: 2 },
      'src/plan': { tried: 1, killed: 0 },
    });
    expect(mutationSection(score)).toContain('| together | 4 | 2 | 50.0 % |');
  });

  test('is that of a whole run alone', () => {
    expect(isWhole(report, mutate)).toBe(true);
    expect(isWhole({ ...report, config: { mutate: ['src/judge/a.ts'] } }, mutate)).toBe(false);
    const files = { 'src/judge/a.ts': { mutants: [{ status: 'Pending' }] } };
    expect(isWhole({ ...report, files }, mutate)).toBe(false);
  });
});
