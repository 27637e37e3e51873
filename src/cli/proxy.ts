import { catalogue } from '../../generated/catalogue.ts';
import { operation } from '../../generated/contract.ts';
import type { RunRecorder } from '../exchange/har/recorder.ts';
import { judgePassing } from '../proxy/judging.ts';
import type { ServedProxy } from '../proxy/serve.ts';
import { serveProxy } from '../proxy/serve.ts';
import type { Watcher } from '../proxy/watch.ts';
import { openContext } from '../recording/open-context.ts';
import { documentOf } from '../report/document.ts';
import { plain } from '../report/plain.ts';
import type { Way } from '../target/way.ts';
import { endingOf } from '../verify/recorded.ts';
import type { RunResult } from '../verify/run.ts';
import { announce, checkOutputs, conclude, keeperFor } from './conclude.ts';
import type { Call } from './flags.ts';
import { say } from './output.ts';
import { readJudging } from './read-judging.ts';
import { checkOrigin, readBase } from './read-target.ts';
import { readPort } from './read-values.ts';
import { readWay } from './read-way.ts';
import { openRecording } from './record-file.ts';
import { untilStopped } from './until-stopped.ts';
import { UsageError } from './usage-error.ts';

const STATEMENTS = new Map(catalogue.map(({ id, statement }) => [id, statement]));

/** Passes traffic on to a service and judges it as it flows, until the process is told to stop. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  if (call.positionals.length > 0)
    throw new UsageError(
      `Unexpected argument '${call.positionals[0]}'. See: talkover-contract proxy --help`,
    );
  const base = readUpstream(call);
  const port = readPort(call.text('port'));
  const options = readJudging(call);
  await checkOutputs(call);
  const way = await readWay(base, call, env);
  const stopped = untilStopped();
  const context = openContext(base.href.replace(/\/+$/, ''), true);
  const keeper = await keeperFor(call);
  const recording = openRecording(call);
  let recorder: RunRecorder | undefined;
  const passing = judgePassing(context, {
    ...options,
    onFinding: (rule, { pointer, expected, actual, exchange }) => {
      const where = pointer === '' ? '' : ` at ${pointer}`;
      const what = `✗ ${rule}${where}, request ${exchange.id}: expected ${expected}, actual ${actual}`;
      say(`${plain(what)}\n    ${STATEMENTS.get(rule) ?? ''}\n`);
    },
    onExchange: (exchange) => {
      recorder?.step(exchange);
      keeper?.keep(exchange);
    },
  });
  const server = await listen(base, port, passing.watcher, way);
  recorder = recording?.begin(context);
  say(
    `Listening on ${server.url} and passing on to ${context.target}. Ctrl-C ends it with the verdict.\n`,
  );
  await stopped;
  await server.close();
  const result = withObstacle(passing.result());
  recorder?.end(endingOf(result));
  say('\n');
  const judgement = announce(result, call, keeper);
  recording?.close();
  return await conclude(documentOf([judgement]), call, [judgement.kept]);
}

function readUpstream(call: Call): URL {
  const url = call.text('url');
  if (url === undefined)
    throw new UsageError('Pass traffic on to where? --url is missing (or TALKOVER_URL).');
  const base = readBase(url);
  checkOrigin(base, call);
  return base;
}

async function listen(base: URL, port: number, watcher: Watcher, way: Way): Promise<ServedProxy> {
  try {
    return await serveProxy(base, port, watcher, way);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new UsageError(
      `Port ${port} is taken or not permitted. Choose another with --port, or leave it out.`,
    );
  }
}

/** Where nothing passed that rules are about, that is why nothing can be judged. */
function withObstacle(result: RunResult): RunResult {
  if (result.requests > 0) return result;
  const seen = `no ${operation.method} ${operation.path} passed`;
  return { ...result, obstacle: { seen, advice: 'Does the client call the proxy?' } };
}
