import type { Answer } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Step } from '../../src/twin/call.ts';
import { changeAnswer, changeSent, present } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { before, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const FAILED = json(500, { message: 'Server Error' });

/** A gateway that keeps a refusal, and gives it once more to the next request for the same webhook. */
function keepsRefusals(status: number): Change {
  let kept: Answer | undefined;
  const { steps: keep } = changeAnswer(status, (answer) => {
    kept = answer;
    return answer;
  });
  const give: Step = {
    name: 'cache',
    run: () => {
      const answer = kept;
      kept = undefined;
      return answer;
    },
  };
  return { steps: (steps) => [give, ...(keep?.(steps) ?? steps)] };
}

/** Updates of which a text of the body is known already are answered from memory, and not stored. */
function remembers(): Change {
  const seen = new Set<string>();
  return replaceStep('save', (call, standard) => {
    const { id, agent_id } = present(call.webhook);
    const key = `${id} ${call.text}`;
    if (call.text !== '{}' && seen.has(key)) {
      call.webhook = present(call.store.findWebhook(agent_id, id));
      return undefined;
    }
    seen.add(key);
    return standard(call);
  });
}

/** What stands between a request and the code that serves it: bytes, encodings, gateways, caches. */
export const transportFaults: readonly Fault[] = [
  {
    id: 'fails-on-bytes-that-are-no-utf-8',
    sentence: 'A body that is no UTF-8 makes the server fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      before('read-body', (call) => (call.text.includes('\ufffd') ? FAILED : undefined)),
    ),
  },
  {
    id: 'fails-on-an-id-that-is-no-utf-8',
    sentence: 'An id with an escape that is no UTF-8 makes the router fail.',
    breaks: ['robustness/no-server-error'],
    make: server({
      fetch: (next) => (request) => {
        try {
          decodeURIComponent(new URL(request.url).pathname);
          return next(request);
        } catch {
          return Response.json(FAILED.body, { status: FAILED.status });
        }
      },
    }),
  },
  {
    id: 'a-recursive-parser-fails',
    sentence: 'Lists that nest deeper than the stack of the parser goes make the server fail.',
    breaks: ['robustness/no-server-error'],
    make: server(before('read-body', (call) => (/\[{9000}/.test(call.text) ? FAILED : undefined))),
  },
  {
    id: 'chunked-body-is-read-as-empty',
    sentence: 'A body that comes in chunks is taken for an update that carries nothing.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeSent((sent, call) => (call.headers.get('transfer-encoding') === null ? sent : {})),
    ),
  },
  {
    id: 'chunked-body-is-refused',
    sentence: 'A body without a Content-Length is refused with 411.',
    breaks: ['response/success-status'],
    make: server(
      before('read-body', (call) =>
        call.headers.get('transfer-encoding') === null
          ? undefined
          : json(411, { message: 'Length required.' }),
      ),
    ),
  },
  {
    id: 'gateway-keeps-a-401',
    sentence: 'A 401 is kept by a gateway and given to the next request, whatever its token.',
    breaks: ['auth/good-token'],
    make: withMemory(() => keepsRefusals(401)),
  },
  {
    id: 'gateway-keeps-a-404',
    sentence: 'A 404 is kept by a gateway and given to the next request, whatever its webhook.',
    breaks: ['lookup/known-found', 'lookup/agent-of-other-environment'],
    make: withMemory(() => keepsRefusals(404)),
  },
  {
    id: 'gateway-keeps-a-422',
    sentence: 'A 422 is kept by a gateway and given to the next request, whatever its body.',
    breaks: [
      'validation/valid-accepted',
      'partial-update/empty-accepted',
      'validation/names-every-member',
      'validation/names-no-other',
    ],
    make: withMemory(() => keepsRefusals(422)),
  },
  {
    id: 'an-update-sent-before-is-not-stored-again',
    sentence: 'An update with the body of an earlier one is taken for a repetition and not stored.',
    breaks: ['concurrency/own-members-shown', 'concurrency/every-update-survives'],
    make: withMemory(remembers),
  },
];
