import { floods } from './servers/floods.ts';
import { withstand } from './withstand.ts';

withstand(floods);
