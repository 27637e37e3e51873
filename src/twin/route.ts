/** The ids in the path of the endpoint. */
export interface Place {
  readonly agentId: string;
  readonly webhookId: string;
}

/** The endpoint's path in a URL or by itself; whoever asks for more than the path is not refused for it. */
const ROUTE = /^(?:https?:\/\/[^/?#]*)?\/api\/v1\/agents\/([^/?#]+)\/webhooks\/([^/?#]+)(?:[?#]|$)/;

/** Where in the endpoint a URL leads; undefined where it leads past it. */
export function placeOf(url: string): Place | undefined {
  const [, agentId, webhookId] = ROUTE.exec(url) ?? [];
  if (agentId === undefined || webhookId === undefined) return undefined;
  return { agentId: decoded(agentId), webhookId: decoded(webhookId) };
}

/** What is badly encoded is an id as it stands: one that nothing has. */
function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
