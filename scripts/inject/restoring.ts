import type { Fault } from './fault.ts';
import { isRestoring } from './outages.ts';
import type { Happening } from './stage.ts';

/** What may come of a request instead of its being stored and answered. */
const INSTEAD: Readonly<Record<string, () => Promise<Response>>> = {
  'status 500': () => answer(500),
  'status 502': () => answer(502),
  'status 422': () => answer(422),
  'status 429': () => answer(429, { 'retry-after': '1' }),
  'status 429 for a day': () => answer(429, { 'retry-after': '86400' }),
  'a success that says that it is none': () => answer(200, {}, '{"success":false,"data":{}}'),
  'a web page': () => answer(200, { 'content-type': 'text/html' }, '<!doctype html>'),
  'a reset': () => Promise.reject(new Error('nobody gets this answer')),
  silence: () => new Promise(() => undefined),
};
const NAMES = Object.keys(INSTEAD);

/** Requests of the end of a run that a second fault may meet. */
const ENDING = 4;

/** What may happen to the requests that restore: one at a time, for good, and in pairs. */
export const restoring: readonly Fault[] = [
  ...NAMES.map(
    (name): Fault => ({
      name: `the restoring request meets ${name}, once`,
      ends: ['0', '1', '4'],
      times: 1,
      inject: async ({ stage, verify }) => {
        stage.happen(meeting([name]));
        return (await verify().done).end;
      },
    }),
  ),
  ...NAMES.map(
    (name): Fault => ({
      name: `${name} from the restoring request on`,
      ends: '4',
      times: 1,
      inject: async ({ stage, verify }) => {
        stage.happen(meeting(undefined, name));
        return (await verify().done).end;
      },
    }),
  ),
  {
    name: 'two of these, at the restoring request and at one that follows it',
    ends: ['0', '1', '4'],
    times: 12,
    inject: async ({ stage, verify }, random) => {
      const pick = (): string => NAMES[Math.floor(random() * NAMES.length)] ?? '';
      const gap = Math.floor(random() * ENDING);
      stage.happen(meeting([pick(), ...Array<undefined>(gap), pick()]));
      return (await verify().done).end;
    },
  },
];

/**
 * What happens from the restoring request on.
 *
 * @param first what each of the first ones meets; nothing where there is none
 * @param then what all others meet
 */
function meeting(first: readonly (string | undefined)[] = [], then?: string): Happening {
  const begins = isRestoring();
  let n = -1;
  return (_, body, store) => {
    if (n >= 0 || begins(0, body)) n += 1;
    const name = n < 0 ? undefined : n < first.length ? first[n] : then;
    return (name === undefined ? undefined : INSTEAD[name])?.() ?? store();
  };
}

function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '{"message":"No."}',
): Promise<Response> {
  const all = { 'content-type': 'application/json', ...headers };
  return Promise.resolve(new Response(body, { status, headers: all }));
}
