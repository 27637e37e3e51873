import { readPath } from '../exchange/path.ts';

/** What stands for a piece of a URL that is not shown. */
const HIDDEN = '‹…›';
/** A word, as the paths of services and the names of members have them. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z_-]{0,23}\d{0,2}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The segments of the operation's path stand at its end; its ids are judged as they were sent. */
const OWN_SEGMENTS = 6;

/** Whether a name says what something is, and nothing of whom it belongs to. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** The URL of somebody's request without user information, the values of its query, and what may name somebody. */
export function shownUrl(method: string, url: string): string {
  const [, origin = '', path = '', query] =
    /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?[^/?#]*)?([^?#]*)(?:\?([^#]*))?/is.exec(url) ?? [];
  const segments = path.split('/');
  const own = readPath({ method, url }) === undefined ? 0 : OWN_SEGMENTS;
  const shown = segments.map((segment, place) =>
    place >= segments.length - own || segment === '' || isPlain(segment) ? segment : HIDDEN,
  );
  const asked = query === undefined || query === '' ? '' : `?${shownQuery(query)}`;
  return `${origin.replace(/\/\/.*@/s, '//')}${shown.join('/')}${asked}`;
}

function isPlain(segment: string): boolean {
  return isIdentifier(segment) || UUID.test(segment);
}

function shownQuery(query: string): string {
  return query
    .split('&')
    .map((part) => {
      const name = part.replace(/=.*/s, '');
      const shown = isIdentifier(name) && part.includes('=') ? name : HIDDEN;
      return part.includes('=') ? `${shown}=${HIDDEN}` : shown;
    })
    .join('&');
}

/** Replaces what user information and queries of URLs hold, so that a URL stays one of the same length. */
export interface UrlMask {
  /** The same text becomes the same one; different ones stay different. */
  readonly mask: (url: string) => string;
}

/** Texts that keep their number, by length. */
const MOST = 10_000;

/** A mask that has seen nothing. */
export function createUrlMask(): UrlMask {
  const known = new Map<string, string>();
  const counts = new Map<number, number>();
  const masked = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const n = counts.get(text.length) ?? 0;
    counts.set(text.length, n + 1);
    const made = n.toString(36).slice(-text.length).padStart(text.length, 'x');
    known.set(text, made);
    return made;
  };
  // Signs and percent escapes are how a URL is written, and rules ask for that.
  const values = (text: string): string =>
    text.replace(/%[0-9a-f]{2}|[\p{L}\p{N}]+/giu, (part) =>
      part.startsWith('%') ? part : masked(part),
    );
  return {
    mask: (url) =>
      url
        .replace(/(?<=:\/\/)[^/?#]*(?=@)/s, values)
        .replace(/(?<=\?[^#]*=)[^&#]*/gs, values)
        .replace(/(?<=[?&])[^=&#]*(?=[&#]|$)/gs, (part) =>
          isIdentifier(part) ? part : values(part),
        )
        .replace(/(?<=#).+$/s, values),
  };
}
