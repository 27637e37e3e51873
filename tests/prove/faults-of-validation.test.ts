import { killFaults } from './kill-faults.ts';

killFaults(['validation-limits.ts', 'validation-types.ts', 'validation-answers.ts']);
