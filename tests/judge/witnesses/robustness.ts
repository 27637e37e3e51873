import { traffic } from '../traffic.ts';
import type { Witnesses } from './witness.ts';

const broken = { sends: '{"name":' };
const TRACE = 'Error: no\\n    at parse (/srv/api/src/body.js:12:34)';

export const robustness = {
  'robustness/no-server-error': {
    keeps: () => traffic().ask({}, 400, '', broken),
    breaks: () => traffic().ask({}, 502, 'Bad gateway', broken),
    at: '502',
  },
  'robustness/odd-body-status': {
    keeps: () => traffic().ask({}, 400, '', broken).read(broken),
    breaks: () => traffic().ask({}, 302, '', broken),
    at: 'malformed-json',
  },
  'robustness/no-internals': {
    keeps: () => traffic().ask({}, 400, { message: 'Malformed JSON at position 8.' }, broken),
    breaks: () => traffic().ask({}, 400, { message: TRACE }, broken),
  },
  'robustness/complete-answer': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read().update({ name: 'Renamed' }, { failure: 'closed' }).read(),
  },
} satisfies Witnesses;
