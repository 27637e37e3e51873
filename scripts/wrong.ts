import { runVerdictOf } from '../src/report/document.ts';
import { textReport } from '../src/report/text.ts';
import { runViewOf } from '../src/report/view/run.ts';
import { sendTo } from '../src/target/in-process.ts';
import { twinFacts } from '../src/target/twin.ts';
import { decide } from '../src/verify/decide.ts';
import { run } from '../src/verify/run.ts';
import { faults } from '../tests/faults/all.ts';
import { createVirtualClock } from './prove/virtual-clock.ts';

// Verifies one of the wrong servers, so that its failure can be looked at: `npm run wrong -- ID`. Ends as
// `verify` does. Without an id it lists them.

async function main([id]: readonly string[]): Promise<number> {
  const fault = faults.find((each) => each.id === id);
  if (fault === undefined) {
    for (const each of faults) console.log(`${each.id.padEnd(44)} ${each.sentence}`);
    if (id !== undefined) console.error(`There is no wrong server '${id}'.`);
    return id === undefined ? 0 : 2;
  }
  console.log(`A server that is wrong in one way: ${fault.sentence}\n`);
  const clock = createVirtualClock();
  const { fetch, ids } = fault.make(clock);
  const place = { name: 'the wrong server', baseUrl: 'http://localhost:8080' };
  const close = (): Promise<void> => Promise.resolve();
  const target = { ...place, ...twinFacts(ids), send: sendTo(fetch), close };
  const result = await run(target, { clock });
  const decision = decide(result, false);
  process.stdout.write(textReport(runViewOf(runVerdictOf({ result, decision }))));
  return decision.exitCode;
}

process.exitCode = await main(process.argv.slice(2));
