import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { ask, look } from './ask.ts';

const ALL_EVENTS = [
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
];

const url = (length: number) => 'https://example.com/'.padEnd(length, 'a');

const taken: [field: string, value: unknown][] = [
  ['name', 'a'.repeat(255)],
  ['name', 'ä'.repeat(255)],
  ['name', '😀'.repeat(255)],
  ['name', ' not trimmed '],
  ['name', '0'],
  ['name', ''],
  ['webhook_url', url(500)],
  ['webhook_url', 'http://example.com/plain'],
  ['webhook_url', 'HTTPS://example.com:8443/Upper/Case?q=1#top'],
  ['events', ['event_action']],
  ['events', ALL_EVENTS],
  ['events', ALL_EVENTS.toReversed()],
  ['events', ['event_action', 'event_action']],
  ['timeout', 5],
  ['timeout', 120],
  ['max_retries', 0],
  ['max_retries', 10],
  ['enabled', false],
  ['enabled', true],
];

const TEXT = (label: string) => `The ${label} must be a string.`;
const LONG = (label: string, maximum: number) =>
  `The ${label} must not be greater than ${maximum} characters.`;
const NO_URL = 'The webhook url must be a valid URL.';
const NO_LIST = 'The events field must be an array.';
const NO_EVENT = 'The events field must contain only available events.';
const NO_INTEGER = (label: string) => `The ${label} must be an integer.`;
const TIMEOUT = 'The timeout must be between 5 and 120.';
const RETRIES = 'The max retries must be between 0 and 10.';
const NO_BOOLEAN = 'The enabled field must be true or false.';

const refused: [field: string, value: unknown, ...messages: string[]][] = [
  ['name', 'a'.repeat(256), LONG('name', 255)],
  ['name', '😀'.repeat(256), LONG('name', 255)],
  ['name', 5, TEXT('name')],
  ['name', null, TEXT('name')],
  ['webhook_url', url(501), LONG('webhook url', 500)],
  ['webhook_url', 'a'.repeat(501), NO_URL, LONG('webhook url', 500)],
  ['webhook_url', 'example.com/hook', NO_URL],
  ['webhook_url', 'https://exa mple.com/hook', NO_URL],
  ['webhook_url', ' https://example.com/hook', NO_URL],
  ['webhook_url', 'https://example.com/a b', NO_URL],
  ['webhook_url', 'https://', NO_URL],
  ['webhook_url', 'https:example.com', NO_URL],
  ['webhook_url', 'ftp://example.com/hook', NO_URL],
  ['webhook_url', 'javascript:alert(1)', NO_URL],
  ['webhook_url', '', NO_URL],
  ['webhook_url', true, TEXT('webhook url')],
  ['webhook_url', null, TEXT('webhook url')],
  ['webhook_secret', 'a'.repeat(256), LONG('webhook secret', 255)],
  ['webhook_secret', 12345, TEXT('webhook secret')],
  ['webhook_secret', null, TEXT('webhook secret')],
  ['events', [], 'The events field must contain at least 1 items.'],
  ['events', ['event_action', 'event_call_transcript'], NO_EVENT],
  ['events', ['event_call_report'], NO_EVENT],
  ['events', ['EVENT_ACTION'], NO_EVENT],
  ['events', ['event_action '], NO_EVENT],
  ['events', [5], NO_EVENT],
  ['events', [null], NO_EVENT],
  ['events', [['event_action']], NO_EVENT],
  ['events', 'event_action', NO_LIST],
  ['events', { 0: 'event_action', length: 1 }, NO_LIST],
  ['events', null, NO_LIST],
  ['timeout', 4, TIMEOUT],
  ['timeout', 121, TIMEOUT],
  ['timeout', -45, TIMEOUT],
  ['timeout', 5.5, NO_INTEGER('timeout')],
  ['timeout', '45', NO_INTEGER('timeout')],
  ['timeout', true, NO_INTEGER('timeout')],
  ['timeout', null, NO_INTEGER('timeout')],
  ['max_retries', -1, RETRIES],
  ['max_retries', 11, RETRIES],
  ['max_retries', 0.5, NO_INTEGER('max retries')],
  ['max_retries', '5', NO_INTEGER('max retries')],
  ['max_retries', null, NO_INTEGER('max retries')],
  ['enabled', 1, NO_BOOLEAN],
  ['enabled', 0, NO_BOOLEAN],
  ['enabled', 'true', NO_BOOLEAN],
  ['enabled', null, NO_BOOLEAN],
];

const title = (value: unknown) => JSON.stringify(value).slice(0, 40);

describe('a good value is stored as it was sent', () => {
  test.each(taken.map((row) => [row[0], title(row[1]), row] as const))('%s: %s', async (...all) => {
    const [field, value] = all[2];
    const twin = createTwin();
    const reply = await ask(twin, { body: { [field]: value } });
    expect(reply.status).toBe(200);
    expect((await look(twin))[field]).toEqual(value);
  });

  test('a secret of 255 characters, and the empty one', async () => {
    const twin = createTwin();
    for (const secret of ['s'.repeat(255), '']) {
      const reply = await ask(twin, { body: { webhook_secret: secret } });
      expect(reply.status).toBe(200);
      const { agentId, webhookId } = twin.ids;
      expect(twin.store.findWebhook(agentId, webhookId)?.webhook_secret).toBe(secret);
    }
  });

  test('a whole number in any JSON notation', async () => {
    const twin = createTwin();
    await ask(twin, { text: '{"timeout": 45.0, "max_retries": 1e1}' });
    expect(await look(twin)).toMatchObject({ timeout: 45, max_retries: 10 });
  });
});

describe('a bad value is refused by the name of its field, and nothing is stored', () => {
  test.each(refused.map((row) => [row[0], title(row[1]), row] as const))(
    '%s: %s',
    async (...all) => {
      const [field, value, ...messages] = all[2];
      const twin = createTwin();
      const before = await look(twin);
      const good = field === 'name' ? { timeout: 99 } : { name: 'Good, but not alone' };
      const reply = await ask(twin, { body: { ...good, [field]: value } });
      expect(reply.status).toBe(422);
      expect(reply.body).toEqual({
        message: 'The given data was invalid.',
        errors: { [field]: messages },
      });
      expect(await look(twin)).toEqual(before);
    },
  );

  test('all seven at once are all named', async () => {
    const body = {
      name: 'a'.repeat(256),
      webhook_url: url(501),
      webhook_secret: 'a'.repeat(256),
      events: [],
      timeout: 121,
      max_retries: 11,
      enabled: 'no',
    };
    const reply = await ask(createTwin(), { body });
    expect(reply.status).toBe(422);
    expect(Object.keys((reply.body as { errors: object }).errors)).toEqual(Object.keys(body));
  });
});
