import { readCall } from '../../src/cli/flags.ts';
import { readUrlTarget } from '../../src/cli/read-target.ts';
import { targetFlags } from '../../src/cli/verify-flags.ts';
import { twinTarget } from '../../src/target/twin.ts';
import { registerRulesOf } from './register.ts';

// The service that the environment names (TALKOVER_URL and what goes with it), otherwise the twin.
const call = readCall([], targetFlags, process.env);
const url = call.text('url');
registerRulesOf(
  url === undefined ? await twinTarget() : await readUrlTarget(url, call, process.env),
);
