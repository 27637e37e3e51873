import type { Answer } from '../../src/twin/answer.ts';
import { json } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import { changeAnswer, isTokenBad, isTokenMissing } from '../prove/changes.ts';
import type { Change, StepName } from '../prove/server.ts';
import { ids, moveAhead, replaceStep, server, withMemory } from '../prove/server.ts';
import type { Fault } from './fault.ts';

const TOKEN = ids.token;

function header(call: Call): string | undefined {
  return call.headers.get('authorization') ?? undefined;
}

/** Lets requests in that the contract keeps out. */
function lets(isGood: (authorization: string) => boolean): Change {
  return replaceStep('authenticate', (call, standard) => {
    const authorization = header(call);
    if (authorization === undefined || !isGood(authorization)) return standard(call);
    call.environment = 'production';
    return undefined;
  });
}

/** Gives a call the usual environment, whatever its token. */
function lends(call: Call): undefined {
  call.environment = 'production';
}

function tokenOf(authorization: string): string {
  return /^bearer(?:\s+|$)(.*)$/i.exec(authorization)?.[1] ?? '';
}

/** Another order of the steps, in which the token comes after others. */
function lateToken(...ahead: readonly StepName[]): Change {
  return moveAhead(ahead, 'authenticate');
}

/** Steps that do not know the environment yet take it for the usual one. */
const assumesEnvironment: Change = {
  steps: (steps) => [{ name: 'assume', run: lends }, ...steps],
};

function answersWith(is: (answer: Answer) => boolean, status: number): Change {
  return changeAnswer(is, (answer) => ({ ...answer, status }));
}

