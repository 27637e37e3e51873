import type { Setting } from '../../../generated/contract.ts';
import { answers, members, operation } from '../../../generated/contract.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import { EXAMPLE_HOST } from '../good-values.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import { unlike } from '../near-ids.ts';
import type { Shadow } from '../shadow.ts';
import { namedIn } from './limits.ts';

const PAST = '2001-02-03T04:05:06.000000Z';

/** Values about which the documentation is silent. Their answers are observed; the last request makes all ordinary again. */
export function* openValues(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const shown = settings.filter((setting) => !setting.writeOnly);
  const texts = shown.filter(({ type }) => type === 'string');
  yield* blanksAndStrangers(input, shadow, plain(texts));
  const readOnly = readOnlyMembers(input, shadow);
  shadow.see(
    yield ask(input, 'read-only members', { ...readOnly, ...shadow.change(plain(texts)) }),
  );
  yield ask(
    input,
    'null for every setting',
    of(shown, () => null),
  );
  yield ask(
    input,
    'an empty text for every text',
    of(texts, () => ''),
  );
  shadow.see(yield ask(input, 'a word for false', of(shown, word)));
  const named = namedIn(
    (yield ask(input, 'values of a neighbouring type', of(shown, neighbour)))[0],
  );
  yield ask(
    input,
    'a text, a URL and a list about which readers differ',
    of(shown, (setting) => disputed(setting, input.host)),
  );
  // What a refusal does not name it may take, and then it has to show it in the right type.
  const lenient = of(
    shown.filter(({ name }) => named.size > 0 && !named.has(name)),
    neighbour,
  );
  if (Object.keys(lenient).length > 0)
    shadow.see(yield ask(input, 'values of a neighbouring type that were not named', lenient));
  const { elsewhere } = input;
  const last = shadow.change(settings, elsewhere === undefined ? [] : [elsewhere]);
  shadow.see(yield ask(input, 'make every setting ordinary again', last));
}

/** Blanks around texts and members that nobody knows, together; each alone where a refusal tells nothing of it. */
function* blanksAndStrangers(input: PlanInput, shadow: Shadow, texts: readonly Setting[]): Plan {
  const blanks = of(texts, () => '  padded  ');
  const strangers = { unheard_of: 'x', ...pathParameters(input) };
  const [ofBlanks, ofStranger] = ['blanks around a text', 'members that nobody knows'];
  const body = { ...strangers, ...blanks };
  const both = yield ask(input, `${ofBlanks}, and ${ofStranger}`, body);
  shadow.see(both);
  if (both[0]?.response?.status === answers.success.status) return;
  const named = namedIn(both[0]);
  if (!texts.some(({ name }) => named.has(name))) shadow.see(yield ask(input, ofBlanks, blanks));
  if (Object.keys(strangers).some((name) => named.has(name))) return;
  shadow.see(yield ask(input, ofStranger, { ...strangers, ...shadow.change(texts) }));
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

function plain(texts: readonly Setting[]): Setting[] {
  return texts.filter(({ format }) => format === undefined);
}

/** A word for false, which is true for every language that takes a text for true when it holds something. */
function word({ type }: Setting): Json | undefined {
  return type === 'boolean' ? 'false' : undefined;
}

function neighbour({ type, maximum = 0, format }: Setting): Json | undefined {
  if (type === 'integer') return String(maximum - 1);
  if (type === 'boolean') return 1;
  return type === 'string' && format === undefined ? 12_345 : undefined;
}

/** Text that is counted in several ways, a URL that not everybody takes, a list with the same entry twice. */
function disputed({ type, agreed, items }: Setting, host = EXAMPLE_HOST): Json | undefined {
  if (agreed !== undefined) return `http://${host}`;
  if (items !== undefined) return [...items.enum.slice(0, 1), ...items.enum.slice(0, 2)];
  return type === 'string' ? 'wave \u{1f44b} e\u0301' : undefined;
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
