import { answers } from '../../../generated/contract.ts';
import type { JsonObject } from '../../../src/exchange/json.ts';
import { bad } from '../../values.ts';
import { traffic } from '../traffic.ts';
import { ids } from '../world.ts';
import type { Witnesses } from './witness.ts';

const JSON_TYPE = ['Content-Type', 'application/json'] as const;
const unknownAgent = { agentId: ids.noAgent };
const unknownWebhook = { webhookId: ids.noWebhook };
const noToken = { token: null };
const invalid = answers['invalid-data'].example as JsonObject;

export const response = {
  'response/success-status': {
    keeps: () => traffic().update({ name: 'Renamed' }),
    breaks: () => traffic().read().update({ name: 'Renamed' }, { status: 204, answer: '' }).read(),
    at: '204',
  },
  'response/media-type': {
    keeps: () => traffic().read({ headers: [['content-type', 'Application/JSON; charset=utf-8']] }),
    breaks: () => traffic().read({ headers: [['Content-Type', 'text/html; charset=utf-8']] }),
    at: '200',
  },
  'response/json-media-type': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read({ headers: [['Content-Type', 'application/vnd.api+json']] }),
    at: '200',
  },
  'response/well-formed': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read().read({ answer: '{"success":true,' }),
    at: '200',
  },
  'response/success-body': {
    keeps: () => traffic().read({ shows: { internal_note: null } }),
    breaks: () =>
      traffic()
        .read({ shows: { max_retries: undefined } })
        .read(),
    at: 'data/max_retries',
  },
  'response/missing-token-body': {
    keeps: () => traffic().turnAway('missing-token', {}, noToken),
    breaks: () =>
      traffic().turnAway('missing-token', {}, { ...noToken, answer: { message: 'Unauthorized' } }),
    at: 'message',
  },
  'response/unknown-agent-body': {
    keeps: () => traffic().turnAway('unknown-agent', {}, unknownAgent),
    breaks: () =>
      traffic().ask({}, 404, { message: 'Agent not found in this environment.' }, unknownAgent),
    at: 'success',
  },
  'response/unknown-webhook-body': {
    keeps: () => traffic().turnAway('unknown-webhook', {}, unknownWebhook),
    breaks: () =>
      traffic().ask({}, 404, { success: false, message: 'No such row.' }, unknownWebhook),
    at: 'message',
  },
  'response/invalid-data-body': {
    keeps: () => traffic().refuse({ timeout: bad('timeout') }, ['timeout']),
    breaks: () =>
      traffic().ask({ timeout: bad('timeout') }, 422, { ...invalid, message: 'Bad timeout.' }),
    at: 'message',
  },
  'response/challenge': {
    keeps: () => traffic().turnAway('missing-token', {}, noToken),
    breaks: () => traffic().turnAway('missing-token', {}, { ...noToken, headers: [JSON_TYPE] }),
  },
  'response/no-validator': {
    keeps: () => traffic().read(),
    breaks: () => traffic().read({ headers: [JSON_TYPE, ['ETag', '"5"']] }),
  },
} satisfies Witnesses;
