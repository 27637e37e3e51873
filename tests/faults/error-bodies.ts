import type { RuleId } from '../../generated/catalogue.ts';
import type { Answer } from '../../src/twin/answer.ts';
import {
  changeAnswer,
  changeBody,
  isAgentUnknown,
  isRefusal,
  isTokenMissing,
  isWebhookUnknown,
  without,
} from '../prove/changes.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

/** The four documented errors. */
const ERRORS: readonly [name: string, is: (answer: Answer) => boolean, rule: RuleId][] = [
  ['missing-token', isTokenMissing, 'response/missing-token-body'],
  ['unknown-agent', isAgentUnknown, 'response/unknown-agent-body'],
  ['unknown-webhook', isWebhookUnknown, 'response/unknown-webhook-body'],
  ['invalid-data', isRefusal, 'response/invalid-data-body'],
];

const NOT_FOUND = ERRORS.slice(1, 3);
const WITHOUT_SUCCESS = [ERRORS[0], ERRORS[3]].filter((error) => error !== undefined);

const PAGE =
  '<!doctype html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>';

/** What a request that fails is answered with: the body of each documented error. */
export const errorBodyFaults: readonly Fault[] = [
  ...ERRORS.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-with-another-message`,
      sentence: `The answer named ${name} has a message of its own.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => ({ ...body, message: 'Something went wrong' }))),
    }),
  ),
  ...ERRORS.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-without-message`,
      sentence: `The answer named ${name} lacks its message.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => without(body, 'message'))),
    }),
  ),
  ...ERRORS.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-under-error`,
      sentence: `The answer named ${name} wraps its members in one named error.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => ({ error: body }))),
    }),
  ),
  ...ERRORS.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-as-list`,
      sentence: `The answer named ${name} is a list of errors.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => [body])),
    }),
  ),
  ...ERRORS.map(
    ([name, is]): Fault => ({
      id: `${name}-as-page`,
      sentence: `The answer named ${name} is an HTML page.`,
      breaks: ['response/media-type'],
      make: server(
        changeAnswer(is, (answer) => ({
          ...answer,
          headers: { ...answer.headers, 'content-type': 'text/html' },
          body: PAGE,
        })),
      ),
    }),
  ),
  ...ERRORS.map(
    ([name, is]): Fault => ({
      id: `${name}-as-bare-text`,
      sentence: `The answer named ${name} is bare text that is declared as JSON.`,
      breaks: ['response/well-formed'],
      make: server(changeAnswer(is, (answer) => ({ ...answer, body: 'Error' }))),
    }),
  ),
  ...NOT_FOUND.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-without-success`,
      sentence: `The answer named ${name} lacks the member success.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => without(body, 'success'))),
    }),
  ),
  ...NOT_FOUND.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-with-success-true`,
      sentence: `The answer named ${name} shows success as true.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => ({ ...body, success: true }))),
    }),
  ),
  ...NOT_FOUND.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-without-full-stop`,
      sentence: `The message of the answer named ${name} lacks its full stop.`,
      breaks: [rule],
      make: server(
        changeBody(is, (body) => ({ ...body, message: String(body.message).slice(0, -1) })),
      ),
    }),
  ),
  ...WITHOUT_SUCCESS.map(
    ([name, is, rule]): Fault => ({
      id: `${name}-with-success-true`,
      sentence: `The answer named ${name} carries the member success, and says that it is true.`,
      breaks: [rule],
      make: server(changeBody(is, (body) => ({ success: true, ...body }))),
    }),
  ),
  {
    id: 'invalid-data-without-errors',
    sentence: 'The answer to a refused body lacks the errors.',
    breaks: ['response/invalid-data-body'],
    make: server(changeBody(422, (body) => without(body, 'errors'))),
  },
  {
    id: 'invalid-data-with-errors-as-list',
    sentence: 'The answer to a refused body lists the messages without the members.',
    breaks: ['response/invalid-data-body'],
    make: server(
      changeBody(422, (body) => ({
        ...body,
        errors: Object.values(body.errors as Record<string, string[]>).flat(),
      })),
    ),
  },
  {
    id: 'invalid-data-with-errors-as-entries',
    sentence: 'The answer to a refused body lists objects with the member and its message.',
    breaks: ['response/invalid-data-body'],
    make: server(
      changeBody(422, (body) => ({
        ...body,
        errors: Object.entries(body.errors as Record<string, string[]>).map(
          ([field, [message]]) => ({
            field,
            message: message ?? '',
          }),
        ),
      })),
    ),
  },
  {
    id: 'invalid-data-with-errors-under-data',
    sentence: 'The answer to a refused body holds the errors one level deeper.',
    breaks: ['response/invalid-data-body'],
    make: server(
      changeBody(422, (body) => ({
        message: body.message ?? '',
        data: { errors: body.errors ?? {} },
      })),
    ),
  },
  {
    id: 'invalid-data-with-first-message',
    sentence: 'The message of a refused body is that of its first error.',
    breaks: ['response/invalid-data-body'],
    make: server(
      changeBody(422, (body) => ({
        ...body,
        message: Object.values(body.errors as Record<string, string[]>)[0]?.[0] ?? '',
      })),
    ),
  },
  {
    id: 'unknown-agent-with-message-of-webhook',
    sentence: 'An unknown agent is answered with the message of the webhook.',
    breaks: ['lookup/unknown-agent', 'lookup/agent-of-other-environment'],
    make: server(
      changeBody(isAgentUnknown, (body) => ({ ...body, message: 'Webhook not found.' })),
    ),
  },
  {
    id: 'unknown-webhook-with-message-of-agent',
    sentence: 'An unknown webhook is answered with the message of the agent.',
    breaks: [
      'lookup/unknown-webhook',
      'lookup/webhook-of-other-agent',
      'lookup/webhook-under-other-agent',
    ],
    make: server(
      changeBody(isWebhookUnknown, (body) => ({
        ...body,
        message: 'Agent not found in this environment.',
      })),
    ),
  },
];
