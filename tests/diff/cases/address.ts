import { type Case, one } from './case.ts';

/** Where the operation is. */
export const ADDRESS: readonly Case[] = [
  one('operation: another path', [['  /api/v1/agents/', '  /api/v2/agents/']], 'both', 'major'),
  one('operation: another method', [['\n    put:\n', '\n    patch:\n']], 'both', 'major'),
  one(
    'operation: another id, which names functions',
    [['operationId: updateWebhook', 'operationId: changeWebhook']],
    'callers',
    'major',
  ),
  one(
    'server: another one',
    [['url: https://app.talkover.ai', 'url: https://api.talkover.ai']],
    'callers',
    'major',
  ),
];
