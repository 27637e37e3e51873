import { expect, test } from 'vitest';
import { ruleChanges } from '../../scripts/diff/rules.ts';
import type { Row } from '../../scripts/generate/rules.ts';

const ROW: Row = {
  id: 'validation/type',
  statement: 'A value of another type is refused.',
  standing: 'documented',
  severity: 'error',
  at: '#/components/schemas/WebhookUpdate',
  source: 'Validation Rules',
};
const OPEN: Row = { ...ROW, id: 'observed/null-value', standing: 'open', severity: 'none' };

test.each([
  ['a rule that comes', [], [ROW], ['service'], 'minor'],
  ['a question that comes', [], [OPEN], [], 'minor'],
  ['a rule that goes', [ROW], [], ['callers'], 'major'],
  ['a question that goes, because its id is for ever', [OPEN], [], ['callers'], 'major'],
  ['a warning that becomes an error', [{ ...ROW, severity: 'warn' }], [ROW], ['service'], 'minor'],
  ['an error that becomes a warning', [ROW], [{ ...ROW, severity: 'warn' }], [], 'minor'],
  ['a promise withdrawn', [ROW], [{ ...ROW, severity: 'none' }], ['callers'], 'major'],
  ['a promise made', [{ ...ROW, severity: 'none' }], [ROW], ['service'], 'minor'],
  ['another need', [ROW], [{ ...ROW, needs: ['state'] }], [], 'minor'],
  ['other words', [ROW], [{ ...ROW, statement: 'Another type is refused.' }], [], 'patch'],
  ['another place', [ROW], [{ ...ROW, at: '#/paths' }], [], 'patch'],
] as const)('%s', (_, before, after, breaks, bump) => {
  expect(ruleChanges(before, after)).toMatchObject([{ node: 'Rule', breaks, bump }]);
});

test('rules in another order are the same rules', () => {
  expect(ruleChanges([ROW, OPEN], [OPEN, ROW])).toEqual([]);
});
