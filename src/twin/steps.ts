import type { Answer, JsonValue } from './answer.ts';
import { json } from './answer.ts';
import type { Call, Patch, Step } from './call.ts';
import { fields } from './fields.ts';
import { showWebhook } from './show-webhook.ts';

/**
 * The contract of the endpoint, in the order in which the twin keeps it: nobody without a token
 * learns anything, nobody learns of what is not theirs, and only a faultless update is stored.
 */
export const standardSteps: readonly Step[] = [
  { name: 'authenticate', run: authenticate },
  { name: 'find-agent', run: findAgent },
  { name: 'find-webhook', run: findWebhook },
  { name: 'read-body', run: readBody },
  { name: 'validate', run: validate },
  { name: 'merge', run: merge },
  { name: 'save', run: save },
  { name: 'answer', run: answer },
];

/** What a read leaves out. Known by name, so a step that takes another's place takes this too. */
export const updateOnly: ReadonlySet<string> = new Set(['read-body', 'validate', 'merge', 'save']);

// The scheme is case-insensitive (RFC 9110, section 11.1), and a 401 names a challenge (section
// 15.5.2); how it tells a bad token from a missing one is RFC 6750, section 3.1.
function authenticate(call: Call): Answer | undefined {
  const authorization = call.headers.get('authorization') ?? undefined;
  if (authorization === undefined) {
    return json(401, { message: 'Missing Bearer Token' }, { 'www-authenticate': 'Bearer' });
  }
  const token = /^bearer (\S+)$/i.exec(authorization)?.[1];
  call.environment = token === undefined ? undefined : call.store.findEnvironment(token);
  if (call.environment === undefined) {
    return json(
      401,
      { message: 'Invalid Bearer Token' },
      { 'www-authenticate': 'Bearer error="invalid_token"' },
    );
  }
  return undefined;
}

// A malformed id needs no check of its own: it is one that nothing has.
function findAgent(call: Call): Answer | undefined {
  call.agent = call.store.findAgent(found(call.environment), call.agentId);
  if (call.agent) return undefined;
  return json(404, { success: false, message: 'Agent not found in this environment.' });
}

function findWebhook(call: Call): Answer | undefined {
  call.webhook = call.store.findWebhook(found(call.agent).id, call.webhookId);
  if (call.webhook) return undefined;
  return json(404, { success: false, message: 'Webhook not found.' });
}

function readBody(call: Call): Answer | undefined {
  // An absent body has no media type to be wrong.
  if (call.text === '') return json(400, { message: 'The request body must be a JSON object.' });
  const mediaType = call.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    return json(415, { message: 'The request body must be application/json.' });
  }
  let body: JsonValue;
  try {
    body = JSON.parse(call.text);
  } catch {
    return json(400, { message: 'The request body is not valid JSON.' });
  }
  if (typeof body !== 'object' || body === null || isList(body)) {
    return json(400, { message: 'The request body must be a JSON object.' });
  }
  call.json = body;
  return undefined;
}

/** Every failing field is named, and members that are no field of an update are ignored. */
function validate(call: Call): Answer | undefined {
  const sent = found(call.json);
  const valid: Record<string, JsonValue> = {};
  const errors: Record<string, readonly string[]> = {};
  for (const [field, check] of Object.entries(fields)) {
    const value = Object.hasOwn(sent, field) ? sent[field] : undefined;
    if (value === undefined) continue;
    const messages = check(value);
    if (messages.length > 0) errors[field] = messages;
    else valid[field] = value;
  }
  if (Object.keys(errors).length > 0) {
    return json(422, { message: 'The given data was invalid.', errors });
  }
  call.patch = valid as Patch; // each value has just passed the check of its field
  return undefined;
}

/** Only provided fields are updated, and a list is replaced as a whole. */
function merge(call: Call): undefined {
  // Read anew: if a step before this one waited, another update may have been stored meanwhile.
  const { agent_id, id } = found(call.webhook);
  const stored = found(call.store.findWebhook(agent_id, id));
  call.webhook = { ...stored, ...found(call.patch) };
}

/** Every accepted update moves `updated_at`, one that changes nothing too. */
function save(call: Call): undefined {
  call.webhook = { ...found(call.webhook), updated_at: call.stamp() };
  call.store.saveWebhook(call.webhook);
}

function answer(call: Call): Answer {
  const done = call.method === 'PUT' ? 'updated' : 'retrieved';
  const data = showWebhook(found(call.webhook));
  return json(200, { success: true, message: `Webhook ${done} successfully`, data });
}

/** What an earlier step found. Its absence is a fault in the list of steps, not in the request. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A step ran before the one that it depends on.');
  return value;
}

// `Array.isArray` alone does not narrow a read-only list.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
