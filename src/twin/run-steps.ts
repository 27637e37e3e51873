import type { Answer } from './answer.ts';
import { json } from './answer.ts';
import type { Call, Step } from './call.ts';

/** Runs the steps up to the first that answers. Never rejects: a step that throws is a 500. */
export async function runSteps(steps: readonly Step[], call: Call): Promise<Answer> {
  try {
    for (const step of steps) {
      // Only a promise is waited for: steps that do not wait leave no gap for another request.
      const result = step.run(call);
      const answer = result instanceof Promise ? await result : result;
      if (answer) return answer;
    }
  } catch {
    // What went wrong is none of the client's business.
  }
  return serverError();
}

export function serverError(): Answer {
  return json(500, { message: 'Server error.' });
}
