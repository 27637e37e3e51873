import type { Call, Flags } from './flags.ts';
import { variableOf } from './flags.ts';
import { restoreFlags } from './restore-flags.ts';
import { proxyFlags, serveFlags } from './server-flags.ts';
import {
  judgedFlags,
  mergeFlags,
  severityFlags,
  targetFlags,
  verifyFlags,
} from './verify-flags.ts';

/** What a command does once its module is loaded. Returns the exit code. */
export interface Executable {
  readonly execute: (call: Call, env: NodeJS.ProcessEnv) => Promise<number>;
}

/** A command as the help text shows it; its module is loaded when it is called. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly flags: Flags;
  readonly load: () => Promise<Executable>;
}

export const commands: readonly Command[] = [
  {
    name: 'verify',
    usage: 'verify [--url URL --agent-id ID --webhook-id ID] [flags]',
    help: 'Drive requests against a service, judge the traffic and exit with the verdict. Without --url: the twin, then the Prism mock where Prism is installed.',
    flags: { ...targetFlags, ...judgedFlags, ...verifyFlags },
    load: () => import('./verify.ts'),
  },
  {
    name: 'judge',
    usage: 'judge FILE.har… [flags]',
    help: 'Judge recorded traffic: HAR files of this toolkit, a browser, a proxy or a test; or - for JSON lines of HAR entries or exchanges on standard input.',
    flags: judgedFlags,
    load: () => import('./judge.ts'),
  },
  {
    name: 'proxy',
    usage: 'proxy --url UPSTREAM [--port N] [flags]',
    help: 'Pass traffic on to a service unchanged, judge it as it flows, and end with the verdict on Ctrl-C.',
    flags: proxyFlags,
    load: () => import('./proxy.ts'),
  },
  {
    name: 'merge',
    usage: 'merge VERDICT.json… [flags]',
    help: 'Put the verdicts of several runs together, as --json wrote them, and exit with the gravest of them.',
    flags: mergeFlags,
    load: () => import('./merge.ts'),
  },
  {
    name: 'serve',
    usage: 'serve twin|prism [--port N] [--host ADDRESS] [--cors]',
    help: 'Serve the stateful twin, or a Prism mock of the description, on this machine until stopped.',
    flags: serveFlags,
    load: () => import('./serve.ts'),
  },
  {
    name: 'restore',
    usage: 'restore JOURNAL --url URL [flags]',
    help: 'Bring webhooks back to what they were before a run that could not do it itself.',
    flags: restoreFlags,
    load: () => import('./restore.ts'),
  },
  {
    name: 'list',
    usage: 'list [GROUP]',
    help: 'Print the rules, each with the severity that it is judged with.',
    flags: severityFlags,
    load: () => import('./list.ts'),
  },
  {
    name: 'explain',
    usage: 'explain ID|GROUP',
    help: 'Print one rule in full, with how a server typically breaks it.',
    flags: {},
    load: () => import('./explain.ts'),
  },
];

const EXIT_CODES =
  'Exit codes: 0 conforms · 1 does not conform · 2 usage, configuration or permission · 3 could not judge · 4 not restored';

/** The help text of the whole command, or of one of its commands. */
export function help(name: string | undefined): string {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) {
    return `Usage: talkover-contract ${command.usage}\n\n${command.help}\n${flagLines(command.flags)}\n${EXIT_CODES}\n`;
  }
  const lines = commands.map((each) => `  ${each.usage}\n      ${each.help}`);
  return `talkover-contract: is the webhook update of a TalkOver API what its documentation says?\n\n${lines.join('\n')}\n\n  --help, COMMAND --help, --version\n\n${EXIT_CODES}\n`;
}

function flagLines(flags: Flags): string {
  const entries = Object.entries(flags);
  if (entries.length === 0) return '';
  const lines = entries.map(([name, { value, help: text, callOnly }]) => {
    const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return `  ${flag.padEnd(34)} ${text}${callOnly ? '' : ` [${variableOf(name)}]`}`;
  });
  return `\n${lines.join('\n')}\n`;
}
