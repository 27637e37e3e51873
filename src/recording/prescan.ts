import { headerValues } from '../exchange/exchange.ts';
import { OWN } from '../exchange/har/entry.ts';
import { headersOf } from '../exchange/har/read-entry.ts';
import { isObject } from '../exchange/json.ts';
import { readPath } from '../exchange/path.ts';
import type { Beforehand } from './fold.ts';
import { parsePart } from './parse-part.ts';
import type { Part } from './part.ts';
import { RecordingError } from './recording-error.ts';
import { fileChunks } from './source.ts';
import { createSplitter } from './splitter.ts';

/** What an entry holds that shows a header or a body, however its members are ordered. */
const SIGNS = ['uthorization', 'UTHORIZATION', 'postData'];

/**
 * Looks through a file for what one entry tells of all: whether this recorder shows Authorization, and
 * bodies. It ends at the first entry that tells both; otherwise it passes over the whole file, parsing only
 * what may matter.
 */
export function prescan(file: string): Required<Beforehand> {
  const found = { showsTokens: false, showsBodies: false };
  let done = false;
  const look = (part: Part): void => {
    const { bytes } = part;
    if (done || bytes === undefined || part.kind === 'member') return;
    if (bytes.includes(OWN)) done = true;
    else if (SIGNS.some((sign) => bytes.includes(sign))) {
      const { request } = parsePart({ ...part, bytes });
      if (!isObject(request)) return;
      const { method, url, headers, postData } = request;
      if (readPath({ method: String(method), url: String(url) }) === undefined) return;
      const values = headerValues(headersOf(headers), 'authorization');
      found.showsTokens ||= values.some((value) => value !== '');
      found.showsBodies ||=
        isObject(postData) && typeof postData.text === 'string' && postData.text !== '';
      done = found.showsTokens && found.showsBodies;
    }
  };
  try {
    const splitter = createSplitter(look, false);
    for (const chunk of fileChunks(file)) {
      splitter.push(chunk);
      if (done) break;
    }
  } catch (error) {
    // Whoever judges the file comes to the same place, and says so.
    if (!(error instanceof RecordingError)) throw error;
  }
  return found;
}
