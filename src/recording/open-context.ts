import type { Need } from '../../generated/catalogue.ts';
import { catalogue } from '../../generated/catalogue.ts';
import type { Context } from '../exchange/context.ts';

/** What any rule needs. What traffic of others shows is judged, so nothing is locked; what it does not show is not exercised. */
const EVERYTHING: readonly Need[] = [...new Set(catalogue.flatMap(({ needs }) => needs))];

/**
 * What the judge is told of traffic of others: no ids, and not whether more of them exist.
 *
 * @param showsTokens whether a request that shows no Authorization was sent without; learned where undefined
 */
export function openContext(target: string, showsTokens?: boolean): Context {
  return {
    format: 'talkover-contract/context',
    version: 1,
    target,
    agents: {},
    webhooks: {},
    closed: false,
    ...(showsTokens === undefined ? {} : { showsTokens }),
    offers: EVERYTHING,
  };
}
