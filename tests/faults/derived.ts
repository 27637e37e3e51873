import type { Setting } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { NearMiss } from '../../src/plan/near-misses.ts';
import { nearMisses } from '../../src/plan/near-misses.ts';
import type { JsonValue } from '../../src/twin/answer.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { Field, JsonRecord } from '../prove/changes.ts';
import {
  changeBody,
  changePatch,
  changeShown,
  changeStored,
  checkField,
  kebab,
  without,
} from '../prove/changes.ts';
import type { Change, Changed } from '../prove/server.ts';
import { replaceStep, server, withMemory } from '../prove/server.ts';

/** A wrong server that an operator makes of the contract. Some rule has to catch it; which one is not said. */
export interface Derived {
  readonly id: string;
  readonly make: Changed;
}

const shown = settings.filter(({ writeOnly }) => !writeOnly);
const names = settings.map(({ name }) => name as Field);

/** What careless code takes for nothing at all, by type. */
const NOTHING: Readonly<Record<Setting['type'], JsonValue>> = {
  string: '',
  integer: 0,
  boolean: false,
  array: [],
};

type When = readonly [
  what: string,
  holds: (sent: Readonly<Partial<Record<Field, unknown>>>) => boolean,
];

/** Company in which a member may be treated differently: any other one, present or absent. */
function companyOf(name: string): When[] {
  return names
    .filter((other) => other !== name)
    .flatMap((other): When[] => [
      [`with ${other}`, (sent) => Object.hasOwn(sent, other)],
      [`without ${other}`, (sent) => !Object.hasOwn(sent, other)],
    ]);
}

function derived(what: string, ...changes: readonly Change[]): Derived {
  return { id: `derived-${kebab(what.replaceAll(' ', '-'))}`, make: server(...changes) };
}

function lose(field: Field, when: When[1]): Change {
  return changePatch((patch) => (when(patch) ? without(patch, field) : patch));
}

function reset(field: Field, type: Setting['type'], when: When[1]): Change {
  return changeStored((next, _, sent) =>
    Object.hasOwn(sent, field) || !when(sent) ? next : { ...next, [field]: NOTHING[type] },
  );
}

/** What is sent is not stored, or what is not sent is. */
function ofStoring(): Derived[] {
  return shown.flatMap(({ name, type }) => {
    const field = name as Field;
    return [
      derived(
        `${name} is never stored`,
        lose(field, () => true),
      ),
      derived(
        `${name} is reset where it is left out`,
        reset(field, type, () => true),
      ),
      {
        id: `derived-${kebab(name)}-is-stored-from-the-second-update-on`,
        make: withMemory(() => fromTheSecond(field)),
      },
      ...companyOf(name).flatMap(([what, when]) => [
        derived(`${name} is lost ${what}`, lose(field, when)),
        derived(`${name} is reset ${what}`, reset(field, type, when)),
      ]),
    ];
  });
}

function fromTheSecond(field: Field): Change {
  let seen = 0;
  return changePatch((patch) => {
    if (!Object.hasOwn(patch, field)) return patch;
    seen += 1;
    return seen === 1 ? without(patch, field) : patch;
  });
}

/** What an answer shows is not what is stored. */
function ofShowing(): Derived[] {
  return shown.flatMap(({ name }) => {
    const field = name as Field;
    return [
      derived(
        `${name} is shown as sent and not stored`,
        replaceStep('save', (call, standard) => {
          const { webhook, agent } = call;
          if (webhook === undefined || agent === undefined) return standard(call);
          const old = call.store.findWebhook(agent.id, webhook.id);
          if (old === undefined) return standard(call);
          call.webhook = { ...webhook, [field]: old[field] } as WebhookRecord;
          standard(call);
          call.webhook = { ...call.webhook, [field]: webhook[field] } as WebhookRecord;
          return undefined;
        }),
      ),
      derived(
        `${name} is not shown where it is left out`,
        changeShown((data, { patch = {} }) =>
          Object.hasOwn(patch, field) ? data : without(data, field),
        ),
      ),
    ];
  });
}

