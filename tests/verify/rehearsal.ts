import type { Clock } from '../../src/drive/clock.ts';
import type { FetchHandler } from '../../src/target/in-process.ts';
import { sendTo } from '../../src/target/in-process.ts';
import type { Target } from '../../src/target/target.ts';
import { twinFacts } from '../../src/target/twin.ts';
import { createTwin } from '../../src/twin/app.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import type { RunResult } from '../../src/verify/run.ts';
import { run } from '../../src/verify/run.ts';
import type { RunOptions } from '../../src/verify/run-options.ts';
import { impatientClock } from '../drive/driving.ts';

/** What stands between a run and its twin. */
export type Between = (next: FetchHandler, clock: Clock) => FetchHandler;

/** What webhooks are at first, besides what the twin makes of them. */
export interface FirstStates {
  readonly ours?: Partial<WebhookRecord>;
  readonly sibling?: Partial<WebhookRecord>;
}

/** A run against a twin in this process, on a clock that does not wait. */
export async function rehearse(
  between: Between = (next) => next,
  options: RunOptions & Partial<Target> & FirstStates = {},
): Promise<{ result: RunResult; waited: number; state: (webhookId?: string) => unknown }> {
  const { clock, waits } = impatientClock();
  const twin = createTwin({ clock });
  const { ids, store } = twin;
  for (const [id, first] of [
    [ids.webhookId, options.ours],
    [ids.siblingWebhookId, options.sibling],
  ] as const) {
    const webhook = store.findWebhook(ids.agentId, id);
    if (webhook !== undefined) store.saveWebhook({ ...webhook, ...first });
  }
  const target: Target = {
    name: 'rehearsal',
    baseUrl: 'http://127.0.0.1:1',
    ...twinFacts(ids),
    send: sendTo(between((request) => twin.fetch(request), clock)),
    close: () => Promise.resolve(),
    ...options,
  };
  const result = await run(target, { clock, ...options });
  return {
    result,
    waited: waits.reduce((sum, wait) => sum + wait, 0),
    state: (webhookId = ids.webhookId) => store.findWebhook(ids.agentId, webhookId),
  };
}

/** Ids of the rules that ended so. */
export function rulesThat(result: RunResult, outcome: string): string[] {
  return result.verdict.rules.filter((rule) => rule.outcome === outcome).map(({ id }) => id);
}
