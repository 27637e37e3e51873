import type { Mutant } from './instrument.ts';

/**
 * Mutants in an order drawn by a seed, so that however many of the first of them were tried, they are a
 * sample of all.
 */
export function draw(mutants: readonly Mutant[], seed: number): Mutant[] {
  const drawn = [...mutants];
  let state = seed >>> 0;
  for (let place = drawn.length - 1; place > 0; place -= 1) {
    // Numerical Recipes' linear congruence; its high bits are good enough to shuffle.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (place + 1));
    const [a, b] = [drawn[place], drawn[other]];
    if (a === undefined || b === undefined) continue;
    drawn[place] = b;
    drawn[other] = a;
  }
  return drawn;
}
