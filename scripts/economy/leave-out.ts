import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Plan, PlannedRequest } from '../../src/exchange/planned.ts';

/** Requests of a plan are told apart by what they are for, and by how many were for it before. */
function createNumbering(): (request: PlannedRequest) => string {
  const times = new Map<string, number>();
  return ({ purpose }) => {
    const time = (times.get(purpose) ?? 0) + 1;
    times.set(purpose, time);
    return time === 1 ? purpose : `${purpose} (${time})`;
  };
}

/**
 * A plan without some of its requests. It is handed nothing in their place, as where a budget ends.
 *
 * @param onRequest told of each request, left out or not
 */
export function* leaveOut(
  plan: Plan,
  out: ReadonlySet<string>,
  onRequest?: (key: string) => void,
): Plan {
  const keyOf = createNumbering();
  let answers: readonly Exchange[] = [];
  while (true) {
    const step = plan.next(answers);
    if (step.done) return;
    answers = [];
    if ('pause' in step.value) {
      answers = yield step.value;
      continue;
    }
    const all: readonly PlannedRequest[] = [step.value].flat() as PlannedRequest[];
    const kept = all.filter((request) => {
      const key = keyOf(request);
      onRequest?.(key);
      return !out.has(key);
    });
    if (kept.length > 0)
      answers = yield Array.isArray(step.value) ? kept : (kept[0] as PlannedRequest);
  }
}
