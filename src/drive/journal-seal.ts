import type { Journal } from './journal.ts';

/** What makes a key of a token that serves for nothing else. */
const PURPOSE = 'talkover-contract/journal';

/** What shows that a journal was written by who had the token, and not changed since; the token does not follow from it. */
export async function seal(journal: Journal, token: string): Promise<string> {
  // Most runs keep no journal, and do without.
  const { createHmac } = await import('node:crypto');
  const { format, version, baseUrl, secret, webhooks } = journal;
  const key = createHmac('sha256', token).update(PURPOSE).digest();
  return createHmac('sha256', key)
    .update(JSON.stringify([format, version, baseUrl, secret, webhooks]))
    .digest('hex');
}

/** Whether a journal has the seal that this token gives. */
export async function isAuthentic(
  journal: Journal,
  found: string,
  token: string,
): Promise<boolean> {
  const { timingSafeEqual } = await import('node:crypto');
  const [one, other] = [Buffer.from(await seal(journal, token)), Buffer.from(found)];
  return one.length === other.length && timingSafeEqual(one, other);
}
