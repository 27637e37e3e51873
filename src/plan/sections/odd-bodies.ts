import type { Setting } from '../../../generated/contract.ts';
import type { JsonObject } from '../../exchange/json.ts';
import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, isPlainText, offers, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';
import type { Probes } from './limits.ts';
import { namedIn } from './limits.ts';

const LONG = 100_000;
const DEPTH = 600;
/** Deeper than what recursive parsers and walkers reach with the stack that they usually have. */
const DEEPEST = 20_000;
/** Whole numbers that no machine word holds. */
const HUGE = '123456789012345678901234567890';

/**
 * Bodies that nobody foresees. Whatever they are answered with, it is no 5xx. In groups, so that a right request
 * follows each.
 */
export function oddBodies(
  input: PlanInput,
  shadow: Shadow,
  probes: Probes,
): [unread: Plan, unheardOf: Plan] {
  return [unread(input, shadow), unheardOf(input, probes)];
}

/** JSON that is no object, or no JSON at all; an update that is declared as something else, or breaks off. */
function* unread(input: PlanInput, shadow: Shadow): Plan {
  const json = JSON.stringify(ordinary(input, shadow));
  yield ask(input, 'null as body', 'null');
  yield ask(input, 'a text as body', '"text"');
  yield ask(input, 'no body', null);
  yield ask(input, 'a list as body', `[${json}]`);
  yield ask(input, 'JSON declared as plain text', json, { mediaType: 'text/plain' });
  // Who reads it by recursion runs out of stack ahead of its end.
  const depth = input.robust ? DEEPEST : 0;
  const deep = depth > 0 ? `, nested ${depth} deep` : '';
  yield ask(
    input,
    `JSON that breaks off${deep}`,
    json.slice(0, -1) + ',"x":'.slice(0, depth) + '['.repeat(depth),
  );
}

/** Values and names that parsers and stores do not expect. */
function* unheardOf(input: PlanInput, probes: Probes): Plan {
  const shown = writable(input).filter(({ writeOnly }) => !writeOnly);
  const texts = shown.filter(isPlainText);
  yield* beyondAllSizes(input, shown, texts, probes);
  const strange = all(texts, 'a\\u0000b\\u001b[2Jc\\ud800');
  const polluting = '"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"":1';
  yield ask(
    input,
    `control characters and half a surrogate pair, members named like those of every object, and lists nested ${DEPTH} deep`,
    `{${[...strange, polluting, nested(DEPTH)].join(',')}}`,
  );
  if (texts.length > 0)
    yield ask(input, 'bytes that are no UTF-8', `{${all(texts, 'Gr\u00f6\u00dfe').join(',')}}`, {
      latin1: true,
    });
}

/** Numbers and texts that are larger than any store has room for, beside bad values of what has no size. */
function* beyondAllSizes(
  input: PlanInput,
  shown: readonly Setting[],
  texts: readonly Setting[],
  probes: Probes,
): Plan {
  const numbers = shown.filter(({ type }) => type === 'integer');
  const huge = numbers.map(({ name }, index) => `"${name}":${index % 2 === 0 ? '' : '-'}${HUGE}`);
  const rest = shown.filter((setting) => !numbers.includes(setting) && !texts.includes(setting));
  const bad = offers(input, 'blame') ? rest.flatMap(probes.next) : [];
  const others = bad.map(({ setting, value }) => `"${setting.name}":${JSON.stringify(value)}`);
  const [exchange] = yield ask(
    input,
    `numbers of ${HUGE.length} digits, and texts of ${LONG} characters`,
    `{${[...huge, ...all(texts, 'x'.repeat(LONG)), ...others].join(',')}}`,
  );
  const named = namedIn(exchange);
  if (named.size > 0) probes.unnamed.push(...bad.filter(({ setting }) => !named.has(setting.name)));
}

/** A member that nobody knows, of lists within lists. */
function nested(depth: number): string {
  return `"x":${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** The same text for each setting, as members of an object. */
function all(texts: readonly Setting[], text: string): string[] {
  return texts.map(({ name }) => `"${name}":"${text}"`);
}

function ordinary(input: PlanInput, shadow: Shadow): JsonObject {
  return shadow.differ(writable(input).filter(({ writeOnly }) => !writeOnly));
}
