import type { Exchange } from '../exchange/exchange.ts';
import type { Plan } from '../exchange/planned.ts';

/** A plan that is driven a few steps at a time. */
export interface Queue {
  /** The next steps, as many as there are. */
  readonly take: (count: number) => Plan;
  /** All that are left. */
  readonly rest: () => Plan;
}

/** A plan as a queue of steps. A step is made only when it is asked for, since it may depend on what came between. */
export function createQueue(plan: Plan): Queue {
  let answers: readonly Exchange[] = [];
  function* take(count: number): Plan {
    for (let taken = 0; taken < count; taken += 1) {
      const step = plan.next(answers);
      if (step.done) return;
      answers = yield step.value;
    }
  }
  return { take, rest: () => take(Number.POSITIVE_INFINITY) };
}
