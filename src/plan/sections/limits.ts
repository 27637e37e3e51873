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
interface Probe extends NearMiss {
  readonly setting: Setting;
}

/** Groups that are sent at the least where there are so many; more try the same keywords again with other values. */
const GROUPS = 9;
/** Further groups, for which there is room where no other webhook of the agent is tried. */
const FURTHER = 4;
/** Members that refusals leave out are sent alone, but no more of them than this. */
const FOLLOW_UPS = 12;

/** The bad values of a run, and those that refusals did not name. */
export interface Probes {
  /** The next bad value of a setting; those that there are take turns. None where there is none. */
  readonly next: (setting: Setting) => Probe[];
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
    unnamed: [],
  };
}

/** One request that carries a bad value of every setting. Its refusal has to name them all. */
export function* everyLimit(input: PlanInput, probes: Probes): Plan {
  yield* group(input, probes, writable(input));
}

/**
 * Group testing: each request carries bad values of all settings, or of all but one, since some are looked at
 * only in the company of another.
 */
export function* groupsOfLimits(input: PlanInput, probes: Probes): Plan {
  const settings = writable(input);
  for (let round = 0; round < groupsOf(input) - 1; round += 1) {
    const left = settings[round];
    // What is off may be looked at less closely.
    const good = left !== undefined && left.name === SWITCH ? { [left.name]: false } : {};
    yield* group(
      input,
      probes,
      settings.filter((setting) => setting !== left),
      good,
    );
  }
}

function* group(
  input: PlanInput,
  probes: Probes,
  settings: readonly Setting[],
  good: JsonObject = {},
): Plan {
  const bad = settings.flatMap(probes.next);
  const what = bad.length < writable(input).length ? 'all limits but one' : 'every limit';
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

/** Which others break their limits together with a setting: of seven, no pair meets twice. */
const COMPANY = [0, 1, 3];
/**
 * Settings break their limits among others that are right and new: nothing of those may be stored. The last one
 * is the only bad one, and one is sent by itself, because some look at nothing then.
 */
export function* limitsAmongOthers(input: PlanInput, shadow: Shadow, probes: Probes): Plan {
  const settings = writable(input);
  const places = settings.length - 2;
  for (let place = 0; place < places; place += 1) {
    const company = [...settings.slice(place), ...settings];
    const bad = COMPANY.flatMap((step) => company.slice(step, step + 1)).flatMap(probes.next);
    yield* broken(input, probes, bad, among(bad), shadow.change(settings));
  }
  const single = settings.slice(-1).flatMap(probes.next);
  yield* broken(input, probes, single, among(single), shadow.change(settings));
  const itself = mostMisses(settings, input.host).flatMap(probes.next);
  yield* broken(input, probes, itself, `break ${inWords(itself)} by itself`);
  shadow.see(yield readBack(input, 'read back what refused updates left'));
}

function among(bad: readonly Probe[]): string {
  return `break ${inWords(bad)} among good values`;
}

/** The setting that has most bad values to be tried. */
function mostMisses(settings: readonly Setting[], host?: string): Setting[] {
  const count = (setting: Setting): number => nearMisses(setting, host).length;
  return settings.toSorted((one, other) => count(other) - count(one)).slice(0, 1);
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

/** The settings that a refusal names; none where it is no refusal. */
export function namedIn(exchange: Exchange | undefined): ReadonlySet<string> {
  if (exchange?.response?.status !== answers['invalid-data'].status) return new Set();
  return blamed(at(parseJson(exchange.response.body), operation.blame));
}
