import type { Call } from './flags.ts';
import { readPort } from './read-values.ts';
import { UsageError } from './usage-error.ts';

/** Serves the twin or a Prism mock until the process is told to stop. */
export async function execute(call: Call): Promise<number> {
  const [what] = call.positionals;
  const port = readPort(call.text('port'));
  if (what !== 'twin' && what !== 'prism')
    throw new UsageError('Serve what? Usage: talkover-contract serve twin|prism');
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const server = what === 'twin' ? await serveTwin(port) : await servePrism(port);
  await stopped;
  await server.close();
  return 0;
}

async function serveTwin(port: number): Promise<{ close: () => Promise<void> }> {
  const twin = await import('../twin/serve.ts');
  const server = await listening(twin.serveTwin({ port }), port);
  const { ids } = server;
  const lines = [
    `The twin listens on ${server.url}`,
    '',
    `export TALKOVER_URL=${server.url}`,
    `export TALKOVER_TOKEN=${ids.token}`,
    `export TALKOVER_AGENT_ID=${ids.agentId}`,
    `export TALKOVER_WEBHOOK_ID=${ids.webhookId}`,
    `export TALKOVER_SIBLING_WEBHOOK_ID=${ids.siblingWebhookId}`,
    `export TALKOVER_OTHER_AGENT_ID=${ids.otherAgentId}`,
    `export TALKOVER_OTHER_AGENT_WEBHOOK_ID=${ids.otherAgentWebhookId}`,
    `export TALKOVER_FOREIGN_AGENT_ID=${ids.foreignAgentId}`,
    `export TALKOVER_WEBHOOK_SECRET=${ids.webhookSecret}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return server;
}

async function servePrism(port: number): Promise<{ close: () => Promise<void> }> {
  const prism = await import('../target/prism.ts');
  const server = await listening(prism.servePrism(port), port);
  process.stdout.write(`Prism listens on ${server.url}\n`);
  return server;
}

async function listening<T>(server: Promise<T>, port: number): Promise<T> {
  try {
    return await server;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new UsageError(
      `Port ${port} is taken or not permitted. Choose another with --port, or leave it out.`,
    );
  }
}
