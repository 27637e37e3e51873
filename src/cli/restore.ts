import { rm } from 'node:fs/promises';
import { createDriver } from '../drive/drive.ts';
import type { Journal } from '../drive/journal.ts';
import { readJournal } from '../drive/journal.ts';
import type { Unrestored } from '../drive/restore.ts';
import { restoring } from '../drive/restore.ts';
import { plain } from '../report/plain.ts';
import { createHttpSend } from '../target/http.ts';
import { FULL_ABILITIES } from '../target/target.ts';
import type { Call } from './flags.ts';
import { checkOrigin, readHeader, readLimits } from './read-target.ts';
import { readToken } from './read-token.ts';
import { readWay } from './read-way.ts';
import { UsageError } from './usage-error.ts';

const NOT_RESTORED = 4;

/** Brings webhooks back to what a journal says that they were. */
export async function execute(call: Call, env: NodeJS.ProcessEnv): Promise<number> {
  const [file] = call.positionals;
  if (file === undefined || call.positionals.length > 1) {
    throw new UsageError('Which journal? Usage: talkover-contract restore JOURNAL');
  }
  const journal = await journalIn(file);
  const secret = env.TALKOVER_WEBHOOK_SECRET;
  if (journal.secret && (secret === undefined || secret === '')) {
    throw new UsageError(
      'The run could write the webhook secret. Put the one to leave behind into TALKOVER_WEBHOOK_SECRET.',
    );
  }
  checkOrigin(new URL(journal.baseUrl), call);
  const token = readToken(call, env);
  const way = await readWay(new URL(journal.baseUrl), call, env);
  const { send, close } = await createHttpSend(journal.baseUrl, readLimits(call), way);
  const [first] = journal.webhooks;
  const driver = createDriver({
    name: journal.baseUrl,
    baseUrl: journal.baseUrl,
    fixtures: { agentId: first?.agentId ?? '', webhookId: first?.webhookId ?? '' },
    token,
    headers: call.list('header-env').map((text) => readHeader(text, env)),
    ...(way.proxy === undefined ? {} : { proxySecrets: way.proxy.secrets }),
    abilities: FULL_ABILITIES,
    send,
    close: () => Promise.resolve(close()),
  });
  const failed: Unrestored[] = [];
  const left = journal.secret ? { secret } : {};
  await driver.finish(restoring(journal.webhooks, left, failed));
  close();
  for (const { entry, why } of failed) {
    process.stderr.write(plain(`The webhook ${entry.webhookId} could not be restored: ${why}.\n`));
  }
  if (failed.length > 0) return NOT_RESTORED;
  await rm(file, { force: true });
  process.stdout.write(
    `Restored and read back: ${journal.webhooks.length}. The journal is removed.\n`,
  );
  return 0;
}

async function journalIn(file: string): Promise<Journal> {
  try {
    return await readJournal(file);
  } catch (error) {
    throw new UsageError(`The journal ${file} cannot be used: ${(error as Error).message}.`);
  }
}
