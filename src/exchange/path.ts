import { operation } from '../../generated/contract.ts';
import type { RecordedRequest } from './exchange.ts';
import { remember } from './remember.ts';

const SEGMENTS = operation.path.split('/').slice(1);

/** The two ids of a path, as they stand in it. */
export interface PathIds {
  readonly agentId: string;
  readonly webhookId: string;
}

/** A URL or a path whose last segments are those of the operation. */
const PATTERN = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)?(?:/[^?#]*)?/${SEGMENTS.map((part) => (part.startsWith('{') ? '([^/?#]+)' : part)).join('/')}(?:[?#].*)?$`,
  's',
);

const idsIn = remember((url): PathIds | undefined => {
  const match = PATTERN.exec(url);
  if (match === null) return undefined;
  const [, agentId = '', webhookId = ''] = match;
  return { agentId: decode(agentId), webhookId: decode(webhookId) };
});

/** Reads the ids of a request; undefined where method or path are not those of the operation. */
export function readPath(request: Pick<RecordedRequest, 'method' | 'url'>): PathIds | undefined {
  if (request.method !== operation.method && request.method.toUpperCase() !== operation.method)
    return undefined;
  return idsIn(request.url);
}

/** The URL of a webhook under a base that does not yet hold the API's prefix. */
export function webhookUrl(baseUrl: string, ids: PathIds): string {
  const values = [ids.agentId, ids.webhookId];
  let next = 0;
  const path = SEGMENTS.map((part) =>
    part.startsWith('{') ? encode(values[next++] ?? '') : part,
  ).join('/');
  return `${baseUrl.replace(/\/+$/, '')}/${path}`;
}

/** An id as it stands in a path. One with escapes that are no UTF-8 is what a path holds already. */
function encode(id: string): string {
  return id.includes('%') && decoded(id) === undefined ? id : encodeURIComponent(id);
}

/** An id of a path; escapes that are no UTF-8 stay as they are. */
function decode(segment: string): string {
  return segment.includes('%') ? (decoded(segment) ?? segment) : segment;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
