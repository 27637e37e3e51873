import type { Answer, JsonValue } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import { refusal } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, moveAhead, replaceStep, server } from '../prove/server.ts';
import type { Variant } from './variant.ts';

type Oddity = 'malformed' | 'list' | 'scalar' | 'absent' | 'other media type';

function oddityOf(call: Call): Oddity | undefined {
  if (call.text === '') return 'absent';
  if (!/^application\/json\b/i.test(call.headers.get('content-type') ?? ''))
    return 'other media type';
  try {
    const body: JsonValue = JSON.parse(call.text);
    if (Array.isArray(body)) return 'list';
    return typeof body === 'object' && body !== null ? undefined : 'scalar';
  } catch {
    return 'malformed';
  }
}

/** Answers bodies of some kinds, or takes them for an update. */
function takes(kinds: readonly Oddity[], as: (call: Call) => Answer | JsonValue): Change {
  return replaceStep('read-body', (call, standard) => {
    const oddity = oddityOf(call);
    if (oddity === undefined || !kinds.includes(oddity)) return standard(call);
    const result = as(call);
    if (isAnswer(result)) return result;
    call.json = result as Record<string, JsonValue>;
    return undefined;
  });
}

function isAnswer(result: Answer | JsonValue): result is Answer {
  return typeof result === 'object' && result !== null && 'status' in result && 'headers' in result;
}

const badRequest = (): Answer => json(400, { error: 'Bad Request' });
const unprocessable = (): Answer => refusal({ body: ['The body is not a JSON object.'] });
const nothing = (): JsonValue => ({});
const ODD: readonly Oddity[] = ['malformed', 'list', 'scalar', 'absent', 'other media type'];

/** The size and depth that a body has at the most. */
function limits(characters: number, depth: number, answer: () => Answer): Change {
  const isTooMuch = ({ text }: Call): boolean =>
    text.length > characters || text.includes('['.repeat(depth));
  return before('authenticate', (call) => (isTooMuch(call) ? answer() : undefined));
}

