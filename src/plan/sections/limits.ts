import type { Setting } from '../../../generated/contract.ts';
import { answers, operation } from '../../../generated/contract.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { JsonObject } from '../../exchange/json.ts';
import { at, parseJson } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import { blamed } from '../../reading/blame.ts';
import type { PlanInput } from '../input.ts';
import { ask, offers, readBack, writable } from '../input.ts';
import type { NearMiss } from '../near-misses.ts';
import { nearMisses } from '../near-misses.ts';
import type { Shadow } from '../shadow.ts';

/** A bad value of one setting. */
interface Probe extends NearMiss {
  readonly setting: Setting;
}

/** Groups that are sent at the least where there are so many; more try the same keywords again with other values. */
const GROUPS = 9;
/** Further groups, for which there is room where no other webhook of the agent is tried. */
const FURTHER = 4;
/** Members that refusals leave out are sent alone, but no more of them than this. */
const FOLLOW_UPS = 12;

/**
 * Group testing: one request carries a bad value of every setting, and its refusal has to name them all.
 * Those that it does not name are kept, to be sent one by one.
 */
export function* groupsOfLimits(input: PlanInput, unnamed: Probe[]): Plan {
  for (const group of groups(input)) {
    const body: JsonObject = Object.fromEntries(
      group.map(({ setting, value }) => [setting.name, value]),
    );
    const keywords = group.map(({ setting, keyword }) => `${setting.name} ${keyword}`).join(', ');
    const [exchange] = yield ask(input, `break every limit at once: ${keywords}`, body);
    const named = namedIn(exchange);
    unnamed.push(...group.filter(({ setting }) => !named.has(setting.name)));
  }
}

/** Which others break their limits together with a setting: of seven, no pair meets twice. */
const COMPANY = [0, 1, 3];
/** Settings at the end of the list break their limits alone, so that one bad member among good ones is tried too. */
const ALONE = 2;

/** Some settings break their limits among others that are right and new: nothing of those may be stored. */
export function* limitsAmongOthers(input: PlanInput, shadow: Shadow, unnamed: Probe[]): Plan {
  const settings = writable(input);
  for (const place of settings.keys()) {
    const company = place < settings.length - ALONE ? COMPANY : [0];
    const bad = [...settings.slice(place), ...settings]
      .filter((_, step) => company.includes(step))
      .flatMap((setting, turn) => probeOf(input, setting, groupsOf(input) + turn));
    const keywords = bad.map(({ setting, keyword }) => `${setting.name} ${keyword}`).join(', ');
    const [exchange] = yield ask(input, `break ${keywords} among good values`, {
      ...shadow.change(settings),
      ...Object.fromEntries(bad.map(({ setting, value }) => [setting.name, value])),
    });
    const named = namedIn(exchange);
    unnamed.push(...bad.filter(({ setting }) => !named.has(setting.name)));
  }
  shadow.see(yield readBack(input, 'read back what refused updates left'));
}

/** One bad value a request: for the settings that a group did not name, or where refusals name nobody. */
export function* limitsOneByOne(input: PlanInput, probes: readonly Probe[]): Plan {
  const sent = new Set<string>();
  for (const { setting, keyword, value } of probes) {
    const key = `${setting.name}/${keyword}/${JSON.stringify(value)}`;
    if (sent.has(key)) continue;
    sent.add(key);
    yield ask(input, `break ${keyword} of ${setting.name} alone`, { [setting.name]: value });
  }
  if (sent.size > 0 && offers(input, 'state'))
    yield readBack(input, 'read back what refused updates left');
}

/** One bad value of each keyword of each setting; more would use up what other rules need. */
export function firstOfEach(probes: readonly Probe[]): Probe[] {
  const seen = new Map(
    [...probes].reverse().map((probe) => [`${probe.setting.name}/${probe.keyword}`, probe]),
  );
  return [...seen.values()].reverse().slice(0, FOLLOW_UPS);
}

/** The first bad value of every keyword of every setting. */
export function everyKeyword(input: PlanInput): Probe[] {
  return writable(input).flatMap((setting) =>
    nearMisses(setting, input.host)
      .filter(
        ({ keyword }, index, all) => all.findIndex((each) => each.keyword === keyword) === index,
      )
      .map((miss) => ({ setting, ...miss })),
  );
}

function groupsOf({ fixtures }: PlanInput): number {
  return fixtures.siblingWebhookId === undefined ? GROUPS + FURTHER : GROUPS;
}

function groups(input: PlanInput): Probe[][] {
  const settings = writable(input);
  const most = Math.max(...settings.map((setting) => nearMisses(setting, input.host).length));
  return Array.from({ length: Math.min(groupsOf(input), most) }, (_, round) =>
    settings.flatMap((setting) => probeOf(input, setting, round)),
  );
}

/** A bad value of a setting; those that there are take turns. */
function probeOf(input: PlanInput, setting: Setting, turn: number): Probe[] {
  const misses = nearMisses(setting, input.host);
  const place = turn % misses.length;
  return misses.slice(place, place + 1).map((miss) => ({ setting, ...miss }));
}

/** The settings that a refusal names; none where it is no refusal. */
export function namedIn(exchange: Exchange | undefined): ReadonlySet<string> {
  if (exchange?.response?.status !== answers['invalid-data'].status) return new Set();
  return blamed(at(parseJson(exchange.response.body), operation.blame));
}
