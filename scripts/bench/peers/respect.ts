import { operation } from '../../../generated/contract.ts';
import type { Documented } from './documented.ts';
import { documented, UNKNOWN } from './documented.ts';
import type { Peer } from './peer.ts';
import { fileOf } from './peer.ts';

/** Redocly Respect: a workflow in Arazzo, checked against the description too. */
export const respect: Peer = {
  name: 'Redocly Respect',
  from: '@redocly/cli',
  about:
    'runs workflows written in Arazzo and checks each answer against the description. Every example of the description is a step, with its status and the values shown; the example of an empty object is left out, because Respect sends no body for it.',
  setUp: (site) => {
    const workflow = site.write('documented.arazzo.yaml', workflowOf(site.description));
    const { token, agentId, webhookId } = site.ids;
    return {
      args: [
        fileOf('@redocly/cli', 'bin/cli.js'),
        'respect',
        workflow,
        ...['--server', `openapi=${site.url}`],
        ...Object.entries({ token, agentId, webhookId }).flatMap(([name, value]) => [
          '--input',
          `${name}=${value}`,
        ]),
      ],
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    };
  },
};

// Each document of JSON is one of YAML.
function workflowOf(description: string): object {
  return {
    arazzo: '1.0.1',
    info: { title: 'Documented answers', version: '1.0.0' },
    sourceDescriptions: [{ name: 'openapi', type: 'openapi', url: description }],
    workflows: [
      {
        workflowId: 'documented',
        inputs: {
          type: 'object',
          properties: {
            token: { type: 'string', format: 'password' },
            agentId: { type: 'string' },
            webhookId: { type: 'string' },
          },
        },
        steps: documented.filter(({ id }) => id !== 'nothing').map(stepOf),
      },
    ],
  };
}

function stepOf({ id, agent, webhook, token, body, status, holds, has }: Documented): object {
  const parameter = (name: string, value: string): object => ({ name, in: 'path', value });
  return {
    stepId: id,
    operationId: operation.id,
    parameters: [
      parameter('agent_id', agent === 'own' ? '$inputs.agentId' : UNKNOWN),
      parameter('webhook_id', webhook === 'own' ? '$inputs.webhookId' : UNKNOWN),
    ],
    requestBody: { contentType: operation.mediaType, payload: body },
    ...(token
      ? { 'x-security': [{ schemeName: 'bearer', values: { token: '$inputs.token' } }] }
      : {}),
    successCriteria: [
      { condition: `$statusCode == ${status}` },
      ...Object.entries(holds).map(([path, value]) => ({
        condition: `$response.body#/${path.replaceAll('.', '/')} == ${literal(value)}`,
      })),
      ...has.map((path) => ({
        condition: `$response.body#/${path.replaceAll('.', '/')} != null`,
      })),
    ],
  };
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
