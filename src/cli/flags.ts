import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** A flag of a command. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help text. */
  readonly value?: string;
  readonly help: string;
  /** Not to be had from the environment: it belongs to one call. */
  readonly callOnly?: boolean;
}

/** The flags of a command by name, without their dashes. */
export type Flags = Readonly<Record<string, Flag>>;

/** What a command was called with. A flag wins over the environment. */
export interface Call {
  readonly positionals: readonly string[];
  /** The value of a flag; undefined where neither it nor its variable is set. */
  readonly text: (name: string) => string | undefined;
  readonly isOn: (name: string) => boolean;
  /** Every value of a flag that may be repeated; its variable holds several with commas between. */
  readonly list: (name: string) => readonly string[];
}

/** The environment variable of a flag: `--agent-id` is `TALKOVER_AGENT_ID`. */
export function variableOf(name: string): string {
  return `TALKOVER_${name.replaceAll('-', '_').toUpperCase()}`;
}

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError for a flag that the command does not have, or one without its value
 */
export function readCall(args: readonly string[], flags: Flags, env: NodeJS.ProcessEnv): Call {
  const { values, positionals } = parse(args, flags);
  const own = (name: string): unknown => values[name] ?? fromEnvironment(name, flags[name], env);
  return {
    positionals,
    text: (name) => {
      const value = own(name);
      return typeof value === 'string' ? value : undefined;
    },
    isOn: (name) => own(name) === true,
    list: (name) => {
      const value = own(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

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
    const hint = nearest(unknown, Object.keys(flags));
    throw new UsageError(
      `There is no flag --${unknown}.${hint === undefined ? '' : ` Is --${hint} meant?`} See --help.`,
    );
  }
}

function fromEnvironment(name: string, flag: Flag | undefined, env: NodeJS.ProcessEnv): unknown {
  const value = flag === undefined || flag.callOnly ? undefined : env[variableOf(name)];
  if (flag === undefined || value === undefined || value === '') return undefined;
  if (flag.type === 'string') {
    return flag.multiple ? value.split(',').map((part) => part.trim()) : value;
  }
  if (/^(1|true|yes|on)$/i.test(value)) return true;
  if (/^(0|false|no|off)$/i.test(value)) return false;
  throw new UsageError(`${variableOf(name)} is '${value}'; it takes true or false.`);
}