/** The time of the last update does not move where one member alone is sent. */
function ofTime(): Derived[] {
  return settings.map(({ name }) =>
    derived(
      `a change of ${name} alone does not move the time`,
      replaceStep('save', (call, standard) => {
        const { patch = {}, webhook } = call;
        const alone = Object.keys(patch).join() === name;
        const time = webhook?.updated_at;
        standard(call);
        if (!alone || call.webhook === undefined || time === undefined) return undefined;
        call.webhook = { ...call.webhook, updated_at: time };
        call.store.saveWebhook(call.webhook);
        return undefined;
      }),
    ),
  );
}

/** A bad value is taken: each that there is, and one of each keyword in every company. */
function ofChecking(): Derived[] {
  return settings.flatMap((setting) => {
    const { name } = setting;
    const misses = nearMisses(setting);
    const keywords = [...new Set(misses.map(({ keyword }) => keyword))];
    return [
      ...misses.map((miss, place) =>
        derived(`${name} takes bad value ${place} ${miss.keyword}`, takes(name, [miss])),
      ),
      ...keywords.flatMap((keyword) => {
        const of = misses.filter((miss) => miss.keyword === keyword);
        return [
          derived(
            `${keyword} of ${name} is not checked alone`,
            takes(name, of, (sent) => Object.keys(sent).length === 1),
          ),
          ...companyOf(name).map(([what, when]) =>
            derived(`${keyword} of ${name} is not checked ${what}`, takes(name, of, when)),
          ),
        ];
      }),
    ];
  });
}

function takes(name: string, misses: readonly NearMiss[], when: When[1] = () => true): Change {
  const bad = new Set(misses.map(({ value }) => JSON.stringify(value)));
  return checkField(name as Field, (value, standard, call) =>
    bad.has(JSON.stringify(value)) && when((call.json ?? {}) as JsonRecord) ? [] : standard(value),
  );
}

/** A refusal stores what is good, does not name what is bad, or names what is not. */
function ofRefusing(): Derived[] {
  return settings.flatMap(({ name, writeOnly }) => {
    const field = name as Field;
    const named = changeBody(422, (body) => ({
      ...body,
      errors: without((body.errors ?? {}) as JsonRecord, name),
    }));
    return [
      derived(`a refusal does not name ${name}`, named),
      derived(
        `a refusal always names ${name}`,
        changeBody(422, (body) => ({
          ...body,
          errors: { ...((body.errors ?? {}) as JsonRecord), [name]: ['Not allowed.'] },
        })),
      ),
      ...(writeOnly ? [] : [derived(`a refusal stores ${name}`, storesWhatIsGood(field))]),
    ];
  });
}

function storesWhatIsGood(field: Field): Change {
  return replaceStep('validate', (call, standard) => {
    const answer = standard(call);
    const { agent, webhook, json } = call;
    if (answer === undefined || agent === undefined || webhook === undefined) return answer;
    const value = (json as JsonRecord | undefined)?.[field];
    const errors = (answer as { body?: { errors?: JsonRecord } }).body?.errors ?? {};
    if (value === undefined || Object.hasOwn(errors, field)) return answer;
    call.store.saveWebhook({ ...webhook, [field]: value } as WebhookRecord);
    return answer;
  });
}

/** An answer that refuses is kept, and given once more to a request behind it that is right. */
function ofRemembering(): Derived[] {
  return [401, 404, 422, 400].map(
    (status): Derived => ({
      id: `derived-a-${status}-is-answered-once-more`,
      make: withMemory(() => {
        let last: Response | undefined;
        return {
          fetch: (next) => async (request) => {
            const answer = await next(request);
            const kept = last;
            last = answer.status === status ? answer.clone() : undefined;
            return answer.status === 200 && kept !== undefined ? kept : answer;
          },
        };
      }),
    }),
  );
}

/** Wrong servers that operators make of the contract, beside those that are written by hand. */
export function derivedFaults(): Derived[] {
  return [
    ...ofStoring(),
    ...ofShowing(),
    ...ofTime(),
    ...ofChecking(),
    ...ofRefusing(),
    ...ofRemembering(),
  ];
}
