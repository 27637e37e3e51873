import type { Setting } from '../../../generated/contract.ts';
import { answers, operation } from '../../../generated/contract.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { JsonObject } from '../../exchange/json.ts';
import { at, parseJson } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import { blamed } from '../../reading/blame.ts';
import type { PlanInput } from '../input.ts';
import { ask, offers, readBack, SWITCH, writable } from '../input.ts';
import type { NearMiss } from '../near-misses.ts';
import { nearMisses } from '../near-misses.ts';
import type { Shadow } from '../shadow.ts';

/** A bad value of one setting. */
export interface Probe extends NearMiss {
  readonly setting: Setting;
}

/** Members that refusals leave out are sent alone, but no more of them than this. */
const FOLLOW_UPS = 12;

const FURTHER = 2;
const MORE = 3;

/** The bad values of a run, and those that refusals did not name. */
export interface Probes {
  /** The next bad value of a setting; those that there are take turns. None where there is none. */
  readonly next: (setting: Setting) => Probe[];
  /** How many of a setting were not sent yet. */
  readonly left: (setting: Setting) => number;
  /** Kept, to be sent one by one. */
  readonly unnamed: Probe[];
}

/** Bad values, none of them sent yet. */
export function createProbes({ host }: PlanInput): Probes {
  const turns = new Map<Setting, number>();
  return {
    next: (setting) => {
      const misses = nearMisses(setting, host);
      const turn = turns.get(setting) ?? 0;
      turns.set(setting, turn + 1);
      const place = turn % misses.length;
      return misses.slice(place, place + 1).map((miss) => ({ setting, ...miss }));
    },
    left: (setting) => nearMisses(setting, host).length - (turns.get(setting) ?? 0),
    unnamed: [],
  };
}

/**
 * Group testing: requests that carry bad values of all settings but one, since some are looked at only in
 * the company of another; and each setting by itself bad among others that are right and new: nothing of those may be
 * stored. A refusal has to name all that is bad, and nothing else.
 */
export function* limits(input: PlanInput, shadow: Shadow, probes: Probes): Plan {
  const settings = writable(input);
  const blames = offers(input, 'blame');
  for (const left of blames ? settings : []) {
    yield* group(
      input,
      probes,
      settings.filter((setting) => setting !== left),
      // What is off may be looked at less closely.
      left.name === SWITCH ? { [left.name]: false } : {},
    );
    const [bad] = probes.next(left);
    if (bad !== undefined)
      yield* broken(
        input,
        probes,
        [bad],
        `break ${inWords([bad])} among good values`,
        shadow.differ(settings),
      );
  }
  // The last one carries a single setting, since some look at nothing then.
  for (let further = blames ? furtherGroups(input) : 1; further > 0; further -= 1) {
    const left = settings.filter((setting) => probes.left(setting) > 0);
    const chosen = further === 1 ? mostLeft(left.length > 0 ? left : settings, probes) : left;
    yield* group(input, probes, chosen);
  }
}

function* group(
  input: PlanInput,
  probes: Probes,
  settings: readonly Setting[],
  good: JsonObject = {},
): Plan {
  const bad = settings.flatMap(probes.next);
  const many = writable(input).length - bad.length;
  const what = many > 1 ? 'some limits' : many > 0 ? 'all limits but one' : 'every limit';
  yield* broken(input, probes, bad, `break ${what} at once: ${inWords(bad)}`, good);
}

/** Sends bad values, among good ones or not, and keeps those that the refusal does not name. */
function* broken(
  input: PlanInput,
  { unnamed }: Probes,
  bad: readonly Probe[],
  purpose: string,
  good: JsonObject = {},
): Plan {
  const values = Object.fromEntries(bad.map(({ setting, value }) => [setting.name, value]));
  const [exchange] = yield ask(input, purpose, { ...good, ...values });
  const named = namedIn(exchange);
  unnamed.push(...bad.filter(({ setting }) => !named.has(setting.name)));
}

function inWords(bad: readonly Probe[]): string {
  return bad.map(({ setting, keyword }) => `${setting.name} ${keyword}`).join(', ');
}

/** The setting of which most bad values are left to be tried. */
function mostLeft(settings: readonly Setting[], { left }: Probes): Setting[] {
  return settings.toSorted((one, other) => left(other) - left(one)).slice(0, 1);
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

/** Groups that try the same keywords again with other values: more where no other webhook of the agent is tried. */
function furtherGroups({ fixtures }: PlanInput): number {
  return fixtures.siblingWebhookId === undefined ? FURTHER + MORE : FURTHER;
}

/** The settings that a refusal names; none where it is no refusal. */
export function namedIn(exchange: Exchange | undefined): ReadonlySet<string> {
  if (exchange?.response?.status !== answers['invalid-data'].status) return new Set();
  return blamed(at(parseJson(exchange.response.body), operation.blame));
}
