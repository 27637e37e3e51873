import type { Edit } from '../edited.ts';
import { type Case, one } from './case.ts';

const STATUS = 'enum: [active, disabled, error]';
const LIMIT = "        '429':\n          $ref: '#/components/responses/TooManyRequests'\n";
const TIMEOUT_SHOWN =
  'How long a delivery may take, in seconds.\n          type: integer\n          examples';
/** Makes the answer list the events of the same schema as the request does. */
const SHARED: readonly Edit[] = [
  [
    'items:\n            type: string\n          examples: [[event_phone',
    "items:\n            $ref: '#/components/schemas/EventType'\n          examples: [[event_phone",
  ],
];

/** Answers: what widens breaks callers, what narrows binds the service. */
export const ANSWERS: readonly Case[] = [
  one(
    'answer: an enum value added',
    [[STATUS, 'enum: [active, disabled, error, paused]']],
    'callers',
    'major',
  ),
  one('answer: an enum value removed', [[STATUS, 'enum: [active, disabled]']], 'service', 'minor'),
  one(
    'answer: a limit',
    [[TIMEOUT_SHOWN, TIMEOUT_SHOWN.replace('integer', 'integer\n          maximum: 120')]],
    'service',
    'minor',
  ),
  one(
    'answer: a limit raised',
    [[TIMEOUT_SHOWN, TIMEOUT_SHOWN.replace('integer', 'integer\n          maximum: 240')]],
    'callers',
    'major',
    [[TIMEOUT_SHOWN, TIMEOUT_SHOWN.replace('integer', 'integer\n          maximum: 120')]],
  ),
  one(
    'answer: a limit lowered',
    [[TIMEOUT_SHOWN, TIMEOUT_SHOWN.replace('integer', 'integer\n          maximum: 120')]],
    'service',
    'minor',
    [[TIMEOUT_SHOWN, TIMEOUT_SHOWN.replace('integer', 'integer\n          maximum: 240')]],
  ),
  one(
    'answer: a new required member',
    [
      ['required: [message, errors]', 'required: [message, errors, code]'],
      [
        '        errors:\n          description: |',
        '        code:\n          type: string\n        errors:\n          description: |',
      ],
    ],
    'service',
    'minor',
  ),
  one(
    'answer: a new optional member',
    [
      [
        '        errors:\n          description: |',
        '        code:\n          type: string\n        errors:\n          description: |',
      ],
    ],
    'nobody',
    'minor',
  ),
  one(
    'answer: a member no longer required',
    [['required: [id, agent_id, name, ', 'required: [id, agent_id, ']],
    'callers',
    'major',
  ),
  one(
    'answer: a member removed',
    [
      [
        '        events_count:\n          description: How many events are configured.\n          type: integer\n          readOnly: true\n          x-counts: events\n          examples: [2]\n',
        '',
      ],
      [', events_count', ''],
    ],
    'callers',
    'major',
  ),
  one(
    'answer: a type changed',
    [
      [
        'description: How many events are configured.\n          type: integer',
        'description: How many events are configured.\n          type: string',
      ],
    ],
    'both',
    'major',
  ),
  one(
    'answer: a type widened',
    [
      [
        'How many events are configured.\n          type: integer',
        "How many events are configured.\n          type: [integer, 'null']",
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'answer: a format gone',
    [
      [
        'the one in the path.\n          type: string\n          format: uuid\n          readOnly: true\n          x-equals-parameter: webhook_id',
        'the one in the path.\n          type: string\n          readOnly: true\n          x-equals-parameter: webhook_id',
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'answer: a message changed',
    [
      ['const: Webhook not found.', 'const: Webhook gone.'],
      ['message: Webhook not found.', 'message: Webhook gone.'],
    ],
    'both',
    'major',
  ),
  one(
    'answer: a pattern used twice changed',
    [['\\d{4}-?\\d{2}-?', '\\d{4}-\\d{2}-']],
    'both',
    'major',
  ),
  one(
    'answer: one more body of a status',
    [
      [
        "              - $ref: '#/components/schemas/WebhookNotFound'\n",
        "              - $ref: '#/components/schemas/WebhookNotFound'\n              - $ref: '#/components/schemas/InvalidData'\n",
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'answer: one body less of a status',
    [["              - $ref: '#/components/schemas/WebhookNotFound'\n", '']],
    'service',
    'minor',
  ),
  one(
    'answer: a member that may come back',
    [['          writeOnly: true\n', '']],
    'callers',
    'major',
  ),
  one('answer: a status removed', [[LIMIT, '']], 'both', 'major'),
  one(
    'answer: an error status added',
    [[LIMIT, `${LIMIT}        '409':\n          description: Two updates at once.\n`]],
    'nobody',
    'minor',
  ),
  one(
    'answer: a successful status added',
    [[LIMIT, `${LIMIT}        '202':\n          description: Taken, not yet stored.\n`]],
    'callers',
    'major',
  ),
  one(
    'answer: a header removed',
    [
      [
        '        X-RateLimit-Reset:\n          description: When the count starts anew.\n          schema:\n            type: integer\n          example: 1756943160\n',
        '',
      ],
    ],
    'callers',
    'major',
  ),
  one(
    'both ways: an enum value added',
    [...SHARED, ['        - event_action\n', '        - event_action\n        - event_new\n']],
    'both',
    'major',
    SHARED,
  ),
  one(
    'both ways: an enum value removed',
    [...SHARED, ['        - event_action\n', '']],
    'both',
    'major',
    SHARED,
  ),
];
