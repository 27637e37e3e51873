import { operation } from '../../../generated/contract.ts';
import description from '../../../generated/openapi.json' with { type: 'json' };
import type { Documented } from './documented.ts';
import { documented, UNKNOWN } from './documented.ts';
import type { Peer, Site } from './peer.ts';
import { fileOf } from './peer.ts';

/** Step CI: a workflow of steps, each with checks. */
export const stepCi: Peer = {
  name: 'Step CI',
  from: 'stepci',
  about:
    'runs a written workflow. Every example of the description is a step, checked for its status, its schema and the values shown; the schemas are those of the description.',
  setUp: (site) => {
    const workflow = site.write('workflow.yml', workflowOf(site));
    return {
      args: [
        fileOf('stepci', 'dist/index.js'),
        'run',
        workflow,
        ...['-e', `url=${site.url}`],
        ...['-s', `token=${site.ids.token}`],
      ],
      env: { STEPCI_DISABLE_ANALYTICS: '1', XDG_CONFIG_HOME: site.folder },
    };
  },
};

// Each document of JSON is one of YAML.
function workflowOf(site: Site): object {
  return {
    version: '1.1',
    name: description.info.title,
    config: { http: { baseURL: referenceTo('env.url') } },
    tests: { documented: { steps: documented.map((each) => stepOf(each, site)) } },
    components: { schemas: description.components.schemas },
  };
}

function stepOf(each: Documented, { ids }: Site): object {
  const { id, agent, webhook, token, body, status, schema, holds, has } = each;
  const url = operation.path
    .replace('{agent_id}', agent === 'own' ? ids.agentId : UNKNOWN)
    .replace('{webhook_id}', webhook === 'own' ? ids.webhookId : UNKNOWN);
  return {
    name: id,
    http: {
      url,
      method: operation.method,
      headers: {
        Accept: operation.mediaType,
        ...(token ? { Authorization: `Bearer ${referenceTo('secrets.token')}` } : {}),
      },
      json: body,
      check: {
        status,
        headers: { 'content-type': [{ match: `^${operation.mediaType}` }] },
        schema: { $ref: `#/components/schemas/${schema}` },
        jsonpath: Object.fromEntries([
          ...Object.entries(holds).map(([path, value]) => [`$.${path}`, [{ eq: value }]]),
          ...has.map((path) => [`$.${path}`, [{ isDefined: true }]]),
        ]),
      },
    },
  };
}

/** A value that the call of the tool brings, as a workflow names it. */
function referenceTo(name: string): string {
  return `\${{${name}}}`;
}
