import { operation } from '../../generated/contract.ts';
import type { Spelling } from './service.ts';

/** What is wrong with a text as the base URL of a service; undefined where nothing is. */
export function wrongBaseUrl(text: string, spell: Spelling): string | undefined {
  const name = spell('url');
  if (!URL.canParse(text))
    return `${name} is '${text}', which is no URL. It takes one such as ${operation.server}`;
  const { protocol, username, password, search, hash, pathname, href } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `${name} is '${text}'; it takes a URL that begins with https:// or http://`;
  if (username !== '' || password !== '')
    return `${name} holds a user name or a password. Leave them out; ${spell('token')} is for the token.`;
  if (search !== '' || hash !== '')
    return `${name} is '${text}'; it takes no query and no fragment.`;
  if (pathname.replace(/\/+$/, '').endsWith(operation.prefix)) {
    const shorter = href.replace(/\/+$/, '').slice(0, -operation.prefix.length);
    return `${name} ends in ${operation.prefix}, which is added by itself. Try ${name} ${shorter}`;
  }
  return undefined;
}
