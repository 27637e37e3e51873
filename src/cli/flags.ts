import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** A flag of a command. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help text: `FILE` and `DIR` are paths, `a|b` are all there is to choose. */
  readonly value?: string;
  readonly help: string;
  /** Neither to be had from the environment nor from a file: it belongs to one call. */
  readonly callOnly?: boolean;
  /** What a call gives comes on top of what environment and file give, the last one winning. */
  readonly adds?: boolean;
}

/** The flags of a command by name, without their dashes. */
export type Flags = Readonly<Record<string, Flag>>;

/** What a command was called with. A flag wins over the environment, that over the configuration file. */
export interface Call {
  readonly positionals: readonly string[];
  /** The value of a flag; undefined where it is set nowhere. */
  readonly text: (name: string) => string | undefined;
  readonly isOn: (name: string) => boolean;
  /** Every value of a flag that may be repeated; its variable holds several with commas between. */
  readonly list: (name: string) => readonly string[];
  /** What to call a setting in a message: its flag, its variable, or its key in the file that it is from. */
  readonly nameOf: (name: string) => string;
}

/** The environment variable of a flag: `--agent-id` is `TALKOVER_AGENT_ID`. */
export function variableOf(name: string): string {
  return `TALKOVER_${name.replaceAll('-', '_').toUpperCase()}`;
}

/**
 * Reads the arguments of a command.
 *
 * @param settings what the configuration file holds
 * @throws UsageError for a flag that the command does not have, or one without its value
 */
export function readCall(
  args: readonly string[],
  flags: Flags,
  env: NodeJS.ProcessEnv,
  settings?: Settings,
): Call {
  const { values, positionals } = parse(args, flags);
  /** What each source holds of a setting, the strongest first. */
  const sources = (name: string): (readonly [value: unknown, nameOf: string])[] => {
    const flag = flags[name];
    if (flag === undefined) return [];
    const held = Object.hasOwn(settings?.values ?? {}, name) ? settings?.values[name] : undefined;
    const all: (readonly [unknown, string])[] = [
      [values[name], `--${name}`],
      [fromEnvironment(name, flag, env), variableOf(name)],
      [held, `${name} in ${settings?.file}`],
    ];
    return all.filter(([value]) => value !== undefined);
  };
  const own = (name: string): unknown => sources(name)[0]?.[0];
  return {
    positionals,
    text: (name) => {
      const value = own(name);
      return typeof value === 'string' ? value : undefined;
    },
    isOn: (name) => own(name) === true,
    list: (name) => {
      const found =
        flags[name]?.adds === true ? sources(name).reverse() : sources(name).slice(0, 1);
      return found.flatMap(([value]) => (Array.isArray(value) ? value.map(String) : []));
    },
    nameOf: (name) => sources(name)[0]?.[1] ?? `--${name}`,
  };
}

const NO_TOKEN_FLAG =
  'There is no flag --token, because command lines end up in logs. ' +
  'Put the token into TALKOVER_TOKEN, or into a file named with --token-file.';

function parse(args: readonly string[], flags: Flags): ReturnType<typeof parseArgs> {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '-{1,2}([^']*)'/.exec(message)?.[1];
    if (unknown === undefined)
      throw new UsageError(`${message.split('\n')[0]}.`.replace(/\.\.$/, '.'));
    if (unknown === 'token') throw new UsageError(NO_TOKEN_FLAG);
    const hint = nearest(unknown, Object.keys(flags));
    throw new UsageError(
      `There is no flag --${unknown}.${hint === undefined ? '' : ` Is --${hint} meant?`} See --help.`,
    );
  }
}

function fromEnvironment(name: string, flag: Flag, env: NodeJS.ProcessEnv): unknown {
  const value = flag.callOnly ? undefined : env[variableOf(name)];
  if (value === undefined || value === '') return undefined;
  if (flag.type === 'string') {
    return flag.multiple ? value.split(',').map((part) => part.trim()) : value;
  }
  if (/^(1|true|yes|on)$/i.test(value)) return true;
  if (/^(0|false|no|off)$/i.test(value)) return false;
  throw new UsageError(`${variableOf(name)} is '${value}'; it takes true or false.`);
}
