import { remember } from './remember.ts';

/**
 * What stands for a secret in a transcript. It keeps each fact that a rule needs (which secret, its
 * type and length) and not the value.
 */

/** The tokens that are made of the valid one and are not valid: nearly the same, or another one for most of its length. */
const WRONG_KINDS = {
  cut: 'near',
  'cut in front': 'near',
  extended: 'near',
  'other end': 'near',
  'other beginning': 'bad',
  'letter case': 'near',
} as const;

/** How a token that is not valid relates to the one that is. */
export type WrongTokenKind = keyof typeof WRONG_KINDS;

/** How a token relates to the one that is valid. */
export type TokenKind = 'valid' | WrongTokenKind;

export const wrongTokenKinds = Object.keys(WRONG_KINDS) as WrongTokenKind[];

const OPENING = '‹';
/** Printable ASCII, which every reader stores and counts alike. */
const PLAIN = /^[ -~]*$/;
const SECRET = /^‹secret (\d+): string, (\d+) characters, (\d+) bytes(, unusual)?›$/;
const ANY_SECRET = /‹secret \d+: [^›]*›/;
const ANY_TOKEN = /‹token(?:: [^›]*| \d+)?›/;

/** The placeholder of a token, such as `‹token›` or `‹token: cut›`. */
export function tokenPlaceholder(kind: TokenKind): string {
  return kind === 'valid' ? '‹token›' : `‹token: ${kind}›`;
}

/** The placeholder of a piece of a token, and of a token in another letter case. */
export const tokenPartPlaceholder = '‹token: part›';

/** How wrong the token is that stands, as a placeholder, at the beginning of a text. */
export function wrongnessOf(text: string): 'near' | 'bad' {
  return wrongTokenKinds.some(
    (kind) => WRONG_KINDS[kind] === 'near' && text.startsWith(tokenPlaceholder(kind)),
  )
    ? 'near'
    : 'bad';
}

/** The placeholder of the n-th token of traffic of others, where nobody knows which one is valid; 0 for one that is not shown. */
export function numberedPlaceholder(n: number): string {
  return `‹token ${n}›`;
}

/** The token itself if it is the placeholder of one that can be told from others; undefined otherwise. */
export function numberedToken(text: string | undefined): string | undefined {
  return text !== undefined && /^‹token [1-9]\d*›$/.test(text) ? text : undefined;
}

/** The placeholder of the n-th secret of a transcript. */
export function secretPlaceholder(n: number, value: string): string {
  const characters = [...value].length;
  const bytes = new TextEncoder().encode(value).length;
  return `‹secret ${n}: string, ${characters} characters, ${bytes} bytes${isUnusual(value) ? ', unusual' : ''}›`;
}

/** The placeholder of a stretch of the n-th secret. */
export function partPlaceholder(n: number): string {
  return `‹secret ${n}: part›`;
}

/** Whether a text shows a secret, whole or in part. */
export function showsSecret(text: string): boolean {
  return text.includes(OPENING) && ANY_SECRET.test(text);
}

/** Whether a text shows a token, valid or nearly so. */
export function showsToken(text: string): boolean {
  return text.includes(OPENING) && ANY_TOKEN.test(text);
}

/** Whether a text may hold a placeholder. */
export function showsPlaceholder(text: string): boolean {
  return text.includes(OPENING);
}

/** A text with the same type, length and size as the secret that a placeholder stands for. */
export function standIn(text: string): string | undefined {
  return text.startsWith(OPENING) ? standInFor(text) : undefined;
}

const standInFor = remember((placeholder): string | undefined => {
  const match = SECRET.exec(placeholder);
  if (match === null) return undefined;
  const characters = Number(match[2]);
  const wide = Math.max(0, Math.min(characters, Number(match[3]) - characters));
  return (
    (match[4] === undefined ? '' : '\u0000') + 'é'.repeat(wide) + 's'.repeat(characters - wide)
  );
});

/** Text that readers store or count in different ways: control characters, beyond the basic plane, not composed. */
export function isUnusual(text: string): boolean {
  if (PLAIN.test(text)) return false;
  return (
    /[\p{Cc}\p{Cs}\u{feff}\u{fffd}\u{10000}-\u{10ffff}]/u.test(text) ||
    text.normalize('NFC') !== text
  );
}

/** The placeholder of the n-th text of traffic of others of which the contract knows nothing. */
export function textPlaceholder(what: 'text' | 'member', n: number, characters: number): string {
  return `‹${what} ${n}: ${characters} characters›`;
}

const OF_SECRETS =
  /‹token(?: \d+|: [a-z ]+)?›|‹secret \d+: (?:part|string, \d+ characters, \d+ bytes(?:, unusual)?)›|‹(?:text|member) \d+: \d+ characters›/g;

/** The placeholders that a text holds, one behind the other. */
export function placeholdersIn(text: string): string {
  return text.includes(OPENING) ? (text.match(OF_SECRETS) ?? []).join('') : '';
}

/** A text in which a placeholder says what of a server's inside had stood there. */
export function withInternals(text: string, what: string): string {
  return text.replace(
    /‹(?:(?:text|member) [^›]*|…)›/,
    (all) => `${all.slice(0, -1)}, with ${what}›`,
  );
}

/** What of a server's inside had stood in a text, as a placeholder says. */
export function internalsTold(text: string): string | undefined {
  return text.includes(OPENING) ? /‹[^›]*, with (a[\w ]+)›/.exec(text)?.[1] : undefined;
}
