import { describe, expect, test } from 'vitest';
import { rules } from './sources.ts';

const WISHES = /\b(should|shall|must|will|would|ought)\b/i;
const QUESTIONS = /^(Whether|Which|What|How|Under which|In which) /;

/** What is wrong with a sentence of the catalogue. */
function faultsOf(sentence: string): string[] {
  const faults: [boolean, string][] = [
    [!/^[A-Z]/.test(sentence), 'does not start in upper case'],
    [!/[^.]\.$/.test(sentence), 'does not end with one full stop'],
    [/[.!?]\s/.test(sentence) || /[!?]/.test(sentence), 'is not one sentence'],
    [WISHES.test(sentence), 'wishes instead of stating'],
    [/\s{2}|^\s|\s$|\n/.test(sentence), 'has stray blanks'],
  ];
  return faults.filter(([found]) => found).map(([, fault]) => fault);
}

describe('a sentence of the catalogue', () => {
  test.each([
    ['a member keeps its value.', 'does not start in upper case'],
    ['A member keeps its value', 'does not end with one full stop'],
    ['A member keeps its value..', 'does not end with one full stop'],
    ['A member keeps its value. Another does not.', 'is not one sentence'],
    ['Does a member keep its value?.', 'is not one sentence'],
    ['A member should keep its value.', 'wishes instead of stating'],
    ['A member Must keep its value.', 'wishes instead of stating'],
    ['A member will keep its value.', 'wishes instead of stating'],
    ['A member shall keep its value.', 'wishes instead of stating'],
    ['A member  keeps its value.', 'has stray blanks'],
  ])('is at fault: %s', (sentence, fault) => {
    expect(faultsOf(sentence)).toContain(fault);
  });

  test('may hold a number with a fraction', () => {
    expect(faultsOf('It moves within 1.1 seconds.')).toEqual([]);
  });
});

test.each(rules)('the prose of $id is in order', ({ statement, breach = 'None.', standing }) => {
  expect(faultsOf(statement)).toEqual([]);
  expect(faultsOf(breach)).toEqual([]);
  expect(QUESTIONS.test(statement)).toBe(standing === 'open');
});
