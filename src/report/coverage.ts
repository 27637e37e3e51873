import { answers, operation, settings } from '../../generated/contract.ts';
import type { HeldVerdict } from '../config/held.ts';
import type { Coverage } from '../judge/verdict.ts';

/** What of the contract a run touched: keywords with good and bad values, documented answers, rules. */
export function coverageReport({
  coverage,
  rules,
}: Pick<HeldVerdict, 'coverage' | 'rules'>): string {
  const lines = [
    'Coverage of the contract',
    '',
    '  keyword                      good values  bad values',
  ];
  const keywords = keywordsOfContract();
  for (const key of keywords) {
    const { good = 0, bad = 0 } = coverage.keywords[key] ?? {};
    lines.push(`  ${key.padEnd(28)} ${String(good).padStart(11)}  ${String(bad).padStart(10)}`);
  }
  lines.push('', '  answer                       seen');
  for (const { name, status } of Object.values(answers)) {
    lines.push(
      `  ${`${status} ${name}`.padEnd(28)} ${String(coverage.answers[name] ?? 0).padStart(4)}`,
    );
  }
  lines.push(
    `  ${String(operation.limitStatus).padEnd(28)} not provoked`,
    '',
    '  rule                                     exercised',
  );
  for (const { id, exercised } of rules)
    lines.push(`  ${id.padEnd(40)} ${String(exercised).padStart(9)}`);
  const done = coverageShare(coverage);
  lines.push(
    '',
    `  ${done.covered} of ${done.total} (${Math.floor((100 * done.covered) / done.total)} %)`,
  );
  return `${lines.join('\n')}\n`;
}

/** How much of what can be covered was: each keyword on both sides, each documented answer. */
function coverageShare(coverage: Coverage): { covered: number; total: number } {
  const keywords = keywordsOfContract().map((key) => coverage.keywords[key] ?? { good: 0, bad: 0 });
  const sides = keywords.flatMap(({ good, bad }) => [good > 0, bad > 0]);
  const seen = Object.keys(answers).map((name) => (coverage.answers[name] ?? 0) > 0);
  const all = [...sides, ...seen];
  return { covered: all.filter(Boolean).length, total: all.length };
}

/** Every keyword of the request schema that limits a value, as `setting/keyword`. */
function keywordsOfContract(): string[] {
  return settings.flatMap((setting) => {
    const limits = ['format', 'maxLength', 'minItems', 'minimum', 'maximum'].filter((keyword) =>
      Object.hasOwn(setting, keyword),
    );
    const isListed = setting.items !== undefined || setting.enum !== undefined;
    return ['type', ...(isListed ? ['enum'] : []), ...limits].map(
      (keyword) => `${setting.name}/${keyword}`,
    );
  });
}
