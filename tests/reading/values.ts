import type { SettingName } from '../../generated/contract.ts';
import { settings } from '../../generated/contract.ts';
import type { Json } from '../../src/exchange/json.ts';
import type { SettingReading } from '../../src/reading/setting.ts';
import { readSetting } from '../../src/reading/setting.ts';

/** Reads a value of a setting that is given by name. */
export function readValue(name: SettingName, value: Json): SettingReading {
  const setting = settings.find((each) => each.name === name);
  if (setting === undefined) throw new Error(`There is no setting ${name}.`);
  return readSetting(setting, value);
}

/** A reading in one word: `taken`, the open question, or the keywords that are broken. */
export function inShort(reading: SettingReading): string {
  if (reading.verdict === 'refused') return reading.keywords.toSorted().join('+');
  return reading.question ?? reading.verdict;
}
