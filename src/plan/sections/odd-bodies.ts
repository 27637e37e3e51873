import type { Plan } from '../../exchange/planned.ts';
import type { PlanInput } from '../input.ts';
import { ask, writable } from '../input.ts';
import type { Shadow } from '../shadow.ts';

const LONG = 100_000;
const DEPTH = 600;
/** Whole numbers that no machine word holds. */
const HUGE = '123456789012345678901234567890';

/** Bodies that nobody foresees. Whatever they are answered with, it is no 5xx. */
export function* oddBodies(input: PlanInput, shadow: Shadow): Plan {
  const settings = writable(input);
  const shown = settings.filter(({ writeOnly }) => !writeOnly);
  const json = JSON.stringify(shadow.change(shown));
  yield ask(input, 'JSON that breaks off', json.slice(0, -1));
  yield ask(input, 'a list as body', `[${json}]`);
  yield ask(input, 'null as body', 'null');
  yield ask(input, 'a text as body', '"text"');
  yield ask(input, 'no body', null);
  yield ask(input, 'JSON declared as plain text', json, { mediaType: 'text/plain' });
  for (const { name, type, format } of shown)
    if (type === 'string' && format === undefined) yield* oddTexts(input, name);
  const numbers = settings.filter((setting) => setting.type === 'integer');
  const huge = numbers.map(({ name }, index) => `"${name}":${index % 2 === 0 ? '' : '-'}${HUGE}`);
  yield ask(input, `numbers of ${HUGE.length} digits`, `{${huge.join(',')}}`);
  yield ask(
    input,
    `members named like those of every object, and lists nested ${DEPTH} deep`,
    `{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"":1,"x":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`,
  );
}

function* oddTexts(input: PlanInput, name: string): Plan {
  yield ask(input, `${LONG} characters for ${name}`, {
    [name]: 'x'.repeat(LONG),
  });
  yield ask(
    input,
    `control characters and half a surrogate pair in ${name}`,
    `{"${name}":"a\\u0000b\\u001b[2Jc\\ud800"}`,
  );
}
