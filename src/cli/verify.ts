import type { RunRecorder } from '../exchange/har/recorder.ts';
import type { PlanName } from '../plan/plans.ts';
import { mostRequests, plans } from '../plan/plans.ts';
import type { Judgement } from '../report/document.ts';
import { documentOf } from '../report/document.ts';
import type { Target } from '../target/target.ts';
import { twinTarget } from '../target/twin.ts';
import { intervalFor, isRemote, journalFor, leftJournal } from '../verify/care.ts';
import { endingOf } from '../verify/recorded.ts';
import type { RunOptions } from '../verify/run.ts';
import { run } from '../verify/run.ts';
import { announce, checkOutputs, conclude, keeperFor, unwritten } from './conclude.ts';
import type { Call } from './flags.ts';
import { excuseOf } from './hold-to-baseline.ts';
import { createProgress } from './progress.ts';
import { readJudging } from './read-judging.ts';
import { checkPermission, readLimits, readUrlTarget } from './read-target.ts';
import { readCount, readDuration, readRate, readReplay } from './read-values.ts';
import type { OpenRecording } from './record-file.ts';
import { stopSignal } from './stop-signal.ts';
import { UsageError } from './usage-error.ts';

/** Verifies a service, or the bundled targets one after the other. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  if (call.positionals.length > 0) {
    throw new UsageError(
      `'${call.positionals[0]}' is one word too many. See: talkover-contract verify --help`,
    );
  }
  const options = readOptions(call);
  if (options.plan === 'exhaustive') await requireFastCheck();
  const targets = await readTargets(call, env);
  await checkOutputs(call);
  const recording = call.isOn('dry-run') ? undefined : await recordingFor(call);
  const judgements: Judgement[] = [];
  const stop = stopSignal();
  for (const openTarget of targets) {
    const target = stop.signal.aborted ? undefined : await openTarget();
    if (target === undefined) continue;
    try {
      const own = { ...options, interval: intervalOf(call, target), signal: stop.signal };
      if (call.isOn('dry-run')) {
        const { dryRun } = await import('./dry-run.ts');
        process.stdout.write(await dryRun(target, own, call));
      } else judgements.push(await verifyOne(target, own, call, recording));
    } finally {
      await target.close();
    }
  }
  stop.end();
  const code = await conclude(
    documentOf(judgements),
    call,
    judgements.map(({ kept }) => kept),
  );
  return recording?.isWritten() === false ? unwritten(code) : code;
}

async function verifyOne(
  target: Target,
  options: RunOptions,
  call: Call,
  recording: OpenRecording | undefined,
): Promise<Judgement> {
  const service = call.text('url') !== undefined;
  const most = options.maxRequests ?? mostRequests[options.plan ?? 'default'];
  if (service) checkPermission(target, most, call);
  const patience = readDuration(call.text('wait-for'), call.nameOf('wait-for'));
  if (service && patience !== undefined) {
    const { waitFor } = await import('./wait-for.ts');
    await waitFor(target, patience);
  }
  const journal = service ? (call.text('journal') ?? journalFor(target)) : undefined;
  if (journal !== undefined) checkJournal(journal);
  const progress = createProgress(target.name, most);
  const keeper = await keeperFor(call);
  let recorder: RunRecorder | undefined;
  const result = await run(target, {
    ...options,
    onWait: progress.wait,
    onContext: (context) => {
      recorder = recording?.begin(context);
    },
    onExchange: (exchange) => {
      progress.step(exchange);
      recorder?.step(exchange);
      keeper?.keep(exchange);
    },
    ...(journal === undefined
      ? {}
      : {
          journal,
          webhookHosts: call.list('webhook-host'),
          readFirst: isRemote(target),
        }),
  });
  progress.end();
  recorder?.end(endingOf(result));
  const judgement = announce(result, call, keeper);
  if (judgement.decision.exitCode === 4) {
    process.stdout.write(`To restore it: talkover-contract restore ${journal}\n`);
  }
  process.stdout.write('\n');
  return judgement;
}

/** Loaded where it is asked for, as everything is that most runs do without. */
async function recordingFor(call: Call): Promise<OpenRecording | undefined> {
  if (call.text('record') === undefined) return undefined;
  const { openRecording } = await import('./record-file.ts');
  return openRecording(call);
}

function checkJournal(file: string): void {
  const left = leftJournal(file, (name) => `--${name}`);
  if (left !== undefined) throw new UsageError(left);
}

function readOptions(call: Call): RunOptions {
  const plan = call.text('plan') ?? 'default';
  if (!isPlan(plan)) {
    throw new UsageError(
      `${call.nameOf('plan')} is '${plan}'; it takes ${Object.keys(plans).join(', ')}.`,
    );
  }
  const replay = readReplay(call.text('replay'));
  const excuse = excuseOf(call);
  const maxRequests = readCount(call.text('max-requests'), call.nameOf('max-requests'));
  return {
    plan,
    ...(replay === undefined ? {} : { replay }),
    ...(excuse === undefined ? {} : { excuse }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...readJudging(call),
  };
}

async function requireFastCheck(): Promise<void> {
  const { FastCheckMissing, loadFastCheck } = await import('../verify/search.ts');
  try {
    await loadFastCheck();
  } catch (error) {
    throw error instanceof FastCheckMissing ? new UsageError(error.message) : error;
  }
}

function isPlan(name: string): name is PlanName {
  return Object.hasOwn(plans, name);
}

/** What the call asks for, each target opened when its turn has come. */
function readTargets(
  call: Call,
  env: NodeJS.ProcessEnv,
): Promise<(() => Promise<Target | undefined>)[]> {
  const url = call.text('url');
  const bundled = call.text('target');
  if (bundled !== undefined && bundled !== 'twin' && bundled !== 'prism') {
    throw new UsageError(
      `${call.nameOf('target')} is '${bundled}'; it takes twin or prism. A service is named with --url.`,
    );
  }
  if (url !== undefined && bundled !== undefined)
    throw new UsageError('--url and --target exclude each other. Leave one out.');
  if (url !== undefined)
    return readUrlTarget(url, call, env).then((target) => [() => Promise.resolve(target)]);
  if (bundled === undefined && call.text('baseline') !== undefined)
    throw new UsageError(
      `${call.nameOf('baseline')} is of one service, and this would run against two. Name one with --url or --target.`,
    );
  const limits = readLimits(call);
  const twin = async (): Promise<Target> => twinTarget(limits);
  const prism = async (): Promise<Target | undefined> => {
    const { prismTarget, PrismMissing } = await import('../target/prism.ts');
    try {
      return await prismTarget(limits);
    } catch (error) {
      if (!(error instanceof PrismMissing)) throw error;
      if (bundled === 'prism') throw new UsageError(error.message);
      process.stdout.write(`prism is left out. ${error.message}\n`);
      return undefined;
    }
  };
  const wanted = bundled === undefined ? [twin, prism] : bundled === 'twin' ? [twin] : [prism];
  return Promise.resolve(wanted);
}

function intervalOf(call: Call, target: Target): number {
  const named = readRate(call.text('rate'), call.nameOf('rate'));
  return named ?? intervalFor(target);
}
