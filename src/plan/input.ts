import type { Need } from '../../generated/catalogue.ts';
import type { Setting } from '../../generated/contract.ts';
import { members, settings } from '../../generated/contract.ts';
import type { Fixtures } from '../exchange/fixtures.ts';
import type { JsonObject } from '../exchange/json.ts';
import { isObject } from '../exchange/json.ts';
import type { PlannedRequest, TokenUse } from '../exchange/planned.ts';
import { readSetting } from '../reading/setting.ts';

/** What a plan is made for. */
export interface PlanInput {
  readonly fixtures: Fixtures;
  /** What the target can be held to. */
  readonly offers: readonly Need[];
  /** Uses of the token that are wrong for sure. */
  readonly wrongTokens: readonly TokenUse[];
  /** What another webhook was that is read at the end. The last update differs from it, so that it shows there. */
  readonly elsewhere?: JsonObject;
  /** What the other webhook of the agent was. */
  readonly sibling?: JsonObject;
  /** Where a webhook may lead while it delivers. */
  readonly host?: string;
  /** Webhooks are led where nobody asked for deliveries, and so deliver nothing meanwhile. */
  readonly muted?: boolean;
  /** Whether a request may nest deeper than the stack of a server goes, which can end the server. */
  readonly robust?: boolean;
}

/** The setting that turns deliveries off. */
export const [SWITCH] = members.flatMap(({ follows }) =>
  follows === undefined ? [] : [follows.member],
);
const URLS = settings.filter(({ format }) => format === 'uri').map(({ name }) => name);

/** Whether the target can be held to something. */
export function offers(input: PlanInput, need: Need): boolean {
  return input.offers.includes(need);
}

/** The settings that a run may write: no secret, unless it is known which one to leave behind. */
export function writable(input: PlanInput): Setting[] {
  return settings.filter((setting) => !setting.writeOnly || offers(input, 'secret'));
}

/**
 * The settings of another webhook that a run may write: those that can be restored, and that lead nowhere else.
 *
 * @param state what it was, if that is known: it may be older than a limit, and so have what it cannot be given
 */
export function writableElsewhere(state: JsonObject = {}): Setting[] {
  return settings.filter((setting) => {
    if (setting.writeOnly || setting.agreed !== undefined) return false;
    const value = state[setting.name];
    if (value === undefined) return true;
    const { verdict, question } = readSetting(setting, value);
    return verdict === 'taken' && question === undefined;
  });
}

/** Whether a setting takes any text, up to a length, and answers show it. */
export function isPlainText({ type, format, writeOnly, enum: values }: Setting): boolean {
  return type === 'string' && format === undefined && values === undefined && !writeOnly;
}

/** A request to the webhook under test. */
export function ask(
  input: PlanInput,
  purpose: string,
  body: PlannedRequest['body'],
  more: Partial<PlannedRequest> = {},
): PlannedRequest {
  const { agentId, webhookId } = input.fixtures;
  return { purpose, agentId, webhookId, body: input.muted ? mute(body) : body, ...more };
}

/** A body that leads the webhook somewhere else turns its deliveries off, unless it is refused for that anyway. */
function mute(body: PlannedRequest['body']): PlannedRequest['body'] {
  if (!isObject(body) || SWITCH === undefined) return body;
  const leads = URLS.some((name) => typeof body[name] === 'string');
  const broken = Object.hasOwn(body, SWITCH) && typeof body[SWITCH] !== 'boolean';
  return leads && !broken ? { ...body, [SWITCH]: false } : body;
}

/** A request that changes nothing and shows the webhook under test. */
export function readBack(input: PlanInput, purpose = 'read the webhook back'): PlannedRequest {
  return ask(input, purpose, {});
}
