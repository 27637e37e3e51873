import type { Setting } from '../../../generated/contract.ts';
import { answers, members, operation } from '../../../generated/contract.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import type { Plan, Step } from '../../exchange/planned.ts';
import { EXAMPLE_HOST } from '../good-values.ts';
import type { PlanInput } from '../input.ts';
import { ask, isPlainText, writable } from '../input.ts';
import { unlike } from '../near-ids.ts';
import type { Shadow } from '../shadow.ts';
import type { Probe, Probes } from './limits.ts';
import { namedIn } from './limits.ts';

const PAST = '2001-02-03T04:05:06.000000Z';

/** Values about which the documentation is silent. Their answers are observed. */
export function* openValues(input: PlanInput, shadow: Shadow, probes: Probes): Plan {
  const settings = writable(input);
  const shown = settings.filter((setting) => !setting.writeOnly);
  yield* unusualAndOthers(input, shadow, shown.filter(isPlainText));
  const differing = of(shown, (setting) => disputed(setting, input.host));
  yield* unnamedAgain(
    input,
    shadow,
    'an empty text, a URL and a list about which readers differ',
    differing,
  );
  for (const turn of KINDS.keys()) {
    const open = openKinds(shown, turn);
    const purpose = `open values (${turn + 1} of ${KINDS.length})`;
    const bad = leftOver(shown, open, probes);
    const exchange = yield* unnamedAgain(input, shadow, purpose, open, bad);
    const named = namedIn(exchange);
    probes.unnamed.push(...bad.filter(({ setting }) => !named.has(setting.name)));
  }
}

/** Kinds of open values: one of each for every setting of which there is one. */
const KINDS: readonly ((setting: Setting) => Json | undefined)[] = [
  () => null,
  (setting) => (setting.type === 'string' && !isPlainText(setting) ? '' : word(setting)),
  neighbour,
];

/**
 * Open values of several kinds for one request, each setting with another kind, so that one that is refused does not
 * hide all the others of its kind.
 */
function openKinds(shown: readonly Setting[], turn: number): JsonObject {
  return of(shown, (setting) => KINDS[(turn + shown.indexOf(setting)) % KINDS.length]?.(setting));
}

/** Bad values that no request had room for, of settings of which a request carries no open one. */
function leftOver(shown: readonly Setting[], open: JsonObject, probes: Probes): Probe[] {
  return shown
    .filter((setting) => !Object.hasOwn(open, setting.name) && probes.left(setting) > 0)
    .flatMap(probes.next);
}

/**
 * What a refusal does not name the server may take, and then it has to show it in the right type: it is sent again
 * without what was named.
 */
function* unnamedAgain(
  input: PlanInput,
  shadow: Shadow,
  purpose: string,
  open: JsonObject,
  bad: readonly Probe[] = [],
): Generator<Step, Exchange | undefined, readonly Exchange[]> {
  const values = bad.map(({ setting, value }) => [setting.name, value]);
  const exchanges = yield ask(input, purpose, { ...open, ...Object.fromEntries(values) });
  shadow.see(exchanges);
  const named = namedIn(exchanges[0]);
  const rest = Object.entries(open).filter(([name]) => named.size > 0 && !named.has(name));
  if (rest.length > 0)
    shadow.see(yield ask(input, 'open values that were not named', Object.fromEntries(rest)));
  return exchanges[0];
}

/**
 * Texts that are counted in several ways, members that nobody knows and read-only ones, together; each alone where a refusal tells
 * nothing of it.
 */
function* unusualAndOthers(input: PlanInput, shadow: Shadow, texts: readonly Setting[]): Plan {
  const unusual = of(texts, () => UNUSUAL);
  const strangers = { unheard_of: 'x', ...pathParameters(input) };
  const readOnly = readOnlyMembers(input, shadow);
  const all =
    'a text that is counted in several ways, members that nobody knows, and read-only ones';
  const answered = yield ask(input, all, { ...readOnly, ...strangers, ...unusual });
  shadow.see(answered);
  if (answered[0]?.response?.status === answers.success.status) return;
  const named = namedIn(answered[0]);
  const isNamed = (members: JsonObject): boolean =>
    Object.keys(members).some((name) => named.has(name));
  const others = [
    ['a text that is counted in several ways', unusual, {}],
    ['members that nobody knows', strangers, shadow.change(texts)],
    ['read-only members', readOnly, shadow.change(texts)],
  ] as const;
  for (const [purpose, members, update] of others)
    if (!isNamed(members)) shadow.see(yield ask(input, purpose, { ...members, ...update }));
}

/** Settings with the values made for them; those for which none is made are left out. */
function of(chosen: readonly Setting[], value: (setting: Setting) => Json | undefined): JsonObject {
  return Object.fromEntries(
    chosen.flatMap((setting) => {
      const made = value(setting);
      return made === undefined ? [] : [[setting.name, made]];
    }),
  );
}

/** A word for false, which is true for every language that takes a text for true when it holds something. */
function word({ type }: Setting): Json | undefined {
  return type === 'boolean' ? 'false' : undefined;
}

function neighbour(setting: Setting): Json | undefined {
  const { type, maximum = 0 } = setting;
  if (type === 'integer') return String(maximum - 1);
  if (type === 'boolean') return 1;
  return isPlainText(setting) ? 12_345 : undefined;
}

/** A text that is counted in several ways. */
const UNUSUAL = 'wave \u{1f44b} e\u0301';

/** A text without a letter, a URL that not everybody takes, a list with the same entry twice. */
function disputed(setting: Setting, host = EXAMPLE_HOST): Json | undefined {
  const { agreed, items } = setting;
  if (agreed !== undefined) return `http://${host}`;
  if (items !== undefined) return [...items.enum.slice(0, 1), ...items.enum.slice(0, 2)];
  return isPlainText(setting) ? '' : undefined;
}

/** For each parameter of the path another id than the path has: one that exists, if there is one. */
function otherIds({ fixtures }: PlanInput): Map<string | undefined, string> {
  const { agentId, webhookId, otherAgentId, siblingWebhookId } = fixtures;
  const [agent, webhook] = operation.parameters;
  return new Map([
    [agent, otherAgentId ?? unlike(agentId)],
    [webhook, siblingWebhookId ?? unlike(webhookId)],
  ]);
}

/** The parameters of the path as members of the body, as far as a webhook has none of that name. */
function pathParameters(input: PlanInput): JsonObject {
  return Object.fromEntries(
    [...otherIds(input)].flatMap(([name, id]) =>
      name === undefined || members.some((member) => member.name === name) ? [] : [[name, id]],
    ),
  );
}

/** For each read-only member a value of its type that it does not have. */
function readOnlyMembers(input: PlanInput, shadow: Shadow): JsonObject {
  const ids = otherIds(input);
  return Object.fromEntries(
    members
      .filter(({ readOnly }) => readOnly)
      .map(({ name, equalsParameter, timestamp, type, follows }): [string, Json] => {
        if (equalsParameter !== undefined) return [name, ids.get(equalsParameter) ?? ''];
        if (timestamp) return [name, PAST];
        if (follows !== undefined) {
          const other = shadow.value(follows.member) === true ? 'false' : 'true';
          return [name, follows.allowed[other][0] ?? ''];
        }
        return [name, type === 'integer' ? 97 : 'x'];
      }),
  );
}
