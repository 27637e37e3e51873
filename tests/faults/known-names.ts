import { json } from '../../src/twin/answer.ts';
import { seedContent } from '../../src/twin/seed.ts';
import { changeStored } from '../prove/changes.ts';
import { before, replaceStep, server } from '../prove/server.ts';
import { unchecked } from '../prove/unchecked.ts';
import type { Fault } from './fault.ts';

const { content } = seedContent(1);
const NAMES = new Map(content.webhooks.map(({ id, name }) => [id, name]));

/** Faults that many projects have reported: of libraries, frameworks and databases, each under a name of its own. */
export const knownNameFaults: readonly Fault[] = [
  {
    id: 'usual-timeout-is-not-stored',
    sentence: 'A timeout that is the default of the model is left out of what is stored.',
    breaks: ['partial-update/stored-as-sent'],
    make: server(
      changeStored((next, before, sent) =>
        sent.timeout === 30 ? { ...next, timeout: before.timeout } : next,
      ),
    ),
  },
  {
    id: 'limits-are-off-for-what-is-sent-disabled',
    sentence: 'An update that disables the webhook is stored without a look at its other members.',
    breaks: ['validation/type', 'validation/enum', 'validation/format', 'validation/max-length'],
    make: unchecked((name, _, { json: sent = {} }) => sent.enabled === false && name !== 'enabled'),
  },
  {
    id: 'text-false-enables',
    sentence:
      'The text "false" is taken for true, as by every language that asks whether it is empty.',
    breaks: ['validation/type'],
    make: server(
      replaceStep('read-body', (call, standard) => {
        const answer = standard(call);
        if (call.json?.enabled === 'false') call.json = { ...call.json, enabled: true };
        return answer;
      }),
    ),
  },
  {
    id: 'nul-in-an-id-fails',
    sentence: 'An id with NUL in it makes the database fail.',
    breaks: ['robustness/no-server-error'],
    make: server(
      before('find-agent', ({ agentId, webhookId }) =>
        `${agentId}${webhookId}`.includes('\0')
          ? json(500, { message: 'Server Error' })
          : undefined,
      ),
    ),
  },
  {
    id: 'name-of-another-webhook-is-refused',
    sentence: 'A name that another webhook of the agent has is refused.',
    breaks: ['validation/type'],
    make: server(
      before('validate', ({ json: sent, webhookId }) =>
        [...NAMES].some(([id, name]) => id !== webhookId && name === sent?.name)
          ? json(422, {
              message: 'The given data was invalid.',
              errors: { name: ['The name has already been taken.'] },
            })
          : undefined,
      ),
    ),
  },
];
