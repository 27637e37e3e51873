import { answers, operation } from '../../../generated/contract.ts';
import description from '../../../generated/openapi.json' with { type: 'json' };

/** A request that the description shows, and the answer that it documents for it. */
export interface Documented {
  /** One word, as a tool names a step. */
  readonly id: string;
  readonly agent: 'own' | 'unknown';
  readonly webhook: 'own' | 'unknown';
  readonly token: boolean;
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** The name of the schema of the answer. */
  readonly schema: string;
  /** Scalars that the answer has to hold, by the path of their members. */
  readonly holds: Readonly<Record<string, string | number | boolean>>;
  /** Members that the answer has to have, by their paths, whatever they hold. */
  readonly has: readonly string[];
}

/** An id that nobody has. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const { requestBody } = description.paths[operation.path as keyof typeof description.paths].put;
const { everySetting, oneSetting, nothing } = requestBody.content['application/json'].examples;

/** Breaks the limits of the two members that the example of a refusal names. */
const refused = { webhook_url: 'not a URL', events: [] };

const good = { agent: 'own', webhook: 'own', token: true } as const;

/**
 * Every documented answer once, and every example of a request: what a user of a tool that runs scenarios
 * writes down with the description at hand.
 */
export const documented: readonly Documented[] = [
  {
    ...good,
    id: 'everySetting',
    body: everySetting.value,
    ...answer('success', shownOf(everySetting.value)),
  },
  {
    ...good,
    id: 'oneSetting',
    body: oneSetting.value,
    ...answer('success', { ...shownOf(everySetting.value), ...shownOf(oneSetting.value) }),
  },
  {
    ...good,
    id: 'nothing',
    body: nothing.value,
    ...answer('success', shownOf(everySetting.value)),
  },
  { ...good, id: 'missingToken', token: false, body: oneSetting.value, ...answer('missing-token') },
  {
    ...good,
    id: 'unknownAgent',
    agent: 'unknown',
    body: oneSetting.value,
    ...answer('unknown-agent'),
  },
  {
    ...good,
    id: 'unknownWebhook',
    webhook: 'unknown',
    body: oneSetting.value,
    ...answer('unknown-webhook'),
  },
  { ...good, id: 'invalidData', body: refused, ...answer('invalid-data') },
];

function answer(
  name: keyof typeof answers,
  holds: Documented['holds'] = {},
): Pick<Documented, 'status' | 'schema' | 'holds' | 'has'> {
  const { status, schema, example } = answers[name];
  const { errors = {} } = example as { errors?: object };
  return {
    status,
    schema,
    holds: { ...scalarsOf(example as object), ...holds },
    has: Object.keys(errors).map((member) => `errors.${member}`),
  };
}

/** What an answer shows of settings that were sent. */
function shownOf(sent: object): Documented['holds'] {
  const shown = (answers.success.example as { data: object }).data;
  return Object.fromEntries(
    Object.entries(scalarsOf(sent))
      .filter(([name]) => Object.hasOwn(shown, name))
      .map(([name, value]) => [`data.${name}`, value]),
  );
}

function scalarsOf(body: object): Documented['holds'] {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );
}
