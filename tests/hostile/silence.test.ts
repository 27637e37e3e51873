import { silence } from './servers/silence.ts';
import { withstand } from './withstand.ts';

withstand(silence);
