import { absentValueFaults } from './absent-values.ts';
import { changedValueFaults } from './changed-values.ts';
import { errorBodyFaults } from './error-bodies.ts';
import type { Fault } from './fault.ts';
import { listFaults } from './lists.ts';
import { lostValueFaults } from './lost-values.ts';
import { otherWebhookFaults } from './other-webhooks.ts';
import { responseFaults } from './response.ts';
import { staleAnswerFaults } from './stale-answers.ts';

/** Every wrong server, by the file in this folder that holds it. */
export const faultsByFile: Readonly<Record<string, readonly Fault[]>> = {
  'response.ts': responseFaults,
  'error-bodies.ts': errorBodyFaults,
  'lost-values.ts': lostValueFaults,
  'changed-values.ts': changedValueFaults,
  'absent-values.ts': absentValueFaults,
  'lists.ts': listFaults,
  'stale-answers.ts': staleAnswerFaults,
  'other-webhooks.ts': otherWebhookFaults,
};

/** Every wrong server. */
export const faults: readonly Fault[] = Object.values(faultsByFile).flat();
