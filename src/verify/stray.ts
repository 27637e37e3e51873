import { answers, operation } from '../../generated/contract.ts';
import { answers as validators } from '../../generated/validators.js';
import type { Exchange, RecordedResponse } from '../exchange/exchange.ts';
import { header, mediaType } from '../exchange/exchange.ts';
import { at, parseJson } from '../exchange/json.ts';
import type { Obstacle } from './preflight.ts';

/** What most likely answered instead of the operation. */
type Kind = 'a redirect' | 'a page' | 'no permission' | 'no such method' | 'no route' | 'a gateway';

/** An answer in no documented form, which is most likely not the operation's own. */
export interface Stray extends Obstacle {
  readonly kind: Kind;
}

const PAGE = /^\s*<(?:!doctype|html)/i;
/** The characters that are quoted of what an answer says. */
const QUOTED = 120;
const NOT_FOUND = answers['unknown-agent'].status;

/** What kind of other answer a status speaks of; those of 520 and more are what gateways at the edge add. */
const KINDS: readonly (readonly [kind: Kind, has: (status: number) => boolean, advice: string])[] =
  [
    [
      'a redirect',
      (status) => status >= 300 && status < 400,
      'Redirects are not followed, so that no token goes astray. Name the URL of the API itself with --url: https instead of http, the host that the service goes by, no login in between.',
    ],
    [
      'no permission',
      (status) => status === 403,
      'Does the token have the permission to change webhooks? Or does a firewall stand in between?',
    ],
    [
      'no such method',
      (status) => status === 405 || status === 501,
      `Does the URL lead to the API, and does what stands in between let ${operation.method} through?`,
    ],
    [
      'no route',
      (status) => status === NOT_FOUND || status === 410 || status === 421,
      `Does the URL lead to the API? ${operation.path} is appended to it.`,
    ],
    [
      'a gateway',
      (status) => (status >= 502 && status <= 504) || (status >= 520 && status <= 530),
      'A gateway answers for a service that it does not reach: is the service up?',
    ],
    [
      'a page',
      (status) => status === 407 || status === 511,
      'A proxy or a network wants a login first.',
    ],
  ];

/** What an answer shows that is most likely not the operation's own; undefined where it may well be. */
export function strayIn({ response }: Exchange, flags: string): Stray | undefined {
  if (response === undefined) return undefined;
  const { status } = response;
  const seen = `the first request (${flags}) was answered with status ${status}`;
  if (isPage(response))
    return {
      kind: 'a page',
      seen: `${seen} and an HTML page`,
      advice: 'Does the URL lead to the API, and not to a web site or a login?',
    };
  const found = KINDS.find(([, has]) => has(status));
  if (found === undefined || isDocumented(response)) return undefined;
  const [kind, , advice] = found;
  return { kind, seen: `${seen}${saidIn(response)}`, advice };
}

/** Whether an answer has the form that the description gives to its status. */
export function isDocumented({ status, body }: RecordedResponse): boolean {
  const json = parseJson(body);
  if (json === undefined) return false;
  return Object.values(answers).some(
    (answer) => answer.status === status && validators[answer.name](json),
  );
}

/** Where an answer leads, or its own words; nothing where it has none. */
export function saidIn({ headers, body }: RecordedResponse): string {
  const location = header(headers, 'location');
  if (location !== undefined) return `, a redirect to ${location}`;
  const json = parseJson(body);
  const said = ['/message', '/error', '/error/message', '/detail', '/title']
    .map((pointer) => at(json, pointer))
    .find((value) => typeof value === 'string');
  const words = (typeof said === 'string' ? said : body).replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  return `: ${JSON.stringify(words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words)}`;
}

/** Whether an answer is a web page. JSON under the name of HTML is an answer, and a wrong one. */
export function isPage({ headers, body }: RecordedResponse): boolean {
  return mediaType(headers) === 'text/html' ? parseJson(body) === undefined : PAGE.test(body);
}
