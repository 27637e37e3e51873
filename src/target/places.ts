import type { RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';

/** Where a request goes, in the terms of Node. */
interface Place {
  readonly host: string;
  readonly options: RequestOptions;
}

/** Tells where a URL leads; a run has few of them. */
export function createPlaces(): (url: string) => Place {
  const known = new Map<string, Place>();
  return (url) => {
    const before = known.get(url);
    if (before !== undefined) return before;
    const parsed = new URL(url);
    const place = { host: parsed.host, options: urlToHttpOptions(parsed) };
    known.set(url, place);
    return place;
  };
}
