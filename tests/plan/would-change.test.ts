import { expect, test } from 'vitest';
import { settings } from '../../generated/contract.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import type { Json, JsonObject } from '../../src/exchange/json.ts';
import { isObject, sameJson } from '../../src/exchange/json.ts';
import { SWITCH } from '../../src/plan/input.ts';
import type { PlanName } from '../../src/plan/plans.ts';
import { stateOf } from '../../src/plan/shadow.ts';
import { readSetting } from '../../src/reading/setting.ts';
import { bodyOf, dryRun } from './dry-run.ts';

/** Requests to others, and several at once, of which each is told apart from the other by its values. */
const ELSEWHERE = /sibling|at once: /;
const AGAIN = 'send the same update again';

/** The good values in an exchange that the webhook has already, as the last answer showed it. */
function stale({ request, response }: Exchange, state: JsonObject): string[] {
  const body = bodyOf(request);
  if (!isObject(body as Json)) return [];
  const isRefused = response?.status !== 200;
  return settings.flatMap((setting) => {
    // It is on already where the next update shows whether it is turned off.
    if (setting.name === SWITCH && !isRefused) return [];
    const value = (body as JsonObject)[setting.name];
    if (value === undefined || readSetting(setting, value).verdict !== 'taken') return [];
    return sameJson(value, state[setting.name], setting.unordered) ? [setting.name] : [];
  });
}

test.each<PlanName>(['quick', 'default'])(
  'every request of the %s plan would change all that it names, should it be stored',
  async (plan) => {
    const { exchanges, target } = await dryRun(plan);
    const { agentId, webhookId } = target.fixtures;
    const found: string[] = [];
    let state: JsonObject = {};
    let compared = 0;
    for (const [place, exchange] of exchanges.entries()) {
      const { purpose = '' } = exchange;
      const twice = [exchange, exchanges[place + 1]].some((each) => each?.purpose === AGAIN);
      if (!twice && !ELSEWHERE.test(purpose)) {
        compared += 1;
        found.push(...stale(exchange, state).map((name) => `${purpose}: ${name}`));
      }
      const own = exchange.request.url.endsWith(`/${agentId}/webhooks/${webhookId}`);
      if (own) state = stateOf(exchange) ?? state;
    }
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  },
);
