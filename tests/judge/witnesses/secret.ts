import { traffic } from '../traffic.ts';
import { authorization, secret } from '../world.ts';
import type { Witnesses } from './witness.ts';

export const secretGroup = {
  'secret/never-returned': {
    keeps: () => traffic().update({ webhook_secret: secret }).read(),
    breaks: () =>
      traffic()
        .update({ webhook_secret: secret })
        .read({ shows: { signing: { key: secret } } }),
  },
  'secret/write-only-hidden': {
    keeps: () => traffic().read({ shows: { webhook_secret: '••••••••' } }),
    breaks: () => traffic().read({ shows: { webhook_secret: 'whk-0123…' } }),
    at: 'webhook_secret',
  },
  'secret/token-never-returned': {
    keeps: () => traffic().ask({}, 401, { message: 'Bad token' }, { token: authorization.cut }),
    breaks: () =>
      traffic().ask(
        {},
        401,
        { message: `The header ${authorization.cut} is wrong.` },
        { token: authorization.cut },
      ),
  },
} satisfies Witnesses;
