import { plain } from '../report/plain.ts';
import type { Command } from './commands.ts';
import { commands, help } from './commands.ts';
import type { Call } from './flags.ts';
import { readCall } from './flags.ts';
import { nearest } from './nearest.ts';
import { say, warn } from './output.ts';
import { UsageError } from './usage-error.ts';

const USAGE = 2;
const COULD_NOT_JUDGE = 3;

/**
 * Runs one command as the command line does, and prints what it prints.
 *
 * @param args what stands behind `talkover-contract`
 * @returns the exit code
 */
export async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      say(help(args[0]));
      return name === undefined ? USAGE : 0;
    }
    if (name === '--version' || name === '-v') {
      const { version } = await import('./version.ts');
      say(`${version}\n`);
      return 0;
    }
    const command = commands.find((each) => each.name === name);
    if (command === undefined) {
      const hint = nearest(
        name,
        commands.map((each) => each.name),
      );
      throw new UsageError(
        `There is no command '${name}'.${hint === undefined ? '' : ` Is '${hint}' meant?`} See --help.`,
      );
    }
    if (args.includes('--help') || args.includes('-h')) {
      say(help(name));
      return 0;
    }
    const call = await readConfigured(command, args);
    const { execute } = await command.load();
    return await execute(call, process.env);
  } catch (error) {
    // A fault of ours is told like one of the user's: one line. Whoever looks for it sets DEBUG.
    const message = error instanceof Error ? error.message : String(error);
    warn(plain(`talkover-contract: ${message}\n`));
    if (process.env.DEBUG && error instanceof Error) warn(`${error.stack}\n`);
    return error instanceof UsageError ? USAGE : COULD_NOT_JUDGE;
  }
}

/** The call of a command, with what its configuration file holds where it reads one. */
async function readConfigured({ flags }: Command, args: readonly string[]): Promise<Call> {
  const call = readCall(args, flags, process.env);
  if (!Object.hasOwn(flags, 'config')) return call;
  const { readConfigFile } = await import('./config-file.ts');
  const known = Object.assign({}, ...commands.map((each) => each.flags));
  const settings = await readConfigFile(call.text('config'), known);
  return settings === undefined ? call : readCall(args, flags, process.env, settings);
}
