import type { SecureContextOptions } from 'node:tls';

/** What lies between this machine and a service, beyond the service's URL. */
export interface Way {
  /** Whom a service is trusted by, and what it is shown. Node's own settings without it. */
  readonly tls?: Pick<SecureContextOptions, 'ca' | 'cert' | 'key' | 'passphrase'>;
  /** The proxy of a network, through which everything goes. */
  readonly proxy?: NetworkProxy;
}

/** A forward proxy, as the environment names it. */
export interface NetworkProxy {
  /** Without user name and password, so that it can be shown. */
  readonly url: URL;
  /** The value of `Proxy-Authorization`, where the proxy wants one. */
  readonly authorization?: string;
  /** Every text that is secret in it. */
  readonly secrets: readonly string[];
}
