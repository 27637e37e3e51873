import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plain } from '../report/plain.ts';
import { sendTo } from '../target/in-process.ts';
import type { Target } from '../target/target.ts';
import { twinFacts } from '../target/twin.ts';
import { createTwin } from '../twin/app.ts';
import { run } from '../verify/run.ts';
import type { RunOptions } from '../verify/run-options.ts';
import type { Call } from './flags.ts';
import { serviceUrl } from './read-targets.ts';

/**
 * The requests that a run would send, by sending them to a twin in this process. A service that answers
 * otherwise may be asked a few more, or others.
 */
export async function dryRun(target: Target, options: RunOptions, call: Call): Promise<string> {
  const twin = createTwin();
  const facts = twinFacts(twin.ids);
  const fixtures = Object.fromEntries(
    Object.entries(facts.fixtures).filter(([role]) => Object.hasOwn(target.fixtures, role)),
  ) as unknown as Target['fixtures'];
  const { secret, ...others } = facts;
  const rehearsal: Target = {
    ...others,
    ...(target.secret === undefined || secret === undefined ? {} : { secret }),
    name: target.name,
    baseUrl: target.baseUrl,
    abilities: target.abilities,
    fixtures,
    send: sendTo((request) => twin.fetch(request)),
    close: () => Promise.resolve(),
  };
  const lines: string[] = [];
  const names = new Map(
    Object.entries(fixtures).map(([role, id]) => [
      id,
      String(target.fixtures[role as keyof typeof fixtures]),
    ]),
  );
  const service = serviceUrl(call) !== undefined;
  const folder = await mkdtemp(join(tmpdir(), 'talkover-contract-'));
  const safely = { journal: join(folder, 'journal'), webhookHosts: call.list('webhook-host') };
  const { requests } = await run(rehearsal, {
    ...options,
    ...(service ? safely : {}),
    interval: 0,
    onExchange: ({ id, purpose = '', request }) => {
      let path = new URL(request.url).pathname;
      for (const [theirs, ours] of names) path = path.replace(theirs, ours);
      const body = request.body ?? '';
      const size = body.length > 120 ? `${body.slice(0, 120)}… (${body.length} characters)` : body;
      lines.push(`${String(id).padStart(4)}  ${purpose}\n      ${request.method} ${path} ${size}`);
    },
  });
  await rm(folder, { recursive: true, force: true });
  const seconds = Math.ceil((requests * (options.interval ?? 0)) / 1000);
  const time = seconds === 0 ? 'without pause' : `in about ${seconds} s`;
  return `${lines.map(plain).join('\n')}\n\n${requests} requests would be sent to ${target.name}, ${time}. Nothing was sent.\n`;
}
