import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLoopback } from '../target/loopback.ts';
import type { Target } from '../target/target.ts';
import { ClaimedError } from './claimed-error.ts';

/** Lets other runs of this machine have the webhooks again. */
export type Release = () => void;

/**
 * Claims webhooks for this process, against every other run on this machine: two runs at once would take
 * each other's changes for the service's faults, and restore each other's test values. A claim is a socket
 * that listens to nobody, so it ends with its process, however that ends.
 *
 * @param baseUrl of the service
 * @throws ClaimedError where another process holds one of them
 */
export async function claimWebhooks(
  baseUrl: string,
  webhookIds: readonly string[],
): Promise<Release> {
  const held: Server[] = [];
  const release = (): void => {
    for (const server of held) server.close();
  };
  for (const id of new Set(webhookIds)) {
    const server = await hold(addressOf(`${placeOf(baseUrl)} ${id.toLowerCase()}`));
    if (server === 'taken') {
      release();
      throw new ClaimedError(
        `Another run is at work on the webhook ${id}. Wait until it has ended: two at once would take each other's changes for faults.`,
      );
    }
    if (server !== undefined) held.push(server);
  }
  return release;
}

/** Claims every webhook that a run against a target may write to. */
export function claimTarget({
  baseUrl,
  fixtures,
}: Pick<Target, 'baseUrl' | 'fixtures'>): Promise<Release> {
  const { webhookId, siblingWebhookId, otherAgentWebhookId } = fixtures;
  const ids = [webhookId, siblingWebhookId, otherAgentWebhookId];
  return claimWebhooks(
    baseUrl,
    ids.filter((id) => id !== undefined),
  );
}

/** A service by one name, whatever this machine is called. */
function placeOf(baseUrl: string): string {
  const { protocol, hostname, port, pathname } = new URL(baseUrl);
  const host = isLoopback(hostname) ? 'loopback' : hostname;
  return `${protocol}//${host}:${port}${pathname.replace(/\/+$/, '')}`;
}

/** The address of a claim: in the kernel where there are such, a file elsewhere. */
function addressOf(claim: string): string {
  const name = `talkover-contract-${createHash('sha256').update(claim).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Holds an address; undefined where this machine has none to hold, which must not hinder a run. */
async function hold(address: string): Promise<Server | 'taken' | undefined> {
  const first = await listen(address);
  if (first !== 'EADDRINUSE') return typeof first === 'string' ? undefined : first;
  if (await isAnswered(address)) return 'taken';
  // A file that a killed process left behind.
  await rm(address, { force: true });
  const second = await listen(address);
  return typeof second === 'string' ? 'taken' : second;
}

function listen(address: string): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => resolve(code));
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAnswered(address: string): Promise<boolean> {
  if (!address.endsWith('.sock')) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    setTimeout(() => socket.destroy(), 1_000).unref();
  });
}
