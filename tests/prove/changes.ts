import type { Answer, JsonValue } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Call, Patch } from '../../src/twin/call.ts';
import { fields } from '../../src/twin/fields.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { Change } from './server.ts';
import { after, replaceStep } from './server.ts';

export type Field = keyof Required<Patch>;
export type JsonRecord = Record<string, JsonValue>;

/** The settings, those first that an answer shows. */
export const visibleFields = [
  'name',
  'webhook_url',
  'events',
  'timeout',
  'max_retries',
  'enabled',
] as const;
export const allFields: readonly Field[] = [...visibleFields, 'webhook_secret'];

/** A field as it stands in an id. */
export function kebab(name: string): string {
  return name.replaceAll('_', '-');
}

/** Takes the body for another one, once it has been read. */
export function changeSent(change: (sent: JsonRecord, call: Call) => JsonRecord): Change {
  return after('read-body', (call) => {
    call.json = change({ ...call.json }, call);
    return undefined;
  });
}

/** Makes another update of a valid one. */
export function changePatch(change: (patch: Patch, call: Call) => object): Change {
  return after('validate', (call) => {
    call.patch = change({ ...call.patch }, call) as Patch;
    return undefined;
  });
}

/** Makes another row of what an update made of it. `sent` is the update. */
export function changeStored(
  change: (next: WebhookRecord, stored: WebhookRecord, sent: Patch) => object,
): Change {
  return replaceStep('merge', (call, standard) => {
    const stored = present(call.webhook);
    const answer = standard(call);
    call.webhook = change(present(call.webhook), stored, present(call.patch)) as WebhookRecord;
    return answer;
  });
}

/** Shows another webhook than the one stored. */
export function changeShown(change: (shown: JsonRecord, call: Call) => JsonValue): Change {
  return changeSuccess((body, call) => ({
    ...body,
    data: change({ ...(body.data as JsonRecord) }, call),
  }));
}

/** Answers an update with another body. */
export function changeSuccess(change: (body: JsonRecord, call: Call) => JsonValue): Change {
  return changeAnswer(200, (answer, call) => ({
    ...answer,
    body: change({ ...(answer.body as JsonRecord) }, call),
  }));
}

/** Changes the answers that have a status, whichever step gives them. */
export function changeAnswer(
  status: number | ((answer: Answer) => boolean),
  change: (answer: Answer, call: Call) => Answer,
): Change {
  const wanted = typeof status === 'number' ? (answer: Answer) => answer.status === status : status;
  const changed = (answer: Answer | undefined, call: Call): Answer | undefined =>
    answer !== undefined && wanted(answer) ? change(answer, call) : answer;
  return {
    steps: (steps) =>
      steps.map(({ name, run }) => ({
        name,
        run: (call) => {
          const result = run(call);
          return result instanceof Promise
            ? result.then((answer) => changed(answer, call))
            : changed(result, call);
        },
      })),
  };
}

/** Changes the bodies of the answers that have a status. */
export function changeBody(
  status: number | ((answer: Answer) => boolean),
  change: (body: JsonRecord, call: Call) => JsonValue,
): Change {
  return changeAnswer(status, (answer, call) => ({
    ...answer,
    body: change({ ...(answer.body as JsonRecord) }, call),
  }));
}

/** What a server makes of a value: nothing to say, messages, or another value to store. */
export type Check = (
  value: JsonValue,
  standard: (value: JsonValue) => readonly string[],
  call: Call,
) => readonly string[] | { readonly store: JsonValue | undefined };

/** Checks some fields in another way. A value stored as `undefined` is taken for one that was not sent. */
export function checkFields(checks: Partial<Record<Field, Check>>): Change {
  return replaceStep('validate', (call) => {
    const sent = present(call.json);
    const valid: JsonRecord = {};
    const errors: Record<string, readonly string[]> = {};
    for (const name of Object.keys(fields) as Field[]) {
      const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
      if (value === undefined) continue;
      const { store, messages } = checked(name, value, call, checks[name]);
      if (messages.length > 0) errors[name] = messages;
      if (store !== undefined) valid[name] = store;
    }
    if (Object.keys(errors).length > 0) return refusal(errors);
    call.patch = valid as Patch;
    return undefined;
  });
}

function checked(
  name: Field,
  value: JsonValue,
  call: Call,
  check: Check | undefined,
): { store: JsonValue | undefined; messages: readonly string[] } {
  const found = check?.(value, fields[name], call) ?? fields[name](value);
  return 'store' in found
    ? { store: found.store, messages: [] }
    : { store: value, messages: found };
}

/** Checks one field in another way. */
export function checkField(field: Field, check: Check): Change {
  return checkFields({ [field]: check });
}

export function refusal(errors: Record<string, JsonValue>): Answer {
  return json(422, { message: 'The given data was invalid.', errors });
}

export const isRefusal = ({ status }: Answer): boolean => status === 422;
export const isAgentUnknown = (answer: Answer): boolean => says(answer, 404, 'Agent');
export const isWebhookUnknown = (answer: Answer): boolean => says(answer, 404, 'Webhook');
export const isTokenMissing = (answer: Answer): boolean => says(answer, 401, 'Missing');
export const isTokenBad = (answer: Answer): boolean => says(answer, 401, 'Invalid');

function says({ status, body }: Answer, wanted: number, word: string): boolean {
  return status === wanted && JSON.stringify(body).includes(`"message":"${word}`);
}

/** What a step before has found. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A step ran before the one that it depends on.');
  return value;
}

/** A copy of an object without some members. */
export function without(value: object, ...names: readonly string[]): JsonRecord {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
