import { getProxyForUrl } from 'proxy-from-env';
import type { NetworkProxy } from '../target/way.ts';
import { UsageError } from './usage-error.ts';

/**
 * The proxy through which the environment wants a URL to be asked; undefined where it wants none.
 *
 * @throws UsageError where that is no proxy of HTTP; the message does not show it, because it may hold a password
 */
export function readNetworkProxy(base: URL, env: NodeJS.ProcessEnv): NetworkProxy | undefined {
  const found = getProxyForUrl(base.href);
  if (found === '') return undefined;
  const [variable, named] = namedIn(env, base.protocol.slice(0, -1));
  // Without a scheme it is spoken to in plain, as curl does it, whatever the service is.
  const text = found === named ? found : `http://${named}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '')
    throw new UsageError(
      `${variable} holds no URL of a proxy. It takes one such as http://proxy.example.com:3128; NO_PROXY=${base.hostname} goes without.`,
    );
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new UsageError(
      `${variable} names a proxy of the kind ${url.protocol.slice(0, -1)}, and only those of http and https can be used. NO_PROXY=${base.hostname} goes without.`,
    );
  const user = decoded(url.username);
  const password = decoded(url.password);
  const secrets = password === '' ? [url.username, user] : [url.password, password];
  const pair = `${user}:${password}`;
  url.username = '';
  url.password = '';
  if (pair === ':') return { url, secrets: [] };
  const basic = Buffer.from(pair).toString('base64');
  return {
    url,
    authorization: `Basic ${basic}`,
    secrets: [...new Set([...secrets, pair, basic])],
  };
}

/** The variable that counts, and what it holds. */
function namedIn(env: NodeJS.ProcessEnv, scheme: string): readonly [name: string, value: string] {
  for (const name of [`${scheme}_proxy`, 'all_proxy'])
    for (const spelled of [name, name.toUpperCase()]) {
      const value = env[spelled];
      if (value !== undefined && value !== '') return [spelled, value];
    }
  return ['The environment', ''];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
