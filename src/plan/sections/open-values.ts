import type { Setting } from '../../../generated/contract.ts';
import { members } from '../../../generated/contract.ts';
import type { Json, JsonObject } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import { unlike } from '../near-ids.ts';
import type { Shadow } from '../shadow.ts';

const PAST = '2001-02-03T04:05:06.000000Z';

/** Values about which the documentation is silent. Their answers are observed; the last request makes all ordinary again. */
export function* openValues(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const shown = settings.filter((setting) => !setting.writeOnly);
  const texts = shown.filter(({ type }) => type === 'string');
  const of = (
    chosen: readonly Setting[],
    value: (setting: Setting) => Json | undefined,
  ): JsonObject =>
    Object.fromEntries(
      chosen.flatMap((setting) => {
        const made = value(setting);
        return made === undefined ? [] : [[setting.name, made]];
      }),
    );
  shadow.see(
    yield ask(
      input,
      'blanks around a text',
      of(plain(texts), () => '  padded  '),
    ),
  );
  shadow.see(
    yield ask(input, 'a member that nobody knows', {
      ...shadow.change(plain(texts)),
      unheard_of: 'x',
    }),
  );
  const readOnly = readOnlyMembers(input, shadow.value('enabled'));
  shadow.see(
    yield ask(input, 'read-only members', { ...shadow.change(plain(texts)), ...readOnly }),
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
  yield ask(input, 'values of a neighbouring type', of(shown, neighbour));
  yield ask(
    input,
    'texts that are counted in several ways',
    of(plain(texts), () => 'wave \u{1f44b} e\u0301'),
  );
  yield ask(
    input,
    'a URL about which readers differ',
    of(
      texts.filter(({ agreed }) => agreed !== undefined),
      () => 'http://hooks.example.com',
    ),
  );
  yield ask(
    input,
    'a list with the same entry twice',
    of(shown, ({ items }) => twice(items?.enum)),
  );
  shadow.see(yield ask(input, 'make every setting ordinary again', shadow.change(settings)));
}

function plain(texts: readonly Setting[]): Setting[] {
  return texts.filter(({ format }) => format === undefined);
}

function neighbour({ type, maximum = 0, format }: Setting): Json | undefined {
  if (type === 'integer') return String(maximum - 1);
  if (type === 'boolean') return 1;
  return type === 'string' && format === undefined ? 12_345 : undefined;
}

function twice(entries: readonly string[] | undefined): Json | undefined {
  return entries === undefined ? undefined : [...entries.slice(0, 2), ...entries.slice(0, 1)];
}

/** For each read-only member a value of its type that it does not have. */
function readOnlyMembers(input: PlanInput, enabled: Json | undefined): JsonObject {
  const ids: Record<string, string> = {
    agent_id: input.fixtures.agentId,
    webhook_id: input.fixtures.webhookId,
  };
  return Object.fromEntries(
    members
      .filter(({ readOnly }) => readOnly)
      .map(({ name, equalsParameter, timestamp, type, follows }): [string, Json] => {
        if (equalsParameter !== undefined) return [name, unlike(ids[equalsParameter] ?? '')];
        if (timestamp) return [name, PAST];
        if (follows !== undefined)
          return [name, follows.allowed[enabled === true ? 'false' : 'true'][0] ?? ''];
        return [name, type === 'integer' ? 97 : 'x'];
      }),
  );
}
