import { bodies } from './servers/bodies.ts';
import { withstand } from './withstand.ts';

withstand(bodies);