/** Right servers that differ in what they make of bodies that nobody documented. */
export const bodyVariants: readonly Variant[] = [
  ...(
    [
      ['malformed-json', 'malformed', 'JSON that breaks off'],
      ['list', 'list', 'A list'],
      ['scalar', 'scalar', 'A scalar'],
      ['absent-body', 'absent', 'A missing body'],
      ['other-media-type', 'other media type', 'A body of another media type'],
    ] as [string, Oddity, string][]
  ).flatMap(([id, oddity, what]): Variant[] => [
    {
      id: `${id}-is-an-empty-update`,
      sentence: `${what} is taken for an update that carries nothing.`,
      make: server(takes([oddity], nothing)),
    },
    {
      id: `${id}-is-unprocessable`,
      sentence: `${what} is answered with 422.`,
      make: server(takes([oddity], unprocessable)),
    },
  ]),
  {
    id: 'odd-bodies-are-bad-requests-as-pages',
    sentence: 'Odd bodies are answered with status 400 and an HTML page.',
    make: server(
      takes(ODD, () => ({
        status: 400,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html><html><body>Bad Request</body></html>',
      })),
    ),
  },
  {
    id: 'odd-bodies-are-bad-requests-without-a-body',
    sentence: 'Odd bodies are answered with status 400 and no body.',
    make: server(takes(ODD, () => ({ status: 400, headers: {}, body: '' }))),
  },
  {
    id: 'odd-bodies-are-empty-updates',
    sentence: 'Every odd body is taken for an update that carries nothing.',
    make: server(takes(ODD, nothing)),
  },
  {
    id: 'odd-bodies-are-unprocessable',
    sentence: 'Every odd body is answered with 422.',
    make: server(takes(ODD, unprocessable)),
  },
  {
    id: 'odd-bodies-are-unprocessable-without-errors',
    sentence: 'Every odd body is answered with 422 and a message alone.',
    make: server(takes(ODD, () => json(422, { message: 'The payload is not valid.' }))),
  },
  {
    id: 'media-type-does-not-matter',
    sentence: 'A body is read as JSON whatever its media type.',
    make: server(
      takes(['other media type'], (call) => {
        try {
          return JSON.parse(call.text) as JsonValue;
        } catch {
          return badRequest();
        }
      }),
    ),
  },
  {
    id: 'media-type-is-bad-request',
    sentence: 'A body of another media type is answered with 400.',
    make: server(takes(['other media type'], badRequest)),
  },
  {
    id: 'list-of-one-is-its-entry',
    sentence: 'A list as body is taken for its first entry.',
    make: server(takes(['list'], (call) => (JSON.parse(call.text) as JsonValue[])[0] ?? {})),
  },
  {
    id: 'body-parsed-ahead-of-the-token',
    sentence: 'A body that cannot be parsed is answered ahead of the token.',
    make: server(
      before('authenticate', (call) => {
        const oddity = oddityOf(call);
        return oddity === undefined
          ? undefined
          : oddity === 'other media type'
            ? json(415, {})
            : badRequest();
      }),
    ),
  },
  {
    id: 'body-validated-ahead-of-the-ids',
    sentence: 'The body is validated before agent and webhook are looked up.',
    make: server(moveAhead(['read-body', 'validate'], 'find-agent')),
  },
  {
    id: 'body-validated-between-the-ids',
    sentence: 'The body is validated after the agent and before the webhook is looked up.',
    make: server(moveAhead(['read-body', 'validate'], 'find-webhook')),
  },
  {
    id: 'large-bodies-are-too-large',
    sentence: 'A very large body is answered with 413, ahead of the token.',
    make: server(limits(65_536, 100, () => json(413, { message: 'Payload Too Large' }))),
  },
  {
    id: 'large-bodies-are-bad-requests',
    sentence: 'A very large or deep body is answered with 400 and plain text.',
    make: server(
      before('read-body', ({ text }) =>
        text.length > 65_536 || text.includes('['.repeat(64))
          ? { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad request' }
          : undefined,
      ),
    ),
  },
  {
    id: 'large-bodies-are-empty-updates',
    sentence: 'A very large body is not read, as if there were none.',
    make: server(
      before('read-body', (call) => {
        if (call.text.length > 65_536) Object.assign(call, { text: '{}' });
      }),
    ),
  },
  {
    id: 'deep-bodies-are-unprocessable',
    sentence: 'A body that is nested deep is answered with 422.',
    make: server(
      before('read-body', ({ text }) =>
        text.includes('['.repeat(512)) ? unprocessable() : undefined,
      ),
    ),
  },
  {
    id: 'half-surrogates-are-malformed',
    sentence: 'Half a surrogate pair is no JSON for the parser.',
    make: server(
      before('read-body', ({ text }) => (/\\ud800/i.test(text) ? badRequest() : undefined)),
    ),
  },
  {
    id: 'half-surrogates-are-unprocessable',
    sentence: 'Half a surrogate pair makes the whole body unprocessable.',
    make: server(
      before('read-body', ({ text }) => (/\\ud800/i.test(text) ? unprocessable() : undefined)),
    ),
  },
  {
    id: 'prototype-members-are-malformed',
    sentence: 'A body with a member named as the prototype of objects is refused by the parser.',
    make: server(
      before('read-body', ({ text }) =>
        text.includes('__proto__')
          ? json(400, {
              statusCode: 400,
              error: 'Bad Request',
              message: 'Object contains forbidden prototype property',
            })
          : undefined,
      ),
    ),
  },
  {
    id: 'depth-is-malformed',
    sentence: 'A body that is nested deeper than 512 is taken for an update that carries nothing.',
    make: server(
      before('read-body', (call) => {
        if (call.text.includes('['.repeat(512))) Object.assign(call, { text: '{}' });
      }),
    ),
  },
];
