import type { Decoder } from './decoders.ts';
import { decoders as allDecoders } from './decoders.ts';
import { isDistinct } from './distinct.ts';
import { createSecretFinder } from './find-secrets.ts';
import { replaceInPlace } from './in-place.ts';
import { partsOf } from './parts.ts';
import type { TokenKind } from './placeholder.ts';
import {
  partPlaceholder,
  secretPlaceholder,
  tokenPartPlaceholder,
  tokenPlaceholder,
} from './placeholder.ts';

/** Texts up to this length, such as the values of headers and most bodies, come again and again. */
const OFTEN = 512;
/** How many of them are remembered. */
const REMEMBERED = 200;

/** Replaces what is secret in every text that passes, the same value by the same placeholder. */
export interface Redactor {
  /** Hides a token. The longer of two tokens that contain each other is replaced first. */
  readonly hideToken: (value: string, kind: TokenKind) => void;
  /**
   * Hides a webhook secret; the same value again keeps its number. One that is a word of other texts too is
   * hidden in its own place alone.
   */
  readonly hideSecret: (value: string) => void;
  /**
   * Hides any other text, such as the value of a gateway's header, and its parts.
   *
   * @param part the name of a piece of it; that of the whole where absent
   */
  readonly hideText: (value: string, name: string, part?: string) => void;
  /** The text with each hidden value replaced, in whatever form it stands there. */
  readonly redact: (text: string) => string;
  /** The same for the body of a request, whose secrets are hidden in their own place too. */
  readonly redactRequest: (body: string) => string;
}

/**
 * A redactor that knows no secret yet.
 *
 * @param decoders the forms in which secrets are looked for
 */
export function createRedactor(decoders: readonly Decoder[] = allDecoders): Redactor {
  const known = new Set<string>();
  const inPlace = new Map<string, string>();
  const finder = createSecretFinder(decoders);
  const latest = new Map<string, string>();
  let secrets = 0;

  const hide = (value: string, placeholder: string, part: string): void => {
    if (known.has(value)) return;
    known.add(value);
    if (!isDistinct(value)) return;
    latest.clear();
    finder.add({ value, placeholder, part });
  };

  const replaced = (text: string): string => {
    const hits = finder.find(text);
    if (hits.length === 0) return text;
    let result = '';
    let kept = 0;
    for (const { start, end, placeholder } of hits) {
      result += text.slice(kept, start) + placeholder;
      kept = end;
    }
    return result + text.slice(kept);
  };

  const redact = (text: string): string => {
    if (text.length > OFTEN) return replaced(text);
    const before = latest.get(text);
    if (before !== undefined) return before;
    const result = replaced(text);
    if (latest.size === REMEMBERED) latest.clear();
    latest.set(text, result);
    return result;
  };

  return {
    hideToken: (value, kind) => hide(value, tokenPlaceholder(kind), tokenPartPlaceholder),
    hideText: (value, name, part = name) => {
      if (known.has(value)) return;
      for (const each of partsOf(value)) hide(each, `‹${name}›`, `‹${part}›`);
    },
    hideSecret: (value) => {
      if (value === '' || inPlace.has(value)) return;
      secrets += 1;
      const placeholder = secretPlaceholder(secrets, value);
      inPlace.set(value, placeholder);
      hide(value, placeholder, partPlaceholder(secrets));
    },
    redact,
    redactRequest: (body) => redact(replaceInPlace(body, (secret) => inPlace.get(secret))),
  };
}
