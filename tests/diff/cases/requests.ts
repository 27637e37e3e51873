import { type Case, one } from './case.ts';

/** Requests: what narrows breaks callers, what widens asks more of the service. */
export const REQUESTS: readonly Case[] = [
  one('request: an upper limit lowered', [['maximum: 120', 'maximum: 60']], 'callers', 'major'),
  one('request: an upper limit raised', [['maximum: 120', 'maximum: 240']], 'service', 'minor'),
  one('request: a lower limit raised', [['minimum: 5', 'minimum: 6']], 'callers', 'major'),
  one('request: a lower limit lowered', [['minimum: 5', 'minimum: 1']], 'service', 'minor'),
  one('request: a limit gone', [['          maximum: 120\n', '']], 'service', 'minor'),
  one(
    'request: a longest text shorter',
    [['maxLength: 500', 'maxLength: 499']],
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
        '        max_retries:\n          description: How often a failed delivery is tried again.\n          type: integer\n          minimum: 0\n          maximum: 10\n          examples: [5]\n',
        '',
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'request: a type narrowed',
    [['type: integer\n          minimum: 5', 'type: string\n          minimum: 5']],
    'both',
    'major',
  ),
  one(
    'request: a type widened',
    [['type: integer\n          minimum: 5', "type: [integer, 'null']\n          minimum: 5"]],
    'service',
    'minor',
  ),
  one(
    'request: unknown members refused',
    [['    WebhookUpdate:\n', '    WebhookUpdate:\n      additionalProperties: false\n']],
    'callers',
    'major',
  ),
  one(
    'request: a default',
    [['          minimum: 5\n', '          minimum: 5\n          default: 30\n']],
    'both',
    'major',
  ),
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
