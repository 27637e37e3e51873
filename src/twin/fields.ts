import type { JsonValue } from './answer.ts';
import type { Patch } from './call.ts';

/** What is wrong with a value that was sent for a field; nothing, if it may be stored as it is. */
type Check = (value: JsonValue) => readonly string[];

const AVAILABLE_EVENTS: ReadonlySet<JsonValue> = new Set([
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
]);

/**
 * The seven fields of an update. All are optional, and none is ever coerced, trimmed or clamped:
 * what cannot be stored as it was sent is refused. Messages never repeat what was sent, since that
 * may be a secret in the wrong place.
 */
export const fields: { readonly [field in keyof Required<Patch>]: Check } = {
  name: (value) => text('name', value, 255),

  webhook_url: (value) =>
    typeof value === 'string' && !isUrl(value)
      ? ['The webhook url must be a valid URL.', ...text('webhook url', value, 500)]
      : text('webhook url', value, 500),

  webhook_secret: (value) => text('webhook secret', value, 255),

  events(value) {
    if (!Array.isArray(value)) return ['The events field must be an array.'];
    if (value.length < 1) return ['The events field must contain at least 1 items.'];
    return value.every((event) => AVAILABLE_EVENTS.has(event))
      ? []
      : ['The events field must contain only available events.'];
  },

  timeout: (value) => integer('timeout', value, 5, 120),

  max_retries: (value) => integer('max retries', value, 0, 10),

  enabled: (value) =>
    typeof value === 'boolean' ? [] : ['The enabled field must be true or false.'],
};

function text(label: string, value: JsonValue, maximum: number): readonly string[] {
  if (typeof value !== 'string') return [`The ${label} must be a string.`];
  return isLonger(value, maximum)
    ? [`The ${label} must not be greater than ${maximum} characters.`]
    : [];
}

// A character is a code point: an emoji is one, although its length in JavaScript is two.
function isLonger(value: string, maximum: number): boolean {
  let characters = 0;
  for (const _ of value) {
    characters += 1;
    if (characters > maximum) return true;
  }
  return false;
}

function integer(
  label: string,
  value: JsonValue,
  minimum: number,
  maximum: number,
): readonly string[] {
  if (!Number.isInteger(value)) return [`The ${label} must be an integer.`];
  return Number(value) >= minimum && Number(value) <= maximum
    ? []
    : [`The ${label} must be between ${minimum} and ${maximum}.`];
}

// The URL standard repairs a good deal (blanks are dropped, slashes added) before it parses; a URL
// that needs repair is not stored as it was sent and so is none.
function isUrl(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}
