// Written by `npm run generate` from openapi/; change that, not this.
export interface paths {
  '/api/v1/agents/{agent_id}/webhooks/{webhook_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The agent that the webhook belongs to.
         * @example 9fbef0b7-8d4e-4a08-9207-66c22155721d
         */
        agent_id: components['parameters']['AgentId'];
        /**
         * @description The webhook to update.
         * @example 9fcafbf2-7593-44d6-8cd7-1b221beba62a
         */
        webhook_id: components['parameters']['WebhookId'];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Update a webhook partially
     * @description Sets the members that the body carries and keeps all others. The list of events is replaced,
     *     never merged. An empty object is a valid update that changes nothing. The new settings hold
     *     from the next event on, because the update clears the agent's cache.
     */
    put: operations['updateWebhook'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Settings of a webhook to change
     * @description Every member is optional. A member that is left out keeps its value.
     */
    WebhookUpdate: {
      /**
       * @description What people call the webhook.
       * @example Updated Webhook Name
       */
      name?: string;
      /**
       * Format: uri
       * @description Where deliveries are sent. Use HTTPS in production. What counts as a valid URL differs
       *     between readers; `x-agreed` marks the texts about which all of them agree.
       * @example https://newexample.com/webhook
       */
      webhook_url?: string;
      /**
       * @description The key that signs each delivery with HMAC-SHA256. It never comes back in an answer.
       * @example new_secret
       */
      webhook_secret?: string;
      /**
       * @description The events to deliver, as a whole list that replaces the one before.
       * @example [
       *       "event_phone_call_started",
       *       "event_conversation_started"
       *     ]
       */
      events?: components['schemas']['EventType'][];
      /**
       * @description How long a delivery may take, in seconds.
       * @example 45
       */
      timeout?: number;
      /**
       * @description How often a failed delivery is tried again.
       * @example 5
       */
      max_retries?: number;
      /**
       * @description Whether deliveries are made.
       * @example false
       */
      enabled?: boolean;
    };
    /**
     * Event of an agent
     * @description An event that a webhook can receive. Two more, `event_call_transcript` and
     *     `event_call_report`, exist for campaigns only and are not available here.
     * @enum {string}
     */
    EventType:
      | 'event_phone_call_started'
      | 'event_phone_call_ended'
      | 'event_phone_call_did_not_connect'
      | 'event_phone_call_connected'
      | 'event_phone_call_disconnected'
      | 'event_phone_call_error'
      | 'event_participant_joined'
      | 'event_participant_left'
      | 'event_voicemail_detected'
      | 'event_voicemail_message_left'
      | 'event_conversation_started'
      | 'event_conversation_ended'
      | 'event_action'
      | 'event_action_failed'
      | 'event_recording'
      | 'event_connection_established'
      | 'event_connection_closed'
      | 'event_connection_error'
      | 'event_user_connected'
      | 'event_user_disconnected'
      | 'event_client_connected'
      | 'event_client_disconnected';
    /**
     * A webhook
     * @description A webhook as an answer shows it. Further members may appear. The limits of the settings are
     *     those of the request and are not repeated, so that an older webhook still fits.
     */
    Webhook: {
      /**
       * Format: uuid
       * @description The webhook's own identifier, the one in the path.
       * @example 9fcafbf2-7593-44d6-8cd7-1b221beba62a
       */
      readonly id: string;
      /**
       * Format: uuid
       * @description The agent that the webhook belongs to, the one in the path.
       * @example 9fbef0b7-8d4e-4a08-9207-66c22155721d
       */
      readonly agent_id: string;
      /**
       * @description What people call the webhook.
       * @example Updated Webhook Name
       */
      name: string;
      /**
       * @description Where deliveries are sent.
       * @example https://newexample.com/webhook
       */
      webhook_url: string;
      /**
       * @description The events that are delivered, each an `EventType`; a newer service may list more.
       * @example [
       *       "event_phone_call_started",
       *       "event_conversation_started"
       *     ]
       */
      events: string[];
      /**
       * @description How long a delivery may take, in seconds.
       * @example 45
       */
      timeout: number;
      /**
       * @description How often a failed delivery is tried again.
       * @example 5
       */
      max_retries: number;
      /**
       * @description Whether deliveries are made.
       * @example false
       */
      enabled: boolean;
      /**
       * @description When the webhook was created, as an ISO 8601 date and time.
       * @example 2025-09-03T23:19:51.000000Z
       */
      readonly created_at: components['schemas']['Timestamp'];
      /** @description When the webhook was last updated, as an ISO 8601 date and time. */
      readonly updated_at: components['schemas']['Timestamp'];
      /**
       * @description How many events are configured.
       * @example 2
       */
      readonly events_count: number;
      /**
       * @description Whether the webhook works: `disabled` while `enabled` is false, otherwise `active`, or
       *     `error` when deliveries fail.
       * @example disabled
       * @enum {string}
       */
      readonly status: 'active' | 'disabled' | 'error';
    };
    /**
     * Date and time
     * @description An ISO 8601 date and time. The documentation does not promise the narrower form of RFC 3339, so
     *     the offset may be missing and the fraction may have any length.
     * @example 2025-09-03T23:45:30.000000Z
     */
    Timestamp: string;
    /**
     * Answer to an update
     * @description The update was stored.
     */
    UpdateSucceeded: {
      /**
       * @description Always true in this answer.
       * @constant
       */
      success: true;
      /**
       * @description A sentence for people.
       * @constant
       */
      message: 'Webhook updated successfully';
      data: components['schemas']['Webhook'];
    };
    /**
     * No token was sent
     * @description Besides `InvalidData` the only error body whose example has no `success` member.
     */
    MissingToken: {
      /**
       * @description A sentence for people.
       * @constant
       */
      message: 'Missing Bearer Token';
      /**
       * @description In no example; if it is there, it is false.
       * @constant
       */
      success?: false;
    };
    /**
     * The token is not valid
     * @description What the body holds is not documented.
     */
    InvalidToken: {
      [key: string]: unknown;
    };
    /**
     * Agent not found
     * @description The environment of the token has no agent with this identifier.
     */
    AgentNotFound: {
      /**
       * @description Always false in this answer.
       * @constant
       */
      success: false;
      /**
       * @description A sentence for people.
       * @constant
       */
      message: 'Agent not found in this environment.';
    };
    /**
     * Webhook not found
     * @description The agent has no webhook with this identifier.
     */
    WebhookNotFound: {
      /**
       * @description Always false in this answer.
       * @constant
       */
      success: false;
      /**
       * @description A sentence for people.
       * @constant
       */
      message: 'Webhook not found.';
    };
    /**
     * Body refused
     * @description The members of the body that break their limits, each with the reasons.
     */
    InvalidData: {
      /**
       * @description A sentence for people.
       * @constant
       */
      message: 'The given data was invalid.';
      /**
       * @description For each failing member the reasons, as sentences for people. A member is named by its key;
       *     whether a fault inside a list is named by its place too (`events.1`) is not documented.
       */
      errors: {
        [key: string]: string[];
      };
      /**
       * @description In no example; if it is there, it is false.
       * @constant
       */
      success?: false;
    };
  };
  responses: {
    /** @description The update is stored; `data` is the whole webhook as it is now. */
    Updated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['UpdateSucceeded'];
      };
    };
    /**
     * @description The request carries no token, or one that is not valid. The body shown is the one for a
     *     missing token; the body for a token that is not valid is not documented.
     */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json':
          | components['schemas']['MissingToken']
          | components['schemas']['InvalidToken'];
      };
    };
    /** @description The agent is not one of the token's environment, or the webhook is not one of the agent. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json':
          | components['schemas']['AgentNotFound']
          | components['schemas']['WebhookNotFound'];
      };
    };
    /**
     * @description At least one member of the body breaks its limits. Nothing is stored, and every failing member
     *     is named.
     */
    Invalid: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['InvalidData'];
      };
    };
    /**
     * @description The rate limit of the plan is used up (100 requests a minute on the standard plan, 1,000 on the
     *     professional one). It is a limit of the whole API, and its body is not documented.
     */
    TooManyRequests: {
      headers: {
        /**
         * @description Requests that the plan allows in a minute.
         * @example 100
         */
        'X-RateLimit-Limit'?: number;
        /**
         * @description Requests that are left in the running minute.
         * @example 0
         */
        'X-RateLimit-Remaining'?: number;
        /**
         * @description When the count starts anew.
         * @example 1756943160
         */
        'X-RateLimit-Reset'?: number;
        [name: string]: unknown;
      };
      content?: never;
    };
  };
  parameters: {
    /**
     * @description The agent that the webhook belongs to.
     * @example 9fbef0b7-8d4e-4a08-9207-66c22155721d
     */
    AgentId: string;
    /**
     * @description The webhook to update.
     * @example 9fcafbf2-7593-44d6-8cd7-1b221beba62a
     */
    WebhookId: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type WebhookUpdate = components['schemas']['WebhookUpdate'];
export type EventType = components['schemas']['EventType'];
export type Webhook = components['schemas']['Webhook'];
export type Timestamp = components['schemas']['Timestamp'];
export type UpdateSucceeded = components['schemas']['UpdateSucceeded'];
export type MissingToken = components['schemas']['MissingToken'];
export type InvalidToken = components['schemas']['InvalidToken'];
export type AgentNotFound = components['schemas']['AgentNotFound'];
export type WebhookNotFound = components['schemas']['WebhookNotFound'];
export type InvalidData = components['schemas']['InvalidData'];
export type ResponseUpdated = components['responses']['Updated'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseInvalid = components['responses']['Invalid'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ParameterAgentId = components['parameters']['AgentId'];
export type ParameterWebhookId = components['parameters']['WebhookId'];
export type $defs = Record<string, never>;
export interface operations {
  updateWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The agent that the webhook belongs to.
         * @example 9fbef0b7-8d4e-4a08-9207-66c22155721d
         */
        agent_id: components['parameters']['AgentId'];
        /**
         * @description The webhook to update.
         * @example 9fcafbf2-7593-44d6-8cd7-1b221beba62a
         */
        webhook_id: components['parameters']['WebhookId'];
      };
      cookie?: never;
    };
    /** @description The settings to change. Whatever is left out stays as it is. */
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookUpdate'];
      };
    };
    responses: {
      200: components['responses']['Updated'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      422: components['responses']['Invalid'];
      429: components['responses']['TooManyRequests'];
    };
  };
}
