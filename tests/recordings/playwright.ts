import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'playwright-core';
import { folder } from '../cli/command.ts';
import type { Meddle, Service } from '../cli/service.ts';
import { serve } from '../cli/service.ts';

/** A HAR file that Playwright recorded. */
export interface PlaywrightRecording {
  readonly file: string;
  readonly service: Service;
  readonly text: string;
}

/** A request as a test of somebody would send it. */
export interface Sent {
  readonly data: unknown;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** Lets Playwright send requests to a twin, one after another, and record them in its own way. */
export async function recordWithPlaywright(
  requests: readonly Sent[],
  meddle?: Meddle,
): Promise<PlaywrightRecording> {
  const service = await serve(meddle);
  const { ids } = service.twin;
  const file = join(await folder(), 'playwright.har');
  const context = await request.newContext({ baseURL: service.url });
  await context.tracing.startHar(file);
  for (const { data, path, method = 'PUT', headers } of requests) {
    await context.fetch(path ?? `/api/v1/agents/${ids.agentId}/webhooks/${ids.webhookId}`, {
      method,
      headers: headers ?? { Authorization: `Bearer ${ids.token}`, Accept: 'application/json' },
      ...(data === undefined ? {} : { data }),
    });
  }
  await context.tracing.stopHar();
  await context.dispose();
  return { file, service, text: await readFile(file, 'utf8') };
}
