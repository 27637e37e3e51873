import * as vitest from 'vitest';
import { describe, expect, onTestFailed, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import { runVerdictOf } from '../../src/report/document.ts';
import { textReport } from '../../src/report/text.ts';
import { runViewOf } from '../../src/report/view/run.ts';
import type { Target } from '../../src/target/target.ts';
import { offersOf } from '../../src/target/target.ts';
import { registerRules } from '../../src/testing/register-rules.ts';
import { decide } from '../../src/verify/decide.ts';
import { run } from '../../src/verify/run.ts';

/**
 * Runs the default plan once and registers one test for each rule that the target can be held to, as
 * everybody's tests do, and then what only the project's own targets have to keep: nothing is left out.
 */
export function registerRulesOf(target: Target): void {
  const offers = offersOf(target);
  const name = `the contract on ${target.name}`;
  const result = registerRules(vitest, {
    name,
    offers,
    strict: true,
    timeout: 60_000,
    run: () => run(target).finally(target.close),
  });

  describe(`${name}, whole`, () => {
    test('exactly the rules that need more than the target has are locked', () => {
      const locked = result().verdict.rules.filter(({ outcome }) => outcome === 'locked');
      const needy = catalogue.filter(({ needs }) => needs.some((need) => !offers.includes(need)));
      expect(locked.map(({ id }) => id)).toEqual(needy.map(({ id }) => id));
      expect(locked.every(({ lacks }) => lacks.length > 0)).toBe(true);
    });

    test('every documented question that the target can answer was answered', () => {
      const open = result().verdict.rules.filter(({ id, outcome }) =>
        catalogue.some(
          (rule) => rule.id === id && rule.severity === 'none' && outcome !== 'locked',
        ),
      );
      expect(open.filter(({ outcome }) => outcome !== 'observed').map(({ id }) => id)).toEqual([]);
    });

    test('the verdict is that the target conforms, with nothing left out', () => {
      const decision = decide(result(), true);
      onTestFailed(() => {
        process.stderr.write(textReport(runViewOf(runVerdictOf({ result: result(), decision }))));
      });
      expect(decision).toEqual({ exitCode: 0, summary: 'conforms' });
    });
  });
}
