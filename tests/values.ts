import type { Setting, SettingName } from '../generated/contract.ts';
import { settings } from '../generated/contract.ts';
import type { WebhookUpdate } from '../generated/types.ts';
import type { Json } from '../src/exchange/json.ts';

type Values = Required<WebhookUpdate>;
type Limit = 'maxLength' | 'minItems' | 'maximum' | 'minimum';
export type Keyword = Limit | 'enum' | 'format' | 'type';
/** A value that breaks a limit still has the type of its setting; a boolean has no limit to break. */
type Bad<N extends SettingName> = Values[N] extends boolean ? Json : Values[N];

/** Two bytes, one character. */
const WIDE = 'é';
const ORIGIN = 'https://hooks.example.com/';

/**
 * What tests say in place of numbers: values of a setting, taken from the description alone. The plan has its own,
 * which these are no copy of, so that a test of the plan compares it with something.
 *
 * An ordinary value that every server takes and that is at no limit. Another `turn`, another value, as far as there
 * are any.
 */
export function good<N extends SettingName>(name: N, turn = 0): Values[N] {
  return ordinary(settingOf(name), turn) as Values[N];
}

/**
 * The last value that every server takes at an end of what is allowed.
 *
 * @throws Error where the setting has no limit at that end
 */
export function limit<N extends SettingName>(name: N, end: 'high' | 'low' = 'high'): Values[N] {
  const found = extreme(settingOf(name), end);
  if (found === undefined)
    throw new Error(`The description sets ${name} no limit at its ${end} end.`);
  return found as Values[N];
}

/**
 * A value that every server refuses, for one reason alone.
 *
 * @param keyword what it breaks; without it the first that the setting has, limits first
 * @throws Error where the setting does not have the keyword
 */
export function bad<N extends SettingName>(name: N): Bad<N>;
export function bad<N extends SettingName>(name: N, keyword: Limit): Values[N];
export function bad(name: SettingName, keyword: Keyword): Json;
export function bad(name: SettingName, keyword?: Keyword): Json {
  const broken = breaking(settingOf(name));
  const [first] = Object.values(broken);
  const value = keyword === undefined ? first : broken[keyword];
  if (value === undefined)
    throw new Error(
      `${name} has no keyword '${keyword}' to break; it has ${Object.keys(broken).join(', ')}.`,
    );
  return value;
}

/** The keywords of a setting that a value can break, limits first. */
export function keywordsOf(name: SettingName): Keyword[] {
  return Object.keys(breaking(settingOf(name))) as Keyword[];
}

function settingOf(name: SettingName): Setting {
  const found = settings.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(
      `There is no setting '${name}'; there are ${settings.map((each) => each.name).join(', ')}.`,
    );
  return found;
}

function ordinary(setting: Setting, turn: number): Json {
  const { minimum = 0, maximum = minimum + 100, items } = setting;
  switch (setting.type) {
    case 'integer':
      // From a third of the way on, so that small numbers stay clear of the ends.
      return minimum + 1 + ((Math.floor((maximum - minimum) / 3) + turn) % (maximum - minimum - 1));
    case 'boolean':
      return turn % 2 === 1;
    case 'array':
      return twoOf(items?.enum ?? [], turn);
    case 'string':
      if (setting.format !== undefined) return `${ORIGIN}in/${turn + 1}`;
      return setting.writeOnly ? `whk-0123456789abcdef-${turn + 1}` : `Order desk ${turn + 2}`;
  }
}

function twoOf(entries: readonly string[], turn: number): readonly string[] {
  return [0, 1].map((next) => entries[(2 * turn + next + 4) % entries.length] ?? '');
}

function extreme(setting: Setting, end: 'high' | 'low'): Json | undefined {
  const { type, minimum, maximum, maxLength, minItems, items } = setting;
  if (type === 'integer') return end === 'high' ? maximum : minimum;
  if (type === 'array') return end === 'high' ? items?.enum : items?.enum.slice(0, minItems);
  return end === 'high' && maxLength !== undefined ? text(setting, maxLength) : undefined;
}

/** A text of so many characters. */
function text({ format, writeOnly }: Setting, length: number): string {
  if (format !== undefined) return ORIGIN.padEnd(length, 'a');
  return writeOnly ? 'whk-0123456789abcdef-'.padEnd(length, 's') : WIDE.repeat(length);
}

/** For each keyword of a setting a value that breaks it and no other. */
function breaking(setting: Setting): Partial<Record<Keyword, Json>> {
  const { type, minimum, maximum, maxLength, minItems = 0, items, format } = setting;
  const [entry = ''] = items?.enum ?? [];
  const values: Record<Keyword, Json | undefined> = {
    maximum: maximum === undefined ? undefined : maximum + 1,
    minimum: minimum === undefined ? undefined : minimum - 1,
    maxLength: maxLength === undefined ? undefined : text(setting, maxLength + 1),
    minItems: minItems === 0 ? undefined : items?.enum.slice(0, minItems - 1),
    enum: items === undefined ? undefined : [entry, `${entry}s`],
    format: format === undefined ? undefined : 'hooks.example.com/in',
    type: mistyped(type),
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Record<Keyword, Json>>;
}

function mistyped(type: Setting['type']): Json {
  switch (type) {
    case 'integer':
      return 'many';
    case 'boolean':
      return 'yes please';
    case 'array':
      return 5;
    case 'string':
      return { text: 'text' };
  }
}
