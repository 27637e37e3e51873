import { connections } from './servers/connections.ts';
import { withstand } from './withstand.ts';

withstand(connections);