/** Tokens that are taken or refused wrongly, and what is revealed without one. */
export const authFaults: readonly Fault[] = [
  {
    id: 'token-not-checked',
    sentence: 'A token is not asked for at all.',
    breaks: ['auth/missing-token', 'auth/bad-token', 'auth/near-token', 'auth/other-scheme'],
    make: server(replaceStep('authenticate', lends)),
  },
  {
    id: 'token-optional',
    sentence: 'A request without an Authorization header is let in.',
    breaks: ['auth/missing-token'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        if (header(call) !== undefined) return standard(call);
        call.environment = 'production';
        return undefined;
      }),
    ),
  },
  {
    id: 'token-of-any-text',
    sentence: 'Any token is taken that is not empty.',
    breaks: ['auth/bad-token', 'auth/near-token'],
    make: server(lets((authorization) => /^Bearer \S+$/.test(authorization))),
  },
  {
    id: 'token-of-the-usual-form',
    sentence: 'Any token is taken that begins as tokens do.',
    breaks: ['auth/bad-token', 'auth/near-token'],
    make: server(lets((authorization) => /^Bearer talq_/.test(authorization))),
  },
  {
    id: 'token-unknown-taken',
    sentence: 'A token that nobody was given is taken.',
    breaks: ['auth/bad-token'],
    make: server(
      lets((authorization) => {
        const token = tokenOf(authorization);
        return (
          token.length > 20 &&
          !TOKEN.endsWith(token) &&
          !token.toLowerCase().startsWith(TOKEN.slice(0, 10).toLowerCase())
        );
      }),
    ),
  },
  {
    id: 'token-empty-taken',
    sentence: 'An empty token is taken.',
    // It is tried at a webhook that does not exist, which nobody should get to look up.
    breaks: ['auth/checked-first'],
    make: server(lets((authorization) => /^bearer\s*$/i.test(authorization))),
  },
  {
    id: 'token-empty-answers-500',
    sentence: 'An empty token makes the server fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        if (/^bearer\s*$/i.test(header(call) ?? 'x')) throw new Error('no token');
        return standard(call);
      }),
    ),
  },
  {
    id: 'token-by-prefix',
    sentence: 'A token is taken if the valid one begins with it.',
    breaks: ['auth/near-token'],
    make: server(
      lets((authorization) => {
        const token = tokenOf(authorization);
        return token.length > 8 && TOKEN.startsWith(token);
      }),
    ),
  },
  {
    id: 'token-by-its-end',
    sentence: 'A token is taken if the valid one ends with it.',
    breaks: ['auth/near-token'],
    make: server(
      lets((authorization) => {
        const token = tokenOf(authorization);
        return token.length > 8 && TOKEN.endsWith(token);
      }),
    ),
  },
  {
    id: 'token-without-its-prefix',
    sentence: 'A token is taken without the prefix that says what it is.',
    breaks: ['auth/near-token'],
    make: server(lets((authorization) => `talq_${tokenOf(authorization)}` === TOKEN)),
  },
  {
    id: 'token-extended-taken',
    sentence: 'A token is taken if it begins with the valid one.',
    breaks: ['auth/near-token'],
    make: server(lets((authorization) => tokenOf(authorization).startsWith(TOKEN))),
  },
  {
    id: 'token-first-characters',
    sentence: 'Only the first thirty characters of a token are compared.',
    breaks: ['auth/near-token'],
    make: server(
      lets((authorization) => tokenOf(authorization).slice(0, 30) === TOKEN.slice(0, 30)),
    ),
  },
  {
    id: 'token-any-case',
    sentence: 'Tokens are compared without regard to letter case.',
    breaks: ['auth/near-token'],
    make: server(
      lets((authorization) => tokenOf(authorization).toLowerCase() === TOKEN.toLowerCase()),
    ),
  },
  {
    id: 'token-contained',
    sentence: 'A header is taken if it contains the valid token.',
    breaks: ['auth/near-token', 'auth/other-scheme'],
    make: server(lets((authorization) => authorization.includes(TOKEN))),
  },
  {
    id: 'token-under-basic',
    sentence: 'The token is taken under the scheme Basic.',
    breaks: ['auth/other-scheme'],
    make: server(lets((authorization) => authorization === `Basic ${TOKEN}`)),
  },
  {
    id: 'token-under-any-scheme',
    sentence: 'The last word of the header is taken for the token.',
    breaks: ['auth/other-scheme'],
    make: server(lets((authorization) => authorization.split(' ').at(-1) === TOKEN)),
  },
  {
    id: 'token-behind-seven-characters',
    sentence: 'What stands behind the first seven characters of the header is taken for the token.',
    breaks: ['auth/other-scheme'],
    make: server(lets((authorization) => authorization.slice('Bearer '.length) === TOKEN)),
  },
  {
    id: 'token-behind-the-scheme-and-a-character',
    sentence: 'Any character may stand between the scheme and the token.',
    breaks: ['auth/other-scheme'],
    make: server(lets((authorization) => /^Bearer.(.*)$/.exec(authorization)?.[1] === TOKEN)),
  },
  {
    id: 'token-bare',
    sentence: 'The token is taken without a scheme.',
    breaks: ['auth/other-scheme'],
    make: server(lets((authorization) => authorization === TOKEN)),
  },
  {
    id: 'token-refused-after-an-error',
    sentence: 'A token stops working once a body was refused.',
    breaks: ['auth/good-token'],
    make: withMemory(() => {
      let refused = false;
      return [
        replaceStep('authenticate', (call, standard) => {
          if (refused && header(call) === `Bearer ${TOKEN}`) {
            refused = false;
            return json(401, { message: 'Token revoked' }, { 'www-authenticate': 'Bearer' });
          }
          return standard(call);
        }),
        replaceStep('validate', (call, standard) => {
          const answer = standard(call);
          refused ||= answer !== undefined;
          return answer;
        }),
      ];
    }),
  },
  {
    id: 'token-lacks-permission-to-disable',
    sentence: 'An update that disables a webhook is answered with 403.',
    breaks: ['auth/good-token'],
    make: server(
      changeAnswer(200, (answer, call) =>
        call.patch?.enabled === false ? json(403, { message: 'Forbidden' }) : answer,
      ),
    ),
  },
  {
    id: 'missing-token-with-403',
    sentence: 'A request without a token is answered with 403.',
    breaks: ['auth/missing-token'],
    make: server(answersWith(isTokenMissing, 403)),
  },
  {
    id: 'missing-token-with-400',
    sentence: 'A request without a token is answered with 400.',
    breaks: ['auth/missing-token'],
    make: server(answersWith(isTokenMissing, 400)),
  },
  {
    id: 'missing-token-redirects',
    sentence: 'A request without a token is redirected to a login.',
    breaks: ['auth/missing-token'],
    make: server(
      changeAnswer(isTokenMissing, () => ({
        status: 302,
        headers: { location: '/login' },
        body: '',
      })),
    ),
  },
  {
    id: 'missing-token-with-200',
    sentence: 'A request without a token is answered with 200 and the error in the body.',
    breaks: ['auth/missing-token'],
    make: server(answersWith(isTokenMissing, 200)),
  },
  {
    id: 'missing-token-with-500',
    sentence: 'A request without a token makes the server fail.',
    breaks: ['robustness/no-server-error'],
    make: server(answersWith(isTokenMissing, 500)),
  },
  {
    id: 'bad-token-with-403',
    sentence: 'A token that is not valid is answered with 403.',
    breaks: ['auth/bad-token', 'auth/near-token', 'auth/other-scheme'],
    make: server(answersWith(isTokenBad, 403)),
  },
  {
    id: 'bad-token-with-404',
    sentence: 'A token that is not valid is answered with 404.',
    breaks: ['auth/bad-token', 'auth/near-token', 'auth/other-scheme'],
    make: server(answersWith(isTokenBad, 404)),
  },
  {
    id: 'bad-token-with-498',
    sentence: 'A token that is not valid is answered with 498.',
    breaks: ['auth/bad-token', 'auth/near-token', 'auth/other-scheme'],
    make: server(answersWith(isTokenBad, 498)),
  },
  {
    id: 'body-checked-ahead-of-the-token',
    sentence: 'The body is validated before the token is checked.',
    breaks: ['auth/checked-first'],
    make: server(lateToken('read-body', 'validate')),
  },
  {
    id: 'ids-checked-ahead-of-the-token',
    sentence: 'Agent and webhook are looked up before the token is checked.',
    breaks: ['auth/checked-first'],
    make: server(lateToken('find-agent', 'find-webhook'), assumesEnvironment),
  },
  {
    id: 'agent-checked-ahead-of-the-token',
    sentence: 'The agent is looked up before the token is checked.',
    breaks: ['auth/checked-first'],
    make: server(lateToken('find-agent'), assumesEnvironment),
  },
  {
    id: 'everything-checked-ahead-of-the-token',
    sentence: 'The token is checked last.',
    breaks: ['auth/checked-first'],
    make: server(
      lateToken('find-agent', 'find-webhook', 'read-body', 'validate'),
      assumesEnvironment,
    ),
  },
  {
    id: 'body-checked-ahead-of-a-bad-token',
    sentence: 'A token that is not valid is looked up after the body was validated.',
    breaks: ['auth/checked-first'],
    make: server(
      {
        steps: (steps) => {
          const token = steps.find(({ name }) => name === 'authenticate');
          return [
            {
              name: 'ask-for-token',
              run: (call) => (header(call) === undefined ? token?.run(call) : undefined),
            },
            ...steps,
          ];
        },
      },
      lateToken('read-body', 'validate'),
    ),
  },
  {
    id: 'webhook-checked-ahead-of-a-missing-token',
    sentence: 'A request without a token learns whether a webhook exists.',
    breaks: ['auth/checked-first'],
    make: server(
      replaceStep('authenticate', (call, standard) => {
        const answer = standard(call);
        const row = call.store.findWebhook(ids.agentId, call.webhookId);
        return answer && header(call) === undefined && row === undefined
          ? json(404, { success: false, message: 'Webhook not found.' })
          : answer;
      }),
    ),
  },
];
