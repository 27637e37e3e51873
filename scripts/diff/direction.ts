import { BOTH, breaking, type Direction, type Effect, NOTHING } from './change.ts';
import type { Relation } from './relation.ts';

/**
 * Which way the data at a path of the description goes; undefined outside of requests and answers, and in
 * callbacks, where the service is the caller.
 */
export function directionOf(path: readonly string[]): Direction | undefined {
  const [top, , ...rest] = path;
  if (top !== 'paths' || rest.includes('callbacks')) return undefined;
  const [part, within] = rest;
  if (part === 'parameters' || within === 'parameters' || within === 'requestBody')
    return 'request';
  return within === 'responses' ? 'response' : undefined;
}

/**
 * Whom a relation breaks. Who sends may be asked for less and never for more: a request that admits less
 * refuses callers, one that admits more asks the service to take what it did not; an answer that admits
 * more reaches callers that do not know it, one that admits less forbids the service what it did.
 */
export function effectOf(relation: Relation, direction: Direction | undefined): Effect {
  if (relation === 'same') return NOTHING;
  if (relation === 'changed' || direction === undefined) return BOTH;
  const forCallers = (relation === 'narrowed') === (direction === 'request');
  return breaking(forCallers ? 'callers' : 'service');
}
