import { beforeAll, expect, test } from 'vitest';
import { type Comparison, compare } from '../../scripts/diff/compare.ts';
import { batched } from './batched.ts';
import { ADDRESS } from './cases/address.ts';
import { ANSWERS } from './cases/answers.ts';
import { NOTHING } from './cases/nothing.ts';
import { REQUESTS } from './cases/requests.ts';
import { SECURITY } from './cases/security.ts';
import { SEMANTICS } from './cases/semantics.ts';
import { edited } from './edited.ts';

const CASES = [...REQUESTS, ...ANSWERS, ...SECURITY, ...SEMANTICS, ...ADDRESS, ...NOTHING];
const results = new Map<string, Comparison>();

beforeAll(async () => {
  const check = batched();
  const compared = CASES.map(async ({ name, before, after }) => {
    results.set(name, await compare(edited(...before), edited(...after), check));
  });
  await Promise.all(compared);
});

test.each(CASES)('$name breaks $breaks', ({ name, breaks, bump }) => {
  const { changes = [], bump: found } = results.get(name) ?? {};
  const broken = (['callers', 'service'] as const).filter((party) =>
    changes.some((change) => change.breaks.includes(party)),
  );
  const whom = broken.length > 1 ? 'both' : (broken[0] ?? 'nobody');
  expect({ breaks: whom, bump: found }, JSON.stringify(changes)).toEqual({ breaks, bump });
});

test('no two cases have one name', () => {
  expect(results.size).toBe(CASES.length);
});
