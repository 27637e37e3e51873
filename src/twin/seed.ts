import { createRandom } from './random.ts';
import type { StoreContent } from './store.ts';

/** Where a client finds what it needs; `foreign` is what belongs to the other environment. */
export interface TwinIds {
  readonly token: string;
  readonly foreignToken: string;
  readonly agentId: string;
  readonly webhookId: string;
  /** Another webhook of the same agent. */
  readonly siblingWebhookId: string;
  /** Another agent of the same environment, and its webhook. */
  readonly otherAgentId: string;
  readonly otherAgentWebhookId: string;
  readonly foreignAgentId: string;
  /** The secret that the main webhook has at first. */
  readonly webhookSecret: string;
}

const FIRST_DAY = Date.UTC(2025, 8, 3, 9, 14, 27) * 1000;
const HOUR = 3_600_000_000;

/**
 * Two environments with everything a test of the contract has to tell apart. Webhooks differ in
 * every value, and none has a default of the API, so an update that reaches the wrong webhook or
 * that resets a field shows.
 */
export function seedContent(seed: number): { content: StoreContent; ids: TwinIds } {
  const random = createRandom(seed);
  const newToken = () => `talq_${random.text(40)}`;
  const ids = {
    token: newToken(),
    foreignToken: newToken(),
    agentId: random.uuid(),
    webhookId: random.uuid(),
    siblingWebhookId: random.uuid(),
    otherAgentId: random.uuid(),
    otherAgentWebhookId: random.uuid(),
    foreignAgentId: random.uuid(),
    webhookSecret: random.text(40),
  };
  const content: StoreContent = {
    tokens: [
      { environment: 'production', token: ids.token },
      { environment: 'staging', token: ids.foreignToken },
    ],
    agents: [
      { id: ids.agentId, environment: 'production' },
      { id: ids.otherAgentId, environment: 'production' },
      { id: ids.foreignAgentId, environment: 'staging' },
    ],
    webhooks: [
      {
        id: ids.webhookId,
        agent_id: ids.agentId,
        name: 'Call log for the CRM',
        webhook_url: 'https://crm.example.com/hooks/talkover',
        webhook_secret: ids.webhookSecret,
        events: ['event_phone_call_started', 'event_phone_call_ended', 'event_recording'],
        timeout: 20,
        max_retries: 4,
        enabled: true,
        created_at: FIRST_DAY,
        updated_at: FIRST_DAY + 5 * HOUR,
      },
      {
        id: ids.siblingWebhookId,
        agent_id: ids.agentId,
        name: 'Voicemail alerts',
        webhook_url: 'https://alerts.example.net/voicemail/incoming',
        webhook_secret: random.text(40),
        events: ['event_voicemail_detected', 'event_voicemail_message_left'],
        timeout: 75,
        max_retries: 1,
        enabled: false,
        created_at: FIRST_DAY + 1 * HOUR,
        updated_at: FIRST_DAY + 6 * HOUR,
      },
      {
        id: random.uuid(),
        agent_id: ids.agentId,
        name: 'Conversation archive',
        webhook_url: 'https://archive.example.org/v2/conversations',
        webhook_secret: random.text(40),
        events: ['event_conversation_ended'],
        timeout: 110,
        max_retries: 9,
        enabled: true,
        created_at: FIRST_DAY + 2 * HOUR,
        updated_at: FIRST_DAY + 7 * HOUR,
      },
      {
        id: ids.otherAgentWebhookId,
        agent_id: ids.otherAgentId,
        name: 'Presence board',
        webhook_url: 'https://board.example.com/presence',
        webhook_secret: random.text(40),
        events: [
          'event_user_connected',
          'event_user_disconnected',
          'event_participant_joined',
          'event_participant_left',
        ],
        timeout: 8,
        max_retries: 6,
        enabled: false,
        created_at: FIRST_DAY + 3 * HOUR,
        updated_at: FIRST_DAY + 8 * HOUR,
      },
      {
        id: random.uuid(),
        agent_id: ids.foreignAgentId,
        name: 'Staging sink',
        webhook_url: 'https://sink.staging.example.com/all',
        webhook_secret: random.text(40),
        events: ['event_action', 'event_action_failed', 'event_connection_error'],
        timeout: 55,
        max_retries: 2,
        enabled: true,
        created_at: FIRST_DAY + 4 * HOUR,
        updated_at: FIRST_DAY + 9 * HOUR,
      },
    ],
  };
  return { content, ids };
}
