import { ClientError } from './client-error.ts';

/**
 * The base URL without a slash at its end. The URL is not quoted in errors, since people put
 * passwords into URLs.
 *
 * @throws {ClientError} of kind `configuration`, for a URL that is relative, neither HTTP nor HTTPS,
 *   carries a user name, a query or a fragment, or would carry the token over plain HTTP to another
 *   machine without `allowInsecure`.
 */
export function checkBaseUrl(text: string, allowInsecure: boolean): string {
  const url = parse(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refusal('baseUrl must be an http or https URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refusal('baseUrl must not carry a user name or password.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw refusal('baseUrl must not carry a query or a fragment.');
  }
  if (url.protocol === 'http:' && !allowInsecure && !isLoopback(url.hostname)) {
    throw refusal(
      'The token is not sent over plain HTTP beyond this machine. Use https, or set allowInsecure.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw refusal('baseUrl must be an absolute URL.');
  }
}

// The URL parser has already turned `127.1` and `0x7f.1` into four numbers (WHATWG URL, host parsing).
// Names below `localhost` are loopback by RFC 6761, section 6.3.
function isLoopback(hostname: string): boolean {
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '[::1]'
  );
}

function refusal(message: string): ClientError {
  return new ClientError('configuration', message);
}
