import { absentValueFaults } from './absent-values.ts';
import { authFaults } from './auth.ts';
import { changedValueFaults } from './changed-values.ts';
import { concurrencyFaults } from './concurrency.ts';
import { errorBodyFaults } from './error-bodies.ts';
import type { Fault } from './fault.ts';
import { knownNameFaults } from './known-names.ts';
import { listFaults } from './lists.ts';
import { lookupFaults } from './look-ups.ts';
import { lostValueFaults } from './lost-values.ts';
import { openValueFaults } from './open-values.ts';
import { otherWebhookFaults } from './other-webhooks.ts';
import { refusalFaults } from './refusals.ts';
import { resourceFaults } from './resource.ts';
import { responseFaults } from './response.ts';
import { robustnessFaults } from './robustness.ts';
import { secretFaults } from './secrets.ts';
import { sparseCheckFaults } from './sparse-checks.ts';
import { staleAnswerFaults } from './stale-answers.ts';
import { timestampFaults } from './timestamps.ts';
import { transportFaults } from './transport.ts';
import { refusalAnswerFaults } from './validation-answers.ts';
import { limitFaults } from './validation-limits.ts';
import { typeFaults } from './validation-types.ts';

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
  'refusals.ts': refusalFaults,
  'resource.ts': resourceFaults,
  'timestamps.ts': timestampFaults,
  'secrets.ts': secretFaults,
  'validation-limits.ts': limitFaults,
  'validation-types.ts': typeFaults,
  'open-values.ts': openValueFaults,
  'validation-answers.ts': refusalAnswerFaults,
  'sparse-checks.ts': sparseCheckFaults,
  'known-names.ts': knownNameFaults,
  'auth.ts': authFaults,
  'look-ups.ts': lookupFaults,
  'robustness.ts': robustnessFaults,
  'transport.ts': transportFaults,
  'concurrency.ts': concurrencyFaults,
};

/** Every wrong server. */
export const faults: readonly Fault[] = Object.values(faultsByFile).flat();
