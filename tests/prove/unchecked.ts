import type { Call } from '../../src/twin/call.ts';
import { without } from './changes.ts';
import type { Changed } from './server.ts';
import { replaceStep, server } from './server.ts';

/** Some members are stored without a look at them. */
export function unchecked(which: (name: string, value: unknown, call: Call) => boolean): Changed {
  return server(
    replaceStep('validate', (call, standard) => {
      const sent = call.json ?? {};
      const skipped = Object.entries(sent).filter(([name, value]) => which(name, value, call));
      call.json = skipped.reduce((left, [name]) => without(left, name), sent);
      const answer = standard(call);
      call.json = sent;
      if (answer === undefined) call.patch = { ...call.patch, ...Object.fromEntries(skipped) };
      return answer;
    }),
  );
}
