import { traffic } from '../traffic.ts';
import type { Witnesses } from './witness.ts';

const [a, b] = [{ name: 'From A' }, { timeout: 60 }];

export const concurrency = {
  'concurrency/own-members-shown': {
    keeps: () => traffic().read().together([a], [b]).read(),
    breaks: () =>
      traffic()
        .read()
        .together([a, { shows: { name: 'Order desk' } }], [b])
        .read(),
    at: 'name',
  },
  'concurrency/others-explained': {
    keeps: () => traffic().read().together([a], [b]).read(),
    breaks: () =>
      traffic()
        .read()
        .together([a], [b, { shows: { max_retries: 9 } }])
        .read(),
    at: 'max_retries',
  },
  'concurrency/every-update-survives': {
    keeps: () => traffic().read().together([a], [b]).read(),
    breaks: () => traffic().read().together([a], [b]).meanwhile({ name: 'Order desk' }).read(),
    at: 'name',
  },
} satisfies Witnesses;
