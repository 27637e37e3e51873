import { killFaults } from './kill-faults.ts';

killFaults([
  'lost-values.ts',
  'changed-values.ts',
  'absent-values.ts',
  'lists.ts',
  'stale-answers.ts',
  'other-webhooks.ts',
  'concurrency.ts',
]);
