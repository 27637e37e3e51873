import type { Edit } from '../edited.ts';
import { type Case, one } from './case.ts';

const NO_SECURITY: Edit = ['security:\n  - bearer: []\n', ''];

/** Who is let in, wherever the description says it. */
export const SECURITY: readonly Case[] = [
  one('security: asked for where it was not', [], 'callers', 'major', [NO_SECURITY]),
  one(
    'security: asked for by the operation alone',
    [
      NO_SECURITY,
      [
        '      operationId: updateWebhook\n',
        '      operationId: updateWebhook\n      security: [{bearer: []}]\n',
      ],
    ],
    'callers',
    'major',
    [NO_SECURITY],
  ),
  one(
    'security: moved from the description to the operation',
    [
      NO_SECURITY,
      [
        '      operationId: updateWebhook\n',
        '      operationId: updateWebhook\n      security: [{bearer: []}]\n',
      ],
    ],
    'nobody',
    'none',
  ),
  one('security: no longer asked for', [NO_SECURITY], 'service', 'minor'),
  one(
    'security: an alternative',
    [['  - bearer: []\n', '  - bearer: []\n  - {}\n']],
    'service',
    'minor',
  ),
  one('security: another scheme', [['scheme: bearer', 'scheme: basic']], 'both', 'major'),
];
