import { settings } from '../../generated/contract.ts';
import type { Json } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import { FORMAT, VERSION } from './journal-format.ts';

/** What a journal has to hold, member by member; nothing else may stand in it. */
const JOURNAL = {
  format: (value: Json) => value === FORMAT,
  version: (value: Json) => value === VERSION,
  baseUrl: (value: Json) =>
    typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value),
  secret: (value: Json) => typeof value === 'boolean',
  webhooks: (value: Json) => Array.isArray(value) && value.length > 0,
  seal: (value: Json) => typeof value === 'string',
};
const ENTRY = {
  agentId: isText,
  webhookId: isText,
  settings: (value: Json) => isObject(value) && Object.keys(value).length > 0,
};
const VISIBLE = Object.fromEntries(
  settings.filter(({ writeOnly }) => !writeOnly).map(({ name }) => [name, () => true]),
);

/** What is wrong with a text as a journal of this version; undefined where nothing is. */
export function wrongJournal(value: Json | undefined): string | undefined {
  if (!isObject(value) || value.format !== FORMAT) return 'it is no journal';
  if (typeof value.version === 'number' && value.version !== VERSION)
    return `it has version ${value.version}, and this program writes version ${VERSION}; use the version of talkover-contract that wrote it`;
  const wrong = wrongMember(value, JOURNAL);
  if (wrong !== undefined) return `it is damaged: ${wrong}`;
  for (const [index, entry] of (value.webhooks as readonly Json[]).entries()) {
    const found = isObject(entry)
      ? (wrongMember(entry, ENTRY) ?? unknownMember(entry.settings, VISIBLE))
      : 'it is no object';
    if (found !== undefined) return `it is damaged: in webhooks/${index}, ${found}`;
  }
  return undefined;
}

function wrongMember(
  value: { readonly [key: string]: Json },
  members: Readonly<Record<string, (value: Json) => boolean>>,
): string | undefined {
  for (const [name, isRight] of Object.entries(members)) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined) return `${name} is missing`;
    if (!isRight(member)) return `${name} does not hold what it has to`;
  }
  return unknownMember(value, members);
}

function unknownMember(value: Json | undefined, members: object): string | undefined {
  const unknown = Object.keys(value ?? {}).find((name) => !Object.hasOwn(members, name));
  return unknown === undefined ? undefined : `'${unknown}' is unknown`;
}

function isText(value: Json): boolean {
  return typeof value === 'string' && value !== '';
}
