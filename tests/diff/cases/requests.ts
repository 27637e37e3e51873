import { bounds, narrower, wider } from '../../description/bounds.ts';
import { limit } from '../../values.ts';
import { type Case, one } from './case.ts';

const LONGEST_URL = limit('webhook_url').length;

/** Requests: what narrows breaks callers, what widens asks more of the service. */
export const REQUESTS: readonly Case[] = [
  one('request: an upper limit lowered', [[bounds(), narrower]], 'callers', 'major'),
  one('request: an upper limit raised', [[bounds(), wider]], 'service', 'minor'),
  one(
    'request: a lower limit raised',
    [[bounds(), bounds(limit('timeout', 'low') + 1)]],
    'callers',
    'major',
  ),
  one(
    'request: a lower limit lowered',
    [[bounds(), bounds(limit('timeout', 'low') - 1)]],
    'service',
    'minor',
  ),
  one('request: a limit gone', [[bounds(), bounds().replace(/\n.*/, '')]], 'service', 'minor'),
  one(
    'request: a longest text shorter',
    [[`maxLength: ${LONGEST_URL}\n`, `maxLength: ${LONGEST_URL - 1}\n`]],
    'callers',
    'major',
  ),
  one(
    'request: a fewest of entries gone',
    [['          minItems: 1\n          x-un', '          x-un']],
    'service',
    'minor',
  ),
  one('request: an enum value removed', [['        - event_action\n', '']], 'callers', 'major'),
  one(
    'request: an enum value added',
    [['        - event_action\n', '        - event_action\n        - event_new\n']],
    'service',
    'minor',
  ),
  one(
    'request: an enum value renamed',
    [['- event_voicemail_detected', '- event_voicemail_found']],
    'both',
    'major',
  ),
  one(
    'request: a required member',
    [['    WebhookUpdate:\n', '    WebhookUpdate:\n      required: [name]\n']],
    'callers',
    'major',
  ),
  one(
    'request: an optional member',
    [
      [
        '        webhook_secret:\n',
        '        note:\n          type: string\n        webhook_secret:\n',
      ],
    ],
    'service',
    'minor',
  ),
  one(
    'request: a member removed',
    [
      [
        `        max_retries:\n          description: How often a failed delivery is tried again.\n          type: integer\n          minimum: ${limit('max_retries', 'low')}\n          maximum: ${limit('max_retries')}\n          examples: [5]\n`,
        '',
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'request: a type narrowed',
    [[`type: integer\n          ${bounds()}`, `type: string\n          ${bounds()}`]],
    'both',
    'major',
  ),
  one(
    'request: a type widened',
    [[`type: integer\n          ${bounds()}`, `type: [integer, 'null']\n          ${bounds()}`]],
    'service',
    'minor',
  ),
  one(
    'request: unknown members refused',
    [['    WebhookUpdate:\n', '    WebhookUpdate:\n      additionalProperties: false\n']],
    'callers',
    'major',
  ),
  one('request: a default', [[bounds(), `${bounds()}\n          default: 30`]], 'both', 'major'),
  one(
    'request: the body optional',
    [['      requestBody:\n        required: true\n', '      requestBody:\n']],
    'service',
    'minor',
  ),
  one(
    'request: another media type',
    [
      [
        "        content:\n          application/json:\n            schema:\n              $ref: '#/components/schemas/WebhookUpdate'",
        "        content:\n          application/merge-patch+json:\n            schema:\n              $ref: '#/components/schemas/WebhookUpdate'",
      ],
    ],
    'both',
    'major',
  ),
  one(
    'request: an identifier that need be no UUID',
    [
      [
        '      schema:\n        type: string\n        format: uuid\n',
        '      schema:\n        type: string\n',
      ],
    ],
    'service',
    'minor',
  ),
  one(
    'request: a path parameter renamed',
    [
      ['name: webhook_id', 'name: hook_id'],
      ['{webhook_id}', '{hook_id}'],
      ['x-equals-parameter: webhook_id', 'x-equals-parameter: hook_id'],
    ],
    'both',
    'major',
  ),
];
