import { killFaults } from './kill-faults.ts';

killFaults(['response.ts', 'error-bodies.ts', 'resource.ts', 'timestamps.ts', 'secrets.ts']);
