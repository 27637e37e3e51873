import type { Failure, FailureKind } from '../exchange/exchange.ts';

/** A connection closed by the other side while a request was on its way. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'ERR_PROXY_REFUSED',
  'ERR_PROXY_CLOSED',
]);

/** What OpenSSL says of a certificate whose authority is not known here. */
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|INVALID_CA)$/;

/** Failures of TLS, each with what it is in words and what to do. */
const OF_TLS: readonly (readonly [code: RegExp, words: string, advice: string])[] = [
  [
    UNTRUSTED,
    "the service's certificate is not trusted",
    'If its authority is your own, name the file of its certificate with --ca, or in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /ALTNAME/,
    "the service's certificate is of another host",
    'Name the service by a host that its certificate has.',
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    "the service's certificate is not valid today",
    "It has to be renewed, if this machine's clock is right.",
  ],
  [
    /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE|CERTIFICATE_\w+|UNSUPPORTED_CERTIFICATE)/,
    'the service did not accept the connection',
    'If it asks for a client certificate, name one with --cert and --key.',
  ],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/,
    'what answers does not speak TLS',
    'If it is plain HTTP, the URL begins with http:.',
  ],
];

/** Whether an error says that the other side closed the connection. */
export function isClosed({ code = '' }: NodeJS.ErrnoException): boolean {
  return CLOSED.has(code);
}

/**
 * An error of a connection as a failure.
 *
 * @param route what the message ends with, such as the proxy that it went through
 */
export function failureOf(error: NodeJS.ErrnoException, route = ''): Failure {
  const code = error.code ?? '';
  const message = messageOf(error);
  // Some of OpenSSL's reasons stand in the message alone.
  const said = reasonIn(message).toUpperCase().replaceAll(' ', '_');
  const tls = OF_TLS.find(([codes]) => codes.test(code) || codes.test(said));
  if (tls !== undefined) {
    const [, words, advice] = tls;
    return { kind: 'unreachable', message: `${words} (${reasonIn(message)})${route}`, advice };
  }
  return { kind: kindOf(code), message: message + (code === 'ERR_PROXY_REFUSED' ? '' : route) };
}

/** What OpenSSL says in words, without the places in its source that it says it in. */
function reasonIn(message: string): string {
  return /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message.trim();
}

function kindOf(code: string): FailureKind {
  if (UNREACHABLE.has(code) || /CERT|SSL|TLS|SIGNATURE|EPROTO/.test(code)) return 'unreachable';
  return code.startsWith('HPE_') ? 'malformed' : 'closed';
}

/** The message of an error; all of them where it is several. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
