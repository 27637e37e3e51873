import { operation } from '../../generated/contract.ts';
import type { Header, RecordedRequest } from '../exchange/exchange.ts';
import { secretNames } from '../exchange/in-place.ts';
import { webhookUrl } from '../exchange/path.ts';
import type { TokenKind, WrongTokenKind } from '../exchange/placeholder.ts';
import { tokenPlaceholder, wrongTokenKinds } from '../exchange/placeholder.ts';
import type { PlannedRequest, TokenUse } from '../exchange/planned.ts';
import type { Redactor } from '../exchange/redactor.ts';
import type { Target } from '../target/target.ts';
import type { WireRequest } from '../target/wire.ts';
import { escaped } from './escaped.ts';

/** A request in both its forms. */
export interface Materialized {
  /** As it is sent. */
  readonly wire: WireRequest;
  /** As it is recorded: what is secret is replaced. */
  readonly recorded: RecordedRequest;
}

/** Makes a planned request ready for the wire, and tells the redactor what in it is secret. */
export function materialize(
  planned: PlannedRequest,
  target: Target,
  redactor: Redactor,
): Materialized {
  const headers: Header[] = [
    ['Accept', operation.mediaType],
    ['Accept-Encoding', 'identity'],
    ['User-Agent', 'talkover-contract'],
  ];
  if (planned.mediaType !== null)
    headers.push(['Content-Type', planned.mediaType ?? operation.mediaType]);
  const recorded = [...headers];
  const authorization = authorizationOf(planned.token ?? 'valid', target.token);
  if (authorization !== undefined) {
    const { token, kind, value } = authorization;
    redactor.hideToken(token, kind);
    headers.push(['Authorization', value(token)]);
    recorded.push(['Authorization', value(tokenPlaceholder(kind))]);
  }
  const url = webhookUrl(target.baseUrl, planned);
  for (const [name, value] of target.headers ?? []) {
    // What stands in the address is no secret, and answers show it.
    if (!url.includes(value)) redactor.hideText(value, name);
    headers.push([name, value]);
    recorded.push([name, `‹${name}›`]);
  }
  for (const value of target.proxySecrets ?? []) redactor.hideText(value, 'Proxy-Authorization');
  hideSecrets(planned.body, redactor);
  const body = textOf(planned);
  const { chunked, latin1 } = planned;
  const request = {
    method: planned.method ?? operation.method,
    url,
  };
  return {
    wire: {
      ...request,
      headers,
      body,
      ...(chunked ? { chunked } : {}),
      ...(latin1 ? { latin1 } : {}),
    },
    recorded: {
      ...request,
      headers: recorded,
      body: body === null ? null : redactor.redactRequest(latin1 ? asUtf8(body) : body),
    },
  };
}

/** What a reader of UTF-8 makes of a text that goes out as one byte a character. */
function asUtf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

function textOf({ body, escaped: escapes }: PlannedRequest): string | null {
  if (body === null || typeof body === 'string') return body;
  return escapes ? escaped(body) : JSON.stringify(body);
}

interface Authorization {
  readonly token: string;
  readonly kind: TokenKind;
  /** The header's value with a token in it, or with what stands for one. */
  readonly value: (token: string) => string;
}

const behindScheme = (token: string): string => `Bearer ${token}`;

function authorizationOf(use: TokenUse, token: string): Authorization | undefined {
  const valid = { token, kind: 'valid' as const };
  switch (use) {
    case 'none':
      return undefined;
    case 'empty':
      return { ...valid, value: () => 'Bearer ' };
    case 'other scheme':
      return { ...valid, value: (text) => `Basic ${text}` };
    // As long as the right one, for who cuts off so many characters, whether they begin with the scheme or not.
    case 'scheme as long':
      return { ...valid, value: (text) => `Bearer=${text}` };
    // What Rails and Django REST framework call a scheme that works as Bearer does.
    case 'scheme of frameworks':
      return { ...valid, value: (text) => `Token ${text}` };
    case 'no scheme':
      return { ...valid, value: (text) => text };
    case 'lower-case scheme':
      return { ...valid, value: (text) => `bearer ${text}` };
    case 'valid':
      return { ...valid, value: behindScheme };
    default:
      return { token: otherToken(use, token), kind: use, value: behindScheme };
  }
}

/** The token that is wrong in some way, made of the valid one. */
function otherToken(kind: WrongTokenKind, token: string): string {
  switch (kind) {
    case 'cut':
      return token.slice(0, -1);
    case 'cut in front':
      return cutInFront(token);
    case 'extended':
      return `${token}x`;
    case 'letter case':
      return swapCase(token);
    case 'other end':
      return token.slice(0, -1) + turned(token.slice(-1));
    case 'other beginning':
      return otherBeginning(token);
  }
}

/** What says in front of a token what kind of token it is. */
function prefixOf(token: string): string {
  return /^[a-z]+_/.exec(token)?.[0] ?? '';
}

/** A token without its prefix, or without its first character. */
function cutInFront(token: string): string {
  return token.slice(prefixOf(token).length || 1);
}

/** All but the last eight characters are others, behind the prefix. */
function otherBeginning(token: string): string {
  const prefix = prefixOf(token);
  const end = Math.max(prefix.length + 1, token.length - 8);
  return prefix + [...token.slice(prefix.length, end)].map(turned).join('') + token.slice(end);
}

/** Another letter or digit. */
function turned(character: string): string {
  return character === 'q' ? 'Z' : 'q';
}

function swapCase(text: string): string {
  return [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
}

function hideSecrets(body: PlannedRequest['body'], redactor: Redactor): void {
  if (body === null || typeof body === 'string') return;
  const hide = (value: unknown): void => {
    if (typeof value === 'string') redactor.hideSecret(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(hide);
  };
  for (const name of secretNames) hide(body[name]);
}

/** The uses of a token that are wrong for sure: swapping the letters of one without letters changes nothing. */
export function wrongTokens(token: string): TokenUse[] {
  return wrongTokenKinds.filter((kind) => {
    const other = otherToken(kind, token);
    return other !== token && other !== '';
  });
}
