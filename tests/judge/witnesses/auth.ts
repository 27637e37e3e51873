import { bad } from '../../values.ts';
import { traffic } from '../traffic.ts';
import { authorization, ids } from '../world.ts';
import type { Witness, Witnesses } from './witness.ts';

const REFUSAL = { message: 'Unauthenticated.' };

/** A rule about a wrong token: it is turned away, or an update with it is made. */
function turnedAway(token: string): Witness {
  return {
    keeps: () => traffic().ask({ name: 'Stolen' }, 401, REFUSAL, { token }),
    breaks: () => traffic().read().update({ name: 'Stolen' }, { token }).read(),
  };
}

export const auth = {
  'auth/good-token': {
    keeps: () => traffic().read(),
    breaks: () => traffic().ask({}, 401, REFUSAL),
  },
  'auth/missing-token': {
    keeps: () => traffic().turnAway('missing-token', { name: 'Stolen' }, { token: null }),
    breaks: () => traffic().read().update({ name: 'Stolen' }, { token: null }).read(),
  },
  'auth/bad-token': turnedAway(authorization.empty),
  'auth/near-token': turnedAway(authorization.letterCase),
  'auth/other-scheme': turnedAway(authorization.bare),
  'auth/checked-first': {
    keeps: () =>
      traffic()
        .turnAway('missing-token', { timeout: bad('timeout') }, { token: null })
        .ask({}, 401, REFUSAL, { token: authorization.unknown, agentId: ids.noAgent }),
    breaks: () =>
      traffic().refuse({ timeout: bad('timeout') }, ['timeout'], { token: authorization.unknown }),
  },
  'auth/nothing-stored': {
    keeps: () =>
      traffic().read().ask({ name: 'Stolen' }, 401, REFUSAL, { token: authorization.cut }).read(),
    breaks: () =>
      traffic()
        .read()
        .ask({ name: 'Stolen' }, 401, REFUSAL, { token: authorization.cut })
        .meanwhile({ name: 'Stolen' })
        .read(),
    at: 'name',
  },
} satisfies Witnesses;
