import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import type { RuleVerdict } from '../../src/judge/verdict.ts';
import { runVerdictOf } from '../../src/report/document.ts';
import { textReport } from '../../src/report/text.ts';
import type { Target } from '../../src/target/target.ts';
import { offersOf } from '../../src/target/target.ts';
import { decide } from '../../src/verify/decide.ts';
import { run } from '../../src/verify/run.ts';

/** Runs the default plan once and registers one test for each rule that the target can be held to. */
export async function registerRules(target: Target): Promise<void> {
  const result = await run(target);
  await target.close();
  const offers = offersOf(target);
  const byId = new Map(result.verdict.rules.map((rule) => [rule.id, rule]));

  describe(`the contract on ${result.context.target}`, () => {
    for (const { id, severity, needs, statement } of catalogue) {
      if (severity === 'none' || needs.some((need) => !offers.includes(need))) continue;
      test(`${id}: ${statement}`, () => {
        // What only HTTP asks for is a warning, here as everywhere.
        if (severity === 'error') expect(findingsOf(byId.get(id))).toEqual([]);
        expect(severity === 'error' ? ['pass'] : ['pass', 'warn']).toContain(byId.get(id)?.outcome);
      });
    }

    test('exactly the rules that need more than the target has are locked', () => {
      const locked = result.verdict.rules.filter(({ outcome }) => outcome === 'locked');
      const needy = catalogue.filter(({ needs }) => needs.some((need) => !offers.includes(need)));
      expect(locked.map(({ id }) => id)).toEqual(needy.map(({ id }) => id));
      expect(locked.every(({ lacks }) => lacks.length > 0)).toBe(true);
    });

    test('every documented question that the target can answer was answered', () => {
      const open = catalogue.filter(
        ({ id, severity }) => severity === 'none' && byId.get(id)?.outcome !== 'locked',
      );
      expect(
        open.filter(({ id }) => byId.get(id)?.outcome !== 'observed').map(({ id }) => id),
      ).toEqual([]);
    });

    test('the verdict is that the target conforms, with nothing left out', () => {
      expect(decide(result, true)).toEqual({ exitCode: 0, summary: 'conforms' });
    });
  });

  afterAll(() => {
    const decision = decide(result, true);
    if (decision.exitCode !== 0)
      process.stderr.write(textReport(runVerdictOf({ result, decision })));
  });
}

function findingsOf(rule: RuleVerdict | undefined): string[] {
  return (rule?.findings ?? []).map(
    ({ pointer, expected, actual }) => `${pointer}: expected ${expected}, got ${actual}`,
  );
}
