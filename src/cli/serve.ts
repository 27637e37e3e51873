import { isLoopback } from '../target/loopback.ts';
import type { Call } from './flags.ts';
import { say, warn } from './output.ts';
import { readPort } from './read-values.ts';
import { untilStopped } from './until-stopped.ts';
import { UsageError } from './usage-error.ts';

/** Where a server listens, and who may call it. */
interface Listening {
  readonly port: number;
  readonly hostname: string;
  readonly cors: boolean;
}

/** Addresses that are all of this machine's. */
const EVERY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' };

/** Serves the twin or a Prism mock until the process is told to stop. */
export async function execute(call: Call): Promise<number> {
  const [what] = call.positionals;
  const port = readPort(call.text('port'));
  if (what !== 'twin' && what !== 'prism')
    throw new UsageError('Serve what? Usage: talkover-contract serve twin|prism');
  const stopped = untilStopped();
  const at = { port, hostname: readHost(call.text('host')), cors: call.isOn('cors') };
  const server = what === 'twin' ? await serveTwin(at) : await servePrism(at);
  if (!isLoopback(new URL(server.url).hostname))
    warn(
      `Warning: whoever reaches this machine reaches ${server.url}, and the tokens printed here are no secret.\n`,
    );
  await stopped;
  await server.close();
  return 0;
}

async function serveTwin(at: Listening): Promise<{ url: string; close: () => Promise<void> }> {
  const twin = await import('../twin/serve.ts');
  const server = await listening(twin.serveTwin(at), at);
  const { ids } = server;
  const lines = [
    `The twin listens on ${server.url}`,
    '',
    `export TALKOVER_URL=${fromHere(server.url)}`,
    `export TALKOVER_TOKEN=${ids.token}`,
    `export TALKOVER_AGENT_ID=${ids.agentId}`,
    `export TALKOVER_WEBHOOK_ID=${ids.webhookId}`,
    `export TALKOVER_SIBLING_WEBHOOK_ID=${ids.siblingWebhookId}`,
    `export TALKOVER_OTHER_AGENT_ID=${ids.otherAgentId}`,
    `export TALKOVER_OTHER_AGENT_WEBHOOK_ID=${ids.otherAgentWebhookId}`,
    `export TALKOVER_FOREIGN_AGENT_ID=${ids.foreignAgentId}`,
    `export TALKOVER_WEBHOOK_SECRET=${ids.webhookSecret}`,
  ];
  say(`${lines.join('\n')}\n`);
  return server;
}

async function servePrism(at: Listening): Promise<{ url: string; close: () => Promise<void> }> {
  const { serveFrontedPrism } = await import('../target/fronted-prism.ts');
  const server = await listening(serveFrontedPrism(at.port, at.hostname, at.cors), at);
  say(`Prism listens on ${server.url}\n`);
  return server;
}

/** An address to listen on; one of IPv6 may stand in brackets, as in a URL. */
function readHost(text = '127.0.0.1'): string {
  if (text === '') throw noAddress(text);
  return text.replace(/^\[(.*)\]$/, '$1');
}

function noAddress(text: string): UsageError {
  return new UsageError(
    `--host is '${text}', which is no address of this machine. It takes one such as 127.0.0.1, or 0.0.0.0 for all.`,
  );
}

/** An address that listens everywhere, as a client on this machine calls it. */
function fromHere(url: string): string {
  const { hostname, port } = new URL(url);
  const here = EVERY[hostname];
  return here === undefined ? url : `http://${here}:${port}`;
}

async function listening<T>(server: Promise<T>, { port, hostname }: Listening): Promise<T> {
  try {
    return await server;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL', 'EAFNOSUPPORT'].includes(code))
      throw noAddress(hostname);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new UsageError(
      `Port ${port} is taken or not permitted. Choose another with --port, or leave it out.`,
    );
  }
}
