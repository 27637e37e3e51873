import type { TwinIds } from '../twin/seed.ts';
import type { HttpLimits } from './http.ts';
import { createHttpSend } from './http.ts';
import type { Target } from './target.ts';
import { FULL_ABILITIES } from './target.ts';

/** What a twin tells of itself, as a target needs it. */
export function twinFacts(
  ids: TwinIds,
): Pick<Target, 'fixtures' | 'token' | 'secret' | 'abilities'> {
  const {
    agentId,
    webhookId,
    siblingWebhookId,
    otherAgentId,
    otherAgentWebhookId,
    foreignAgentId,
  } = ids;
  return {
    fixtures: {
      agentId,
      webhookId,
      siblingWebhookId,
      otherAgentId,
      otherAgentWebhookId,
      foreignAgentId,
    },
    token: ids.token,
    secret: ids.webhookSecret,
    abilities: FULL_ABILITIES,
  };
}

/** The bundled twin, served over HTTP on a free port of this machine. */
export async function twinTarget(limits?: HttpLimits): Promise<Target> {
  const { serveTwin } = await import('../twin/serve.ts');
  const server = await serveTwin();
  const { send, close } = await createHttpSend(server.url, limits);
  return {
    name: 'twin',
    baseUrl: server.url,
    ...twinFacts(server.ids),
    send,
    close: async () => {
      close();
      await server.close();
    },
  };
}
