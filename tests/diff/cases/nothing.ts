import { type Case, one } from './case.ts';

const MESSAGE = '        message:\n          description: A sentence for people.\n';
const STATUS = 'enum: [active, disabled, error]';

/** What changes nothing for anybody. */
export const NOTHING: readonly Case[] = [
  one('same: nothing', [], 'nobody', 'none'),
  one(
    'same: a schema renamed and its references moved',
    [
      ['schemas/WebhookUpdate', 'schemas/WebhookPatch'],
      ['    WebhookUpdate:\n', '    WebhookPatch:\n'],
    ],
    'nobody',
    'none',
  ),
  one(
    'same: a reference replaced by what it leads to',
    [
      [
        "          schema:\n            $ref: '#/components/schemas/InvalidData'",
        "          schema:\n            $ref: '#/components/schemas/Refused'",
      ],
      [
        '    InvalidData:\n      title',
        "    InvalidData:\n      $ref: '#/components/schemas/Refused'\n    Refused:\n      title",
      ],
    ],
    'nobody',
    'none',
  ),
  one(
    'same: enum values in another order',
    [[STATUS, 'enum: [error, active, disabled]']],
    'nobody',
    'patch',
  ),
  one(
    'same: alternatives in another order',
    [
      [
        "              - $ref: '#/components/schemas/AgentNotFound'\n              - $ref: '#/components/schemas/WebhookNotFound'\n",
        "              - $ref: '#/components/schemas/WebhookNotFound'\n              - $ref: '#/components/schemas/AgentNotFound'\n",
      ],
    ],
    'nobody',
    'none',
  ),
  one('prose: an example renamed', [['oneSetting:', 'pause:']], 'nobody', 'patch'),
  one(
    'prose: the value of an example',
    [
      [
        'name: Updated Webhook Name\n                  webhook_url: https://newexample.com/webhook\n                  webhook_secret',
        'name: New Name\n                  webhook_url: https://newexample.com/webhook\n                  webhook_secret',
      ],
    ],
    'nobody',
    'patch',
  ),
  one('prose: a description', [[MESSAGE, MESSAGE.replace('people', 'readers')]], 'nobody', 'patch'),
  one(
    'prose: a title of one of several bodies',
    [['title: Webhook not found', 'title: No such webhook']],
    'nobody',
    'patch',
  ),
  one(
    'prose: who maintains it',
    [['name: TalkOver documentation', 'name: TalkOver docs']],
    'nobody',
    'patch',
  ),
];
