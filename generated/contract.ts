// Written by `npm run generate` from openapi/; change that, not this.

export type SettingName =
  | 'name'
  | 'webhook_url'
  | 'webhook_secret'
  | 'events'
  | 'timeout'
  | 'max_retries'
  | 'enabled';

export type MemberName =
  | 'id'
  | 'agent_id'
  | 'name'
  | 'webhook_url'
  | 'events'
  | 'timeout'
  | 'max_retries'
  | 'enabled'
  | 'created_at'
  | 'updated_at'
  | 'events_count'
  | 'status';

export type AnswerName =
  | 'success'
  | 'missing-token'
  | 'unknown-agent'
  | 'unknown-webhook'
  | 'invalid-data';

/** A member of the request body. */
export interface Setting {
  name: SettingName;
  pointer: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  /** The texts that it may be. */
  enum?: readonly string[];
  /** Texts that are known to other products and refused here. */
  elsewhere?: readonly string[];
  /** The entries of a list; those of `elsewhere` are known to other products and refused here. */
  items?: { type: 'string'; enum: readonly string[]; elsewhere: readonly string[] };
  writeOnly: boolean;
  unordered: boolean;
  /** Regular expressions: which texts every reader takes for right, and which for wrong. */
  agreed?: { accepted: string; refused: string };
  example: unknown;
}

/** A member of the webhook that an answer shows. */
export interface Member {
  name: MemberName;
  pointer: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  enum?: readonly string[];
  readOnly: boolean;
  required: boolean;
  /** The path parameter whose value it shows. */
  equalsParameter?: string;
  /** Never changes. */
  constant: boolean;
  /** Moves with each change, but no finer than `resolution` seconds, and not before `since`. */
  clock?: { since: string; resolution: number };
  /** The list whose length it is. */
  counts?: string;
  /** The values that it may have while another member is true or false. */
  follows?: { member: string; allowed: Record<'true' | 'false', readonly string[]> };
  timestamp: boolean;
  example: unknown;
}

/** A documented body. */
export interface Answer {
  name: AnswerName;
  status: number;
  pointer: string;
  /** The name of the component. */
  schema: string;
  example: unknown;
}

export const operation = {
  id: 'updateWebhook',
  method: 'PUT',
  path: '/api/v1/agents/{agent_id}/webhooks/{webhook_id}',
  prefix: '/api/v1',
  parameters: ['agent_id', 'webhook_id'],
  mediaType: 'application/json',
  state: '/data',
  blame: '/errors',
  statuses: [200, 401, 404, 422, 429],
  limitStatus: 429,
  server: 'https://app.talkover.ai',
  version: '2.0.0',
  pointer: '#/paths/~1api~1v1~1agents~1{agent_id}~1webhooks~1{webhook_id}/put',
} as const;

export const settings: readonly Setting[] = [
  {
    name: 'name',
    pointer: '#/components/schemas/WebhookUpdate/properties/name',
    type: 'string',
    maxLength: 255,
    writeOnly: false,
    unordered: false,
    example: 'Updated Webhook Name',
  },
  {
    name: 'webhook_url',
    pointer: '#/components/schemas/WebhookUpdate/properties/webhook_url',
    type: 'string',
    format: 'uri',
    maxLength: 500,
    writeOnly: false,
    unordered: false,
    agreed: {
      accepted:
        '^https://[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*\\.[a-z]{2,}(:(?!443/)[1-9]\\d{1,3})?/([A-Za-z0-9._~/-]|%[0-9A-F]{2})*(\\?[A-Za-z0-9._~=&-]*)?(#[A-Za-z0-9._~-]*)?$',
      refused: '^(?!\\s*[A-Za-z][A-Za-z0-9+.-]*:)\\s*\\S|^[A-Za-z][A-Za-z0-9+.-]*://[^/?# ]* +\\S',
    },
    example: 'https://newexample.com/webhook',
  },
  {
    name: 'webhook_secret',
    pointer: '#/components/schemas/WebhookUpdate/properties/webhook_secret',
    type: 'string',
    maxLength: 255,
    writeOnly: true,
    unordered: false,
    example: 'new_secret',
  },
  {
    name: 'events',
    pointer: '#/components/schemas/WebhookUpdate/properties/events',
    type: 'array',
    minItems: 1,
    items: {
      type: 'string',
      enum: [
        'event_phone_call_started',
        'event_phone_call_ended',
        'event_phone_call_did_not_connect',
        'event_phone_call_connected',
        'event_phone_call_disconnected',
        'event_phone_call_error',
        'event_participant_joined',
        'event_participant_left',
        'event_voicemail_detected',
        'event_voicemail_message_left',
        'event_conversation_started',
        'event_conversation_ended',
        'event_action',
        'event_action_failed',
        'event_recording',
        'event_connection_established',
        'event_connection_closed',
        'event_connection_error',
        'event_user_connected',
        'event_user_disconnected',
        'event_client_connected',
        'event_client_disconnected',
      ],
      elsewhere: ['event_call_transcript', 'event_call_report'],
    },
    writeOnly: false,
    unordered: true,
    example: ['event_phone_call_started', 'event_conversation_started'],
  },
  {
    name: 'timeout',
    pointer: '#/components/schemas/WebhookUpdate/properties/timeout',
    type: 'integer',
    minimum: 5,
    maximum: 120,
    writeOnly: false,
    unordered: false,
    example: 45,
  },
  {
    name: 'max_retries',
    pointer: '#/components/schemas/WebhookUpdate/properties/max_retries',
    type: 'integer',
    minimum: 0,
    maximum: 10,
    writeOnly: false,
    unordered: false,
    example: 5,
  },
  {
    name: 'enabled',
    pointer: '#/components/schemas/WebhookUpdate/properties/enabled',
    type: 'boolean',
    writeOnly: false,
    unordered: false,
    example: false,
  },
];

