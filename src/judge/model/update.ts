import type { SettingName } from '../../../generated/contract.ts';
import { settings } from '../../../generated/contract.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import type { SettingReading } from '../../reading/setting.ts';

/** What is known of a request that wrote, or may have written, to a webhook. */
export interface Write {
  readonly exchange: Exchange;
  readonly webhookId: string;
  readonly settings: ReadonlyMap<SettingName, SettingReading>;
  /** Members of the body that are no settings. */
  readonly others: JsonObject;
}

/** An accepted update and the webhook that its answer shows. */
export interface Update extends Write {
  readonly data: JsonObject;
}

const BY_NAME = new Map(settings.map((setting) => [setting.name, setting]));

/** Whether the order of a setting's entries does not count. */
export function isUnordered(name: SettingName): boolean {
  return BY_NAME.get(name)?.unordered ?? false;
}

/** The values that a member of an update may be stored as; undefined where it is not sent, `any` where nobody knows. */
export function storedAs(write: Write, name: SettingName): readonly Json[] | 'any' | undefined {
  const reading = write.settings.get(name);
  if (reading === undefined) return undefined;
  return reading.verdict === 'taken' ? reading.values : 'any';
}
