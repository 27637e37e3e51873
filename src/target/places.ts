import type { RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import { remember } from '../exchange/remember.ts';

/** Where a request goes, in the terms of Node. */
interface Place {
  readonly host: string;
  readonly options: RequestOptions;
}

/** Tells where a URL leads; a run has few of them. */
export const placeOf: (url: string) => Place = remember((url) => {
  const parsed = new URL(url);
  return { host: parsed.host, options: urlToHttpOptions(parsed) };
});
