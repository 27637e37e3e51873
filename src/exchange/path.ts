import { operation } from '../../generated/contract.ts';
import type { RecordedRequest } from './exchange.ts';

const SEGMENTS = operation.path.split('/').slice(1);

/** The two ids of a path, as they stand in it. */
export interface PathIds {
  readonly agentId: string;
  readonly webhookId: string;
}

/** Reads the ids of a request; undefined where method or path are not those of the operation. */
export function readPath(request: Pick<RecordedRequest, 'method' | 'url'>): PathIds | undefined {
  if (request.method.toUpperCase() !== operation.method) return undefined;
  const path = request.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  const segments = path.split('/').slice(-SEGMENTS.length);
  if (segments.length < SEGMENTS.length) return undefined;
  const ids: string[] = [];
  for (const [index, part] of SEGMENTS.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) ids.push(decode(segment));
    else if (part !== segment) return undefined;
  }
  const [agentId = '', webhookId = ''] = ids;
  return agentId === '' || webhookId === '' ? undefined : { agentId, webhookId };
}

/** The URL of a webhook under a base that does not yet hold the API's prefix. */
export function webhookUrl(baseUrl: string, ids: PathIds): string {
  const values = [ids.agentId, ids.webhookId];
  let next = 0;
  const path = SEGMENTS.map((part) =>
    part.startsWith('{') ? encodeURIComponent(values[next++] ?? '') : part,
  ).join('/');
  return `${baseUrl.replace(/\/+$/, '')}/${path}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
