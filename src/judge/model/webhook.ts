import type { Member, Setting, SettingName } from '../../../generated/contract.ts';
import { members, settings } from '../../../generated/contract.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import type { Field } from './field.ts';
import { unknownField } from './field.ts';

/** Settings that an answer can show. */
export const visible = settings.filter((setting) => !setting.writeOnly);

/** Those that the description lets an answer leave out. */
const optional = visible.filter(
  ({ name }) => !members.some((member) => member.name === name && member.required),
);

/** A member of which the description says something. */
export type MemberWith<K extends keyof Member> = Member & Required<Pick<Member, K>>;

/** The members of a webhook of which the description says something, such as what they count. */
export function membersWith<K extends keyof Member>(word: K): MemberWith<K>[] {
  return members.filter((member): member is MemberWith<K> => member[word] !== undefined);
}

/** The last time that an answer showed, and the last one that belongs to a change. */
export interface ClockState {
  /** What `updated_at` last was: as text, and as an instant in microseconds. */
  last: { text: string; instant: number } | undefined;
  /** The coarsest form in which it was shown, in microseconds. */
  form?: number;
  /** The same after the last update that changed something, with the time its answer came, in milliseconds. */
  change: { text: string; answeredAt: number } | undefined;
}

/** One way in which updates in flight together can have ended. */
export type Ending = ReadonlyMap<SettingName, Json>;

/** What is known of one webhook. */
export interface WebhookModel {
  readonly fields: ReadonlyMap<SettingName, Field>;
  /** Settings that answers have to show: those that may be left out only once one has shown them. */
  visible: readonly Setting[];
  /** Values of members that never change, by name. */
  readonly constants: Map<string, Json>;
  readonly clock: ClockState;
  /** What may be stored of settings that no answer shows: what was accepted last, and what was refused since. */
  readonly hidden: Map<string, readonly Json[]>;
  /** The ends that updates in flight can have come to; empty when none are outstanding. */
  endings: readonly Ending[];
  /** Body of the last accepted update, if no other followed. */
  lastUpdate: string | undefined;
  /** Other webhooks were written since this one was last shown. */
  othersWrote: boolean;
}

/** A webhook of which nothing is known. */
export function unknownWebhook(): WebhookModel {
  return {
    fields: new Map(visible.map(({ name }) => [name, unknownField()])),
    visible: optional.length === 0 ? visible : visible.filter((each) => !optional.includes(each)),
    constants: new Map(),
    clock: { last: undefined, change: undefined },
    hidden: new Map(),
    endings: [],
    lastUpdate: undefined,
    othersWrote: false,
  };
}

/** Takes over which of the settings that may be left out an answer shows. */
export function seeOptional(webhook: WebhookModel, data: JsonObject): void {
  const fresh = optional.filter(
    (setting) => Object.hasOwn(data, setting.name) && !webhook.visible.includes(setting),
  );
  if (fresh.length > 0) webhook.visible = [...webhook.visible, ...fresh];
}

/** The field of a setting that answers show. */
export function fieldOf(webhook: WebhookModel, name: SettingName): Field {
  return webhook.fields.get(name) ?? unknownField();
}
