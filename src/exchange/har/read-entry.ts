import type { Context } from '../context.ts';
import { isContext } from '../context.ts';
import type { Exchange, Header } from '../exchange.ts';
import { isFailure } from '../is-exchange.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { hasShape, isNumber, isText, isTrue } from '../shape.ts';
import type { OwnFacts } from './entry.ts';
import { OWN } from './entry.ts';

/** An entry of a recording of ours. */
export interface OwnEntry {
  readonly exchange: Exchange;
  /** The page of the run. */
  readonly page: string;
  /** What the judge was told, in the first entry of a run. */
  readonly context?: Context;
}

/** Reads an entry of ours back into the exchange that it was made of; undefined where it is not one of ours. */
export function readOwnEntry(entry: JsonObject): OwnEntry | undefined {
  const own: unknown = entry[OWN];
  const { request, response, pageref } = entry;
  if (!isOwn(own) || !isObject(request) || !isObject(response)) return undefined;
  const { context, purpose, failure, repeated, ...facts } = own;
  const answered = response.status !== 0;
  const exchange: Exchange = {
    id: facts.id,
    startedAt: facts.startedAt,
    endedAt: facts.endedAt,
    request: {
      method: String(request.method),
      url: String(request.url),
      headers: headersOf(request.headers),
      ...bodyOf(request),
    },
    ...(purpose === undefined ? {} : { purpose }),
    ...(answered ? { response: responseOf(response, facts) } : {}),
    ...(failure === undefined ? {} : { failure }),
    ...(repeated === undefined ? {} : { repeated }),
  };
  const page = typeof pageref === 'string' ? pageref : '';
  return { exchange, page, ...(context === undefined ? {} : { context }) };
}

function isOwn(value: unknown): value is OwnFacts {
  return hasShape(
    value,
    { id: isNumber, startedAt: isNumber, endedAt: isNumber },
    {
      purpose: isText,
      failure: isFailure,
      repeated: isTrue,
      undecodable: isTrue,
      unrecorded: isTrue,
      context: isContext,
    },
  );
}

function responseOf(
  { status, headers, content }: JsonObject,
  { undecodable, unrecorded }: Pick<OwnFacts, 'undecodable' | 'unrecorded'>,
): NonNullable<Exchange['response']> {
  const text = isObject(content) && typeof content.text === 'string' ? content.text : '';
  return {
    status: Number(status),
    headers: headersOf(headers),
    body: text,
    ...(undecodable ? { undecodable } : {}),
    ...(unrecorded ? { unrecorded } : {}),
  };
}

/** No body has the size 0, one that is not known has none. */
function bodyOf({ postData, bodySize }: JsonObject): { body?: string | null } {
  if (isObject(postData) && typeof postData.text === 'string') return { body: postData.text };
  return bodySize === 0 ? { body: null } : {};
}

/** The headers of a HAR message as pairs; what is no header is left out. */
export function headersOf(headers: Json | undefined): Header[] {
  const pairs: Header[] = [];
  if (!Array.isArray(headers)) return pairs;
  for (const each of headers as readonly Json[]) {
    if (isObject(each) && typeof each.name === 'string')
      pairs.push([each.name, String(each.value ?? '')]);
  }
  return pairs;
}
