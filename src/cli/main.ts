#!/usr/bin/env node
import { plain } from '../report/plain.ts';
import { commands, help } from './commands.ts';
import { nearest } from './nearest.ts';
import { UsageError } from './usage-error.ts';

const USAGE = 2;
const COULD_NOT_JUDGE = 3;

// A reader that goes away, such as `head` or a closed terminal, is no fault, and must neither keep a
// webhook from being restored nor hide the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(help(args[0]));
      return name === undefined ? USAGE : 0;
    }
    if (name === '--version' || name === '-v') {
      const { version } = await import('./version.ts');
      process.stdout.write(`${version}\n`);
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
      process.stdout.write(help(name));
      return 0;
    }
    const { execute } = await command.load();
    return await execute(args, process.env);
  } catch (error) {
    // A fault of ours is told like one of the user's: one line. Whoever looks for it sets DEBUG.
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(plain(`talkover-contract: ${message}\n`));
    if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return error instanceof UsageError ? USAGE : COULD_NOT_JUDGE;
  }
}
