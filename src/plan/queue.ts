import type { Plan, Step } from '../exchange/planned.ts';

/** A plan that is driven a few steps at a time. */
export interface Queue {
  /** The next steps, as many as there are. */
  readonly take: (count: number) => Plan;
  /** All that are left. */
  readonly rest: () => Plan;
}

/** A plan as a queue of steps. What it is handed goes on with it. */
export function createQueue(plan: Plan): Queue {
  let step: IteratorResult<Step, void> | undefined;
  function* take(count: number): Plan {
    for (let taken = 0; taken < count; taken += 1) {
      step ??= plan.next();
      if (step.done) return;
      step = plan.next(yield step.value);
    }
  }
  return { take, rest: () => take(Number.POSITIVE_INFINITY) };
}
