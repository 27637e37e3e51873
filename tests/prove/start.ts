import { seedContent } from '../../src/twin/seed.ts';
import type { WebhookRecord } from '../../src/twin/store.ts';
import { createStore } from '../../src/twin/store.ts';
import type { Change } from './server.ts';

/** Webhooks that are something else when the run begins. The first is the one under test, the second its sibling. */
export function beginsWith(
  change: (webhook: WebhookRecord, index: number) => Partial<WebhookRecord>,
): Change {
  return {
    store: () => {
      const { content } = seedContent(1);
      return createStore({
        ...content,
        webhooks: content.webhooks.map((webhook, index) => ({
          ...webhook,
          ...change(webhook, index),
        })),
      });
    },
  };
}
