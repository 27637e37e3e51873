import type { Documented } from './documented.ts';
import { documented, UNKNOWN } from './documented.ts';
import type { Peer } from './peer.ts';
import { fileOf } from './peer.ts';

const EVERY = { openApiOperation: '*::/*' };
const ON = { enabled: true };

/** Portman with newman: a Postman collection made of the description, with tests, and run. */
export const portman: Peer = {
  name: 'Portman with newman',
  from: '@apideck/portman',
  about:
    'makes a Postman collection with contract tests of the description and runs it. All contract tests are on; each documented refusal is a variation; its fuzzing sends what lies just outside the limits of numbers and texts and expects a 422.',
  setUp: ({ url, ids, description, write }) => {
    const environment = {
      PORTMAN_TOKEN: ids.token,
      PORTMAN_AGENT_ID: ids.agentId,
      PORTMAN_WEBHOOK_ID: ids.webhookId,
    };
    const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
    return {
      args: [
        fileOf('@apideck/portman', 'bin/portman'),
        ...['--local', description, '--baseUrl', url],
        ...['--portmanConfigFile', write('portman.json', configuration())],
        ...['--envFile', write('portman.env', lines.join(''))],
        ...['--output', write('collection.json', '')],
        ...['--runNewman', '--includeTests'],
      ],
    };
  },
};

function configuration(): object {
  const [everySetting] = documented;
  return {
    version: 1,
    globals: { securityOverwrites: { bearer: { token: '{{token}}' } } },
    overwrites: [
      {
        ...EVERY,
        overwriteRequestPathVariables: [
          pathVariable('agent_id', '{{agentId}}'),
          pathVariable('webhook_id', '{{webhookId}}'),
        ],
      },
    ],
    tests: {
      contractTests: [
        { ...EVERY, statusSuccess: ON },
        { ...EVERY, contentType: ON },
        { ...EVERY, jsonBody: ON },
        { ...EVERY, schemaValidation: ON },
        { ...EVERY, headersPresent: ON },
      ],
      contentTests: [{ ...EVERY, responseBodyTests: bodyTests(everySetting?.holds ?? {}, []) }],
      variationTests: documented.filter(({ status }) => status >= 400).map(variationOf),
    },
  };
}

function variationOf({ id, agent, webhook, token, body, status, holds, has }: Documented): object {
  const variation = {
    name: id,
    overwrites: [
      ...(token ? [] : [{ overwriteRequestSecurity: { noauth: {} } }]),
      {
        overwriteRequestPathVariables: [
          ...(agent === 'own' ? [] : [pathVariable('agent_id', UNKNOWN)]),
          ...(webhook === 'own' ? [] : [pathVariable('webhook_id', UNKNOWN)]),
        ],
      },
      {
        overwriteRequestBody: Object.entries(body).map(([key, value]) => ({
          key,
          value,
          overwrite: true,
        })),
      },
    ],
    tests: { ...refusalTests, contentTests: [{ responseBodyTests: bodyTests(holds, has) }] },
  };
  const fuzzed = { name: 'fuzzed', fuzzing: [{ requestBody: [FUZZING] }], tests: refusalTests };
  return {
    ...EVERY,
    openApiResponse: String(status),
    variations: status === 422 ? [variation, fuzzed] : [variation],
  };
}

const refusalTests = {
  contractTests: [{ statusCode: ON, contentType: ON, jsonBody: ON, schemaValidation: ON }],
};

const FUZZING = {
  requiredFields: ON,
  minimumNumberFields: ON,
  maximumNumberFields: ON,
  minLengthFields: ON,
  maxLengthFields: ON,
};

function bodyTests(holds: Documented['holds'], has: Documented['has']): object[] {
  return [
    ...Object.entries(holds).map(([key, value]) => ({ key, value })),
    ...has.map((key) => ({ key })),
  ];
}

function pathVariable(key: string, value: string): object {
  return { key, value, overwrite: true };
}
