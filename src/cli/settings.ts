import type { Flag, Flags } from './flags.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** The value of a setting in a configuration file. */
export type Setting = string | boolean | readonly string[];

/** What a configuration file holds. */
export interface Settings {
  /** The file, as messages name it. */
  readonly file: string;
  /** By the name of the flag. */
  readonly values: Readonly<Record<string, Setting>>;
}

/** The key under which an editor finds the file's schema. */
const SCHEMA = '$schema';

/** What would be a secret in plain sight. */
const SECRET = /token|secret|password|authorization|api-?key/i;

/** The flags that may stand in a configuration file. */
export function settable(flags: Flags): Flags {
  const entries = Object.entries(flags);
  return Object.fromEntries(
    entries.filter(([name, { callOnly }]) => callOnly !== true && name !== 'config'),
  );
}

/** Whether a setting is a list whose entries are pairs, so that an object may stand for it. */
export function isMapping({ multiple, value = '' }: Flag): boolean {
  return multiple === true && value.includes('=');
}

/**
 * Reads what a configuration file holds.
 *
 * @param known the flags of all commands
 * @param place turns a path of the file into one that the command finds
 * @throws UsageError for an unknown key or a value of the wrong type; no message shows a value
 */
export function settingsIn(
  data: unknown,
  file: string,
  known: Flags,
  place: (path: string) => string,
): Settings {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new UsageError(`${file} has to hold an object of settings.`);
  const values = Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    if (key === SCHEMA) return [];
    const flag = Object.hasOwn(settable(known), key) ? known[key] : undefined;
    if (flag === undefined) throw new UsageError(refusalOf(key, file, known));
    const read = settingOf(value, flag);
    if (read === undefined) throw new UsageError(`'${key}' in ${file} has to be ${formOf(flag)}.`);
    return [[key, placed(read, flag, place)] as const];
  });
  return { file, values: Object.fromEntries(values) };
}

function settingOf(value: unknown, flag: Flag): Setting | undefined {
  if (flag.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (flag.multiple !== true) return textOf(value);
  if (typeof value === 'string') return [value];
  const entries = isMapping(flag) ? pairsOf(value) : value;
  if (!Array.isArray(entries)) return undefined;
  return entries.every((entry) => typeof entry === 'string') ? entries : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** The pairs of an object as flags write them. A group of rules comes ahead of the rules, which are exceptions to it. */
function pairsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const pairs = Object.entries(value);
  if (!pairs.every(([, text]) => typeof text === 'string')) return undefined;
  const groups = pairs.filter(([key]) => !key.includes('/'));
  const others = pairs.filter(([key]) => key.includes('/'));
  return [...groups, ...others].map(([key, text]) => `${key}=${text}`);
}

function formOf(flag: Flag): string {
  if (flag.type === 'boolean') return 'true or false';
  if (flag.multiple !== true) return `a text such as ${flag.value}`;
  return isMapping(flag)
    ? `an object of texts, or a list of texts such as ${flag.value}`
    : `a list of texts such as ${flag.value}`;
}

/** Paths in a file are seen from the file, wherever the command is called. */
function placed(value: Setting, flag: Flag, place: (path: string) => string): Setting {
  const isPath = /^(FILE|DIR)$/.test(flag.value ?? '');
  return isPath && typeof value === 'string' && value !== '' ? place(value) : value;
}

function refusalOf(key: string, file: string, known: Flags): string {
  if (Object.hasOwn(known, key) && key !== 'config')
    return `'${key}' cannot stand in ${file}, because it belongs to one call: say --${key} there.`;
  const hint = nearest(key, Object.keys(settable(known)));
  const meant = hint === undefined ? '' : ` Is '${hint}' meant?`;
  if (SECRET.test(key))
    return `'${key}' cannot stand in ${file}: files are shared. A token belongs into TALKOVER_TOKEN or a file that token-file names, a webhook secret into TALKOVER_WEBHOOK_SECRET.${meant}`;
  return `${file} has '${key}', and there is no such setting.${meant} What --help shows with a variable is one.`;
}
