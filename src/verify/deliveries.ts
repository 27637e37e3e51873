import { settings } from '../../generated/contract.ts';
import type { JsonObject } from '../exchange/json.ts';
import type { PlanInput } from '../plan/input.ts';

const LEADS = settings.find(({ agreed }) => agreed !== undefined);

/**
 * Where a plan may lead a webhook while it changes it: to a host that its user named, or to the one that it
 * has. Where neither can stand in an ordinary URL, an example host is used and deliveries are turned off.
 *
 * @param state the webhook as it is
 */
export function deliveriesOf(
  state: JsonObject | undefined,
  named: readonly string[] = [],
): Pick<PlanInput, 'host' | 'muted'> {
  const own = LEADS === undefined ? undefined : hostOf(state?.[LEADS.name]);
  const host = [...named, ...(own === undefined ? [] : [own])].find(isOrdinary);
  return host === undefined ? { muted: true } : { host };
}

function hostOf(url: unknown): string | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Whether every reader takes a URL on the host. */
function isOrdinary(host: string): boolean {
  return LEADS?.agreed !== undefined && new RegExp(LEADS.agreed.accepted).test(`https://${host}/`);
}
