import { killFaults } from './kill-faults.ts';

killFaults(['refusals.ts', 'auth.ts', 'look-ups.ts', 'robustness.ts']);
