import { rm } from 'node:fs/promises';
import { createDriver } from '../drive/drive.ts';
import type { Journal } from '../drive/journal.ts';
import { ForeignJournalError, readJournal } from '../drive/journal.ts';
import type { Unrestored } from '../drive/restore.ts';
import { restoring } from '../drive/restore.ts';
import { plain } from '../report/plain.ts';
import { createHttpSend } from '../target/http.ts';
import { FULL_ABILITIES } from '../target/target.ts';
import { claimWebhooks } from '../verify/claim.ts';
import { lateWarnings } from '../verify/late.ts';
import type { Call } from './flags.ts';
import { say, warn } from './output.ts';
import { readClaim } from './read-claim.ts';
import { checkOrigin, readBase, readHeader, readLimits } from './read-target.ts';
import { readToken } from './read-token.ts';
import { readSettle, readWaiting } from './read-waiting.ts';
import { readWay } from './read-way.ts';
import { stopSignal } from './stop-signal.ts';
import { UsageError } from './usage-error.ts';

const NOT_RESTORED = 4;

/** Brings webhooks back to what a journal says that they were. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  const [file] = call.positionals;
  if (file === undefined || call.positionals.length > 1) {
    throw new UsageError('Which journal? Usage: talkover-contract restore JOURNAL --url URL');
  }
  const token = readToken(call, env);
  const journal = await journalIn(file, token, call.isOn('trust'));
  const secret = env.TALKOVER_WEBHOOK_SECRET;
  if (journal.secret && (secret === undefined || secret === '')) {
    throw new UsageError(
      'The run could write the webhook secret. Put the one to leave behind into TALKOVER_WEBHOOK_SECRET.',
    );
  }
  checkConfirmed(journal, file, call);
  const settle = readSettle(call);
  const release = await readClaim(() => claimWebhooks(journal.baseUrl, idsOf(journal)));
  const way = await readWay(new URL(journal.baseUrl), call, env);
  const { send, close } = await createHttpSend(journal.baseUrl, readLimits(call), way);
  const stop = stopSignal();
  const [first] = journal.webhooks;
  const target = {
    name: journal.baseUrl,
    baseUrl: journal.baseUrl,
    fixtures: { agentId: first?.agentId ?? '', webhookId: first?.webhookId ?? '' },
    token,
    headers: call.list('header-env').map((text) => readHeader(text, env)),
    ...(way.proxy === undefined ? {} : { proxySecrets: way.proxy.secrets }),
    abilities: FULL_ABILITIES,
    send,
    close: () => Promise.resolve(close()),
  };
  const driver = createDriver(target, { ...readWaiting(call), signal: stop.signal });
  say(plain(intention(journal, settle)));
  const failed: Unrestored[] = [];
  const how = journal.secret ? { secret, settle } : { settle };
  await driver.finish(restoring(journal.webhooks, how, failed));
  close();
  release();
  stop.end();
  for (const { entry, why } of failed) {
    warn(plain(`The webhook ${entry.webhookId} could not be restored: ${why}.\n`));
  }
  if (failed.length > 0) {
    warn(plain(`The journal ${file} is kept. The same command tries again.\n`));
    return NOT_RESTORED;
  }
  await rm(file, { force: true });
  say(`Restored and read back: ${journal.webhooks.length}. The journal is removed.\n`);
  for (const line of lateWarnings(undefined, journal.baseUrl, journal.webhooks))
    say(plain(`Warning: ${line}\n`));
  return 0;
}

/**
 * Whether the token may go where a journal says.
 *
 * @throws UsageError unless the user names the same origin
 */
function checkConfirmed({ baseUrl }: Journal, file: string, call: Call): void {
  const { origin } = new URL(baseUrl);
  const url = call.text('url');
  if (url === undefined)
    throw new UsageError(
      `${file} is of a webhook on ${origin}. The token goes there only if you say so: --url ${origin}`,
    );
  if (readBase(url).origin !== origin)
    throw new UsageError(
      `${file} is of a webhook on ${origin}, and ${call.nameOf('url')} names ${new URL(url).origin}. The token goes nowhere else, so nothing was sent.`,
    );
  checkOrigin(new URL(baseUrl), call);
}

/** What is going to be written, and how long it takes. */
function intention({ baseUrl, webhooks }: Journal, settle: number): string {
  const lines = webhooks.map(
    ({ agentId, webhookId, settings }) =>
      `  ${webhookId} of agent ${agentId}: ${JSON.stringify(settings)}`,
  );
  return [
    `Restoring on ${baseUrl}:`,
    ...lines,
    `An update of the run may still be on its way: after ${settle / 1_000} s they are looked at again.\n`,
  ].join('\n');
}

function idsOf({ webhooks }: Journal): string[] {
  return webhooks.map(({ webhookId }) => webhookId);
}

async function journalIn(file: string, token: string, trusted: boolean): Promise<Journal> {
  try {
    return await readJournal(file, token, trusted);
  } catch (error) {
    const why = `The journal ${file} cannot be used: ${(error as Error).message}.`;
    if (!(error instanceof ForeignJournalError)) throw new UsageError(`${why} It is kept.`);
    throw new UsageError(
      `${why} It is kept. Look at what it holds; to restore it all the same: --trust`,
    );
  }
}
