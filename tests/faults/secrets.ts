import type { JsonValue } from '../../src/twin/answer.ts';
import type { Call } from '../../src/twin/call.ts';
import type { JsonRecord } from '../prove/changes.ts';
import { changeAnswer, changeBody, changeShown, changeSuccess, without } from '../prove/changes.ts';
import type { Change } from '../prove/server.ts';
import { server } from '../prove/server.ts';
import type { Fault } from './fault.ts';

function secretOf(call: Call): string {
  return call.webhook?.webhook_secret ?? '';
}

function sentSecret(call: Call): JsonValue | undefined {
  try {
    return (JSON.parse(call.text) as JsonRecord).webhook_secret;
  } catch {
    return undefined;
  }
}

function tokenOf(call: Call): string {
  return call.headers.get('authorization') ?? '';
}

function addShown(member: string, value: (call: Call) => JsonValue): Change {
  return changeShown((shown, call) => ({ ...shown, [member]: value(call) }));
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

const BOTH: Fault['breaks'] = ['secret/never-returned', 'secret/write-only-hidden'];

/** Secrets and tokens that come back. */
export const secretFaults: readonly Fault[] = [
  {
    id: 'shows-the-secret',
    sentence: 'The answer shows the secret among the settings.',
    breaks: BOTH,
    make: server(addShown('webhook_secret', secretOf)),
  },
  {
    id: 'shows-the-secret-when-sent',
    sentence: 'The answer shows the secret if the update carries it.',
    breaks: BOTH,
    make: server(
      changeShown((shown, call) =>
        sentSecret(call) === undefined ? shown : { ...shown, webhook_secret: secretOf(call) },
      ),
    ),
  },
  {
    id: 'shows-the-secret-when-not-sent',
    sentence: 'The answer shows the stored secret if the update leaves it out.',
    breaks: BOTH,
    make: server(
      changeShown((shown, call) =>
        sentSecret(call) === undefined ? { ...shown, webhook_secret: secretOf(call) } : shown,
      ),
    ),
  },
  {
    id: 'shows-the-secret-of-a-disabled-webhook',
    sentence: 'The answer shows the secret while the webhook is disabled.',
    breaks: BOTH,
    make: server(
      changeShown((shown, call) =>
        shown.enabled ? shown : { ...shown, webhook_secret: secretOf(call) },
      ),
    ),
  },
  {
    id: 'shows-the-secret-on-empty',
    sentence: 'The answer to an update that carries nothing shows the whole row.',
    breaks: BOTH,
    make: server(
      changeShown((shown, call) =>
        call.text === '{}' ? { ...shown, webhook_secret: secretOf(call) } : shown,
      ),
    ),
  },
  {
    id: 'shows-the-secret-as-key',
    sentence: 'The answer shows the secret under another name.',
    breaks: ['secret/never-returned'],
    make: server(addShown('signing_key', secretOf)),
  },
  {
    id: 'shows-the-secret-deep',
    sentence: 'The answer shows the secret three levels deep.',
    breaks: ['secret/never-returned'],
    make: server(addShown('delivery', (call) => ({ signature: { keys: [secretOf(call)] } }))),
  },
  {
    id: 'shows-the-secret-beside-data',
    sentence: 'The answer repeats the request beside the webhook.',
    breaks: BOTH,
    make: server(
      changeSuccess((body, call) => ({ ...body, request: without({ ...call.json }, 'x') })),
    ),
  },
  {
    id: 'shows-the-secret-in-base64',
    sentence: 'The answer shows the secret in base64.',
    breaks: ['secret/never-returned'],
    make: server(addShown('credentials', (call) => base64(secretOf(call)))),
  },
  {
    id: 'shows-the-secret-in-basic-credentials',
    sentence: 'The answer shows the secret in base64, behind the name of a user.',
    breaks: ['secret/never-returned'],
    make: server(addShown('credentials', (call) => base64(`webhook:${secretOf(call)}`))),
  },
  {
    id: 'shows-the-secret-in-hexadecimal',
    sentence: 'The answer shows the bytes of the secret in hexadecimal digits.',
    breaks: ['secret/never-returned'],
    make: server(addShown('key', (call) => Buffer.from(secretOf(call)).toString('hex'))),
  },
  {
    id: 'shows-half-of-the-secret',
    sentence: 'The answer shows the first half of the secret, and stars for the rest.',
    breaks: BOTH,
    make: server(
      addShown(
        'webhook_secret',
        (call) => `${secretOf(call).slice(0, Math.ceil(secretOf(call).length / 2))}****`,
      ),
    ),
  },
  {
    id: 'shows-most-of-the-secret-elsewhere',
    sentence: 'The answer shows all but the last four characters of the secret under another name.',
    breaks: ['secret/never-returned'],
    make: server(addShown('secret_preview', (call) => `${secretOf(call).slice(0, -4)}****`)),
  },
  {
    id: 'shows-the-end-of-the-secret-under-its-name',
    sentence: 'The answer shows the last four characters of the secret behind stars.',
    breaks: ['secret/write-only-hidden'],
    make: server(addShown('webhook_secret', (call) => `****${secretOf(call).slice(-4)}`)),
  },
  {
    id: 'shows-a-digest-under-the-name-of-the-secret',
    sentence: 'The answer shows a digest in the place of the secret.',
    breaks: ['secret/write-only-hidden'],
    make: server(addShown('webhook_secret', (call) => `sha1-${secretOf(call).length}af3b`)),
  },
  {
    id: 'shows-the-secret-in-a-header',
    sentence: 'A header of the answer carries the secret.',
    breaks: ['secret/never-returned'],
    make: server(
      changeAnswer(200, (answer, call) => ({
        ...answer,
        headers: { ...answer.headers, 'x-webhook-secret': encodeURIComponent(secretOf(call)) },
      })),
    ),
  },
  {
    id: 'shows-the-secret-in-a-url',
    sentence: 'The answer shows a test address with the secret in its query.',
    breaks: ['secret/never-returned'],
    make: server(
      addShown(
        'test_url',
        (call) => `https://app.example.com/test?secret=${encodeURIComponent(secretOf(call))}`,
      ),
    ),
  },
  {
    id: 'shows-the-secret-in-an-error',
    sentence: 'The message about a secret that is too long repeats it.',
    breaks: ['secret/never-returned'],
    make: server(
      changeBody(422, (body, call) => {
        const errors = { ...(body.errors as JsonRecord) };
        if (errors.webhook_secret !== undefined)
          errors.webhook_secret = [`The value ${String(sentSecret(call))} is too long.`];
        return { ...body, errors };
      }),
    ),
  },
  {
    id: 'shows-the-old-input-in-an-error',
    sentence: 'The answer to a refused body repeats it for the form.',
    breaks: BOTH,
    make: server(changeBody(422, (body, call) => ({ ...body, input: { ...call.json } }))),
  },
  {
    id: 'shows-the-request-when-not-found',
    sentence: 'The answer for an unknown webhook repeats the body of the request.',
    breaks: ['secret/never-returned'],
    make: server(changeBody(404, (body, call) => ({ ...body, detail: call.text }))),
  },
  {
    id: 'shows-the-request-without-a-token',
    sentence: 'The answer to a request without a token repeats its body.',
    breaks: ['secret/never-returned'],
    make: server(changeBody(401, (body, call) => ({ ...body, received: call.text }))),
  },
  {
    id: 'shows-the-token',
    sentence: 'The answer repeats the token of the request.',
    breaks: ['secret/token-never-returned'],
    make: server(changeSuccess((body, call) => ({ ...body, token: tokenOf(call) }))),
  },
  {
    id: 'shows-the-token-in-a-header',
    sentence: 'A header of the answer carries the token of the request.',
    breaks: ['secret/token-never-returned'],
    make: server(
      changeAnswer(200, (answer, call) => ({
        ...answer,
        headers: { ...answer.headers, 'x-request-authorization': tokenOf(call) },
      })),
    ),
  },
  {
    id: 'shows-the-bad-token',
    sentence: 'The answer to a token that is not valid repeats it.',
    breaks: ['secret/token-never-returned'],
    make: server(
      changeBody(401, (body, call) =>
        tokenOf(call) === '' ? body : { ...body, message: `Invalid token ${tokenOf(call)}` },
      ),
    ),
  },
  {
    id: 'shows-the-token-when-refused',
    sentence: 'The answer to a refused body shows the headers of the request.',
    breaks: ['secret/token-never-returned'],
    make: server(
      changeBody(422, (body, call) => ({ ...body, request: { authorization: tokenOf(call) } })),
    ),
  },
  {
    id: 'shows-the-token-when-not-found',
    sentence: 'The answer for an unknown agent names the token that looked for it.',
    breaks: ['secret/token-never-returned'],
    make: server(changeBody(404, (body, call) => ({ ...body, hint: tokenOf(call) }))),
  },
];