export const members: readonly Member[] = [
  {
    name: 'id',
    pointer: '#/components/schemas/Webhook/properties/id',
    type: 'string',
    readOnly: true,
    required: true,
    equalsParameter: 'webhook_id',
    constant: false,
    timestamp: false,
    example: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
  },
  {
    name: 'agent_id',
    pointer: '#/components/schemas/Webhook/properties/agent_id',
    type: 'string',
    readOnly: true,
    required: true,
    equalsParameter: 'agent_id',
    constant: false,
    timestamp: false,
    example: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
  },
  {
    name: 'name',
    pointer: '#/components/schemas/Webhook/properties/name',
    type: 'string',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: 'Updated Webhook Name',
  },
  {
    name: 'webhook_url',
    pointer: '#/components/schemas/Webhook/properties/webhook_url',
    type: 'string',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: 'https://newexample.com/webhook',
  },
  {
    name: 'events',
    pointer: '#/components/schemas/Webhook/properties/events',
    type: 'array',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: ['event_phone_call_started', 'event_conversation_started'],
  },
  {
    name: 'timeout',
    pointer: '#/components/schemas/Webhook/properties/timeout',
    type: 'integer',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: 45,
  },
  {
    name: 'max_retries',
    pointer: '#/components/schemas/Webhook/properties/max_retries',
    type: 'integer',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: 5,
  },
  {
    name: 'enabled',
    pointer: '#/components/schemas/Webhook/properties/enabled',
    type: 'boolean',
    readOnly: false,
    required: true,
    constant: false,
    timestamp: false,
    example: false,
  },
  {
    name: 'created_at',
    pointer: '#/components/schemas/Webhook/properties/created_at',
    type: 'string',
    readOnly: true,
    required: true,
    constant: true,
    timestamp: true,
    example: '2025-09-03T23:19:51.000000Z',
  },
  {
    name: 'updated_at',
    pointer: '#/components/schemas/Webhook/properties/updated_at',
    type: 'string',
    readOnly: true,
    required: true,
    constant: false,
    clock: { since: 'created_at', resolution: 1 },
    timestamp: true,
    example: '2025-09-03T23:45:30.000000Z',
  },
  {
    name: 'events_count',
    pointer: '#/components/schemas/Webhook/properties/events_count',
    type: 'integer',
    readOnly: true,
    required: true,
    constant: false,
    counts: 'events',
    timestamp: false,
    example: 2,
  },
  {
    name: 'status',
    pointer: '#/components/schemas/Webhook/properties/status',
    type: 'string',
    enum: ['active', 'disabled', 'error'],
    readOnly: true,
    required: true,
    constant: false,
    follows: { member: 'enabled', allowed: { true: ['active', 'error'], false: ['disabled'] } },
    timestamp: false,
    example: 'disabled',
  },
];

export const answers: Record<AnswerName, Answer> = {
  success: {
    name: 'success',
    status: 200,
    pointer: '#/components/schemas/UpdateSucceeded',
    schema: 'UpdateSucceeded',
    example: {
      success: true,
      message: 'Webhook updated successfully',
      data: {
        id: '9fcafbf2-7593-44d6-8cd7-1b221beba62a',
        agent_id: '9fbef0b7-8d4e-4a08-9207-66c22155721d',
        name: 'Updated Webhook Name',
        webhook_url: 'https://newexample.com/webhook',
        events: ['event_phone_call_started', 'event_conversation_started'],
        timeout: 45,
        max_retries: 5,
        enabled: false,
        created_at: '2025-09-03T23:19:51.000000Z',
        updated_at: '2025-09-03T23:45:30.000000Z',
        events_count: 2,
        status: 'disabled',
      },
    },
  },
  'missing-token': {
    name: 'missing-token',
    status: 401,
    pointer: '#/components/schemas/MissingToken',
    schema: 'MissingToken',
    example: { message: 'Missing Bearer Token' },
  },
  'unknown-agent': {
    name: 'unknown-agent',
    status: 404,
    pointer: '#/components/schemas/AgentNotFound',
    schema: 'AgentNotFound',
    example: { success: false, message: 'Agent not found in this environment.' },
  },
  'unknown-webhook': {
    name: 'unknown-webhook',
    status: 404,
    pointer: '#/components/schemas/WebhookNotFound',
    schema: 'WebhookNotFound',
    example: { success: false, message: 'Webhook not found.' },
  },
  'invalid-data': {
    name: 'invalid-data',
    status: 422,
    pointer: '#/components/schemas/InvalidData',
    schema: 'InvalidData',
    example: {
      message: 'The given data was invalid.',
      errors: {
        webhook_url: ['The webhook url must be a valid URL.'],
        events: ['The events field must contain at least 1 items.'],
      },
    },
  },
};
