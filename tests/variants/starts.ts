import { server } from '../prove/server.ts';
import { beginsWith } from '../prove/start.ts';
import type { Variant } from './variant.ts';

const DEFAULTS = {
  name: 'My webhook',
  webhook_url: 'https://example.com/webhook',
  events: ['event_phone_call_ended'],
  timeout: 30,
  max_retries: 3,
  enabled: true,
};

/** Right servers whose webhooks are something else when the run begins. */
export const startVariants: readonly Variant[] = [
  {
    id: 'begins-with-defaults',
    sentence: 'Every webhook has the same defaults when the run begins.',
    make: server(beginsWith(() => ({ ...DEFAULTS, webhook_secret: null }))),
  },
  {
    id: 'begins-disabled',
    sentence: 'Every webhook is disabled and at its lower limits when the run begins.',
    make: server(beginsWith(() => ({ ...DEFAULTS, enabled: false, timeout: 5, max_retries: 0 }))),
  },
  {
    id: 'begins-at-the-upper-limits',
    sentence: 'Every webhook is at its upper limits when the run begins.',
    make: server(
      beginsWith(() => ({ ...DEFAULTS, name: 'é'.repeat(255), timeout: 120, max_retries: 10 })),
    ),
  },
  {
    id: 'begins-with-an-old-webhook',
    sentence: 'The webhook breaks limits of today when the run begins.',
    make: server(
      beginsWith(() => ({
        name: 'x'.repeat(300),
        webhook_url: 'http://10.0.0.1',
        events: ['event_retired', 'event_retired'],
        timeout: 600,
        max_retries: 50,
      })),
    ),
  },
  {
    id: 'begins-empty',
    sentence: 'The webhook has no name, no URL and no events when the run begins.',
    make: server(
      beginsWith(() => ({ name: '', webhook_url: '', events: [], webhook_secret: null })),
    ),
  },
  {
    id: 'begins-never-updated',
    sentence: 'No webhook has been updated since it was created.',
    make: server(beginsWith(({ created_at }) => ({ updated_at: created_at }))),
  },
  {
    id: 'begins-with-values-of-the-plan',
    sentence: 'Webhooks have values that a plan is likely to send when the run begins.',
    make: server(
      beginsWith((_, index) => ({
        name: index % 2 === 0 ? '0' : 'Order desk',
        webhook_url: 'https://hooks.example.com/v2/orders',
        events: ['event_phone_call_started'],
        timeout: 119,
        max_retries: 9,
        enabled: index % 2 === 0,
      })),
    ),
  },
];
