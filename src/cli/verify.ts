import type { RunRecorder } from '../exchange/har/recorder.ts';
import type { PlanName } from '../plan/plans.ts';
import { mostRequests, plans } from '../plan/plans.ts';
import type { Judgement } from '../report/document.ts';
import { documentOf } from '../report/document.ts';
import type { Target } from '../target/target.ts';
import { intervalFor, isRemote, journalFor, leftJournal } from '../verify/care.ts';
import type { Release } from '../verify/claim.ts';
import { endingOf } from '../verify/recorded.ts';
import { run } from '../verify/run.ts';
import type { RunOptions } from '../verify/run-options.ts';
import { announce, checkOutputs, conclude, keeperFor } from './conclude.ts';
import type { Call } from './flags.ts';
import { countsIn, excuseOf } from './hold-to-baseline.ts';
import { say } from './output.ts';
import { createProgress } from './progress.ts';
import { readClaim } from './read-claim.ts';
import { readJudging } from './read-judging.ts';
import { checkPermission } from './read-target.ts';
import { readTargets, serviceUrl } from './read-targets.ts';
import { readCount, readDuration, readRate, readReplay } from './read-values.ts';
import { readSettle, readWaiting } from './read-waiting.ts';
import type { OpenRecording } from './record-file.ts';
import { stopSignal } from './stop-signal.ts';
import { UsageError } from './usage-error.ts';

/** Verifies a service, or the bundled targets one after the other. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  if (call.positionals.length > 0) {
    throw new UsageError(
      `Unexpected argument '${call.positionals[0]}'. See: talkover-contract verify --help`,
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
        say(await dryRun(target, own, call));
      } else judgements.push(await verifyOne(target, own, call, recording));
    } finally {
      await target.close();
    }
  }
  stop.end();
  recording?.close();
  return await conclude(
    documentOf(judgements),
    call,
    judgements.map(({ kept }) => kept),
  );
}

async function verifyOne(
  target: Target,
  options: RunOptions,
  call: Call,
  recording: OpenRecording | undefined,
): Promise<Judgement> {
  const service = serviceUrl(call) !== undefined;
  const most = options.maxRequests ?? mostRequests[options.plan ?? 'default'];
  if (service) checkPermission(target, most, call);
  const patience = readDuration(call.text('wait-for'), call.nameOf('wait-for'));
  if (service && patience !== undefined) {
    const { waitFor } = await import('./wait-for.ts');
    await waitFor(target, patience, options.signal);
  }
  const journal = service ? (call.text('journal') ?? journalFor(target)) : undefined;
  const release = journal === undefined ? undefined : await claimFor(target, journal);
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
  release?.();
  recorder?.end(endingOf(result));
  const judgement = announce(result, call, keeper);
  if (judgement.decision.exitCode === 4) {
    say(`To restore it: talkover-contract restore ${journal} --url ${target.baseUrl}\n`);
  }
  say('\n');
  return judgement;
}

/** Loaded where it is asked for, as everything is that most runs do without. */
async function recordingFor(call: Call): Promise<OpenRecording | undefined> {
  if (call.text('record') === undefined) return undefined;
  const { openRecording } = await import('./record-file.ts');
  return openRecording(call);
}

/** Makes sure that no other run is at work on the webhooks, and that none left them unrestored. */
async function claimFor(target: Target, journal: string): Promise<Release> {
  const { claimTarget } = await import('../verify/claim.ts');
  const release = await readClaim(() => claimTarget(target));
  const left = leftJournal(journal, target, (name) => `--${name}`);
  if (left === undefined) return release;
  release();
  throw new UsageError(left);
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
  const failFast = call.isOn('fail-fast') ? { failFast: countsIn(call) } : {};
  const maxRequests = readCount(call.text('max-requests'), call.nameOf('max-requests'));
  return {
    plan,
    ...(replay === undefined ? {} : { replay }),
    ...(excuse === undefined ? {} : { excuse }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...failFast,
    ...(call.isOn('robust') ? { robust: true } : {}),
    ...readJudging(call),
    ...readWaiting(call),
    settle: readSettle(call),
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

function intervalOf(call: Call, target: Target): number {
  const named = readRate(call.text('rate'), call.nameOf('rate'));
  return named ?? intervalFor(target);
}
