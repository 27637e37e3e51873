import { operation } from '../../generated/contract.ts';
import type { JournalEntry } from '../drive/journal.ts';
import { webhookUrl } from '../exchange/path.ts';

/**
 * What to tell of updates that nobody answered: they may still be applied, and how to look again.
 *
 * @param updates how many there are; undefined where a run was killed that may have left some
 */
export function lateWarnings(
  updates: number | undefined,
  baseUrl: string,
  entries: readonly JournalEntry[],
): string[] {
  return [
    `${whatIsLate(updates)} However late the service applies such an update, it stays applied: look again later.`,
    ...entries.map(
      ({ settings, ...ids }) =>
        `To look again: curl -X ${operation.method} '${webhookUrl(baseUrl, ids)}' -H "Authorization: Bearer $TALKOVER_TOKEN" -H 'Content-Type: ${operation.mediaType}' -d '{}'. It has to show ${JSON.stringify(settings)}.`,
    ),
  ];
}

function whatIsLate(updates: number | undefined): string {
  if (updates === undefined)
    return 'The run that left the journal may have sent updates that nobody answered.';
  return updates === 1
    ? '1 update was sent, and nobody answered it.'
    : `${updates} updates were sent, and nobody answered them.`;
}
