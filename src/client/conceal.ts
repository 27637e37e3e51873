import { unescapeSegment } from './pointer.ts';

const HIDDEN = '‹hidden›';

/** Takes secrets out of the few foreign texts that errors carry: pointers and error codes. */
export interface Conceal {
  /** Hides the segments that hold a secret, in the escaped form of RFC 6901 too. */
  readonly pointer: (pointer: string) => string;
  /** The code if it looks like one and holds no secret. */
  readonly code: (code: unknown) => string | undefined;
}

/** @param secrets may grow while the call lasts: a token function can give a new token each time */
export function createConceal(secrets: Iterable<string>): Conceal {
  const holdsSecret = (text: string): boolean =>
    [...secrets].some((secret) => secret !== '' && text.includes(secret));
  return {
    pointer: (pointer) => {
      const shown = pointer
        .split('/')
        .map((each) => (holdsSecret(unescapeSegment(each)) ? HIDDEN : each))
        .join('/');
      // A secret that has slashes of its own, or tildes, lies across segments.
      return holdsSecret(shown) ? HIDDEN : shown;
    },
    code: (code) =>
      typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) && !holdsSecret(code)
        ? code
        : undefined,
  };
}
