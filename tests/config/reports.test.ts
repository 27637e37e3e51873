import { describe, expect, test } from 'vitest';
import { applyBaseline } from '../../src/config/apply-baseline.ts';
import { annotations } from '../../src/report/annotations.ts';
import type { VerdictDocument } from '../../src/report/document.ts';
import { documentOf } from '../../src/report/document.ts';
import { htmlReport } from '../../src/report/html/page.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { textReport } from '../../src/report/text.ts';
import { runViewOf } from '../../src/report/view/run.ts';
import { decide } from '../../src/verify/decide.ts';
import { context } from '../judge/world.ts';
import { render } from '../report/materials.ts';
import { ALL, answered, broken, verdictWith } from './verdicts.ts';

const BOUND = 'validation/upper-bound';
const QUESTION = 'observed/malformed-json';

/** A run in which one failure is known, one known failure is gone, and one answer is another. */
function held(): VerdictDocument {
  const verdict = applyBaseline(
    verdictWith({
      [BOUND]: broken(['timeout/maximum']),
      [QUESTION]: answered('status 422'),
    }),
    {
      known: [
        { rule: BOUND, pointer: 'timeout/maximum', reason: 'ticket 7' },
        { rule: 'auth/bad-token', pointer: '', reason: 'ticket 8' },
      ],
      observed: [{ rule: QUESTION, answers: ['status 400'] }],
    },
    ALL,
  );
  const run = { context, verdict, requests: 90, unrestored: [], interrupted: false };
  return documentOf([{ result: run, decision: decide(run, false) }]);
}

describe('what a baseline says stands in', () => {
  const document = held();
  const material = { document, kept: [], version: '0.0.0' };
  const [run] = document.runs;
  test.each([
    ['the terminal', () => (run === undefined ? '' : textReport(runViewOf(run)))],
    ['JUnit', () => render(junitReport, material)],
    ['SARIF', () => render(sarifReport, material)],
    ['Markdown', () => render(markdownReport, material).replaceAll('\\', '')],
    ['HTML', () => render(htmlReport, material)],
    ['annotations', () => render(annotations, material)],
  ])('%s', (_, rendered) => {
    const text = rendered();
    expect(text).toContain('auth/bad-token is in the baseline');
    expect(text).toContain('status 400');
    expect(text).toContain('status 422');
  });

  test('JUnit as a failure of a test case of its own', () => {
    expect(render(junitReport, material)).toMatch(
      /<testcase name="run\/baseline"[^>]*>\s*<failure [^>]*2 differences from the baseline/,
    );
  });

  test('every report that shows findings gives the reason of a known one', () => {
    const all = [junitReport, sarifReport, markdownReport, htmlReport];
    for (const report of all) expect(render(report, material)).toContain('ticket 7');
  });
});
