import { answers, members, operation, settings } from '../../generated/contract.ts';
import { isObject } from '../exchange/json.ts';
import { memberOf } from '../reading/blame.ts';
import { shownMessage } from './message.ts';
import type { Place } from './rewrite-json.ts';
import { isIdentifier } from './shown-url.ts';

/** What stands for texts that are not shown. */
export interface Substitutes {
  /** For a text of which the contract knows nothing. */
  readonly unknown: (value: string) => string;
  /** For a text in the place of a secret. */
  readonly secret: (value: string) => string;
  /** For a URL that the contract knows. */
  readonly url: (value: string) => string;
  /** For the name of a member. */
  readonly name: (name: string) => string;
}

/** What may be shown of a request's body, and of an answer's. */
export interface Places {
  readonly request: Place;
  readonly answer: Place;
}

/** The places of bodies, by what the contract knows. */
export function createPlaces({ unknown, secret, url, name: substitute }: Substitutes): Places {
  const nameOf = (name: string): string => (isIdentifier(name) ? name : substitute(name));
  const elsewhere: Place = {
    text: unknown,
    numbers: false,
    // A secret is one wherever it stands.
    member: (name) => ({ place: SECRETS.has(name) ? secrets : elsewhere, name: nameOf(name) }),
    entry: () => elsewhere,
  };
  const scalar = (text: (value: string) => string, numbers: boolean): Place => {
    const place: Place = { ...elsewhere, text, numbers, entry: () => place };
    return place;
  };
  const secrets = scalar(secret, false);
  const shown = scalar((value) => value, true);
  const urls = scalar(url, true);
  const messages = scalar(shownMessage, false);
  const object = (known: ReadonlyMap<string, Place>): Place => ({
    ...elsewhere,
    member: (name) => {
      const place = known.get(name);
      return place === undefined ? elsewhere.member(name) : { place, name };
    },
  });

  const webhook = new Map<string, Place>();
  for (const { name } of members) webhook.set(name, shown);
  for (const { name, format, writeOnly } of settings)
    webhook.set(name, writeOnly ? secrets : format === 'uri' ? urls : shown);
  const blame: Place = {
    ...elsewhere,
    member: (name) => ({ place: messages, name: isBlameKey(name) ? name : nameOf(name) }),
  };
  const answer = new Map<string, Place>();
  for (const { example } of Object.values(answers)) {
    if (!isObject(example)) continue;
    for (const [name, value] of Object.entries(example))
      answer.set(name, typeof value === 'string' ? messages : shown);
  }
  answer.set(operation.state.slice(1), object(webhook));
  answer.set(operation.blame.slice(1), blame);
  // Some servers read a list of objects as one.
  const update = object(webhook);
  return { request: { ...update, entry: () => update }, answer: object(answer) };
}

const SECRETS = new Set<string>(
  settings.filter(({ writeOnly }) => writeOnly).map(({ name }) => name),
);
const NAMES = new Set<string>(settings.map(({ name }) => name));

/** Whether a key names a setting, or a place within it (`events.1`, `events[1]`). */
function isBlameKey(key: string): boolean {
  return NAMES.has(memberOf(key)) && /^\/?\w+(?:[.[/](?:\d{1,3}|\*)?\]?)*$/.test(key);
}
