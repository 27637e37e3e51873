import { isLoopback } from '../target/loopback.ts';
import type { Way } from '../target/way.ts';
import type { Call } from './flags.ts';

/** Variables that name a network proxy. */
const PROXY_VARIABLE = /^(https?|all)_proxy$/i;

/**
 * What lies between this machine and a service: certificates that the call names, and the network's proxy
 * that the environment names. Nothing leaves the machine on the way to a service on it.
 *
 * @throws UsageError where a certificate or the proxy's URL cannot be used; the message shows no secret
 */
export async function readWay(base: URL, call: Call, env: NodeJS.ProcessEnv): Promise<Way> {
  const way: { tls?: Way['tls']; proxy?: Way['proxy'] } = {};
  if (['ca', 'cert', 'key'].some((name) => call.text(name) !== undefined)) {
    const { readCertificates } = await import('./certificates.ts');
    way.tls = readCertificates(call, env);
  }
  if (!isLoopback(base.hostname) && Object.keys(env).some((name) => PROXY_VARIABLE.test(name))) {
    const { readNetworkProxy } = await import('./network-proxy.ts');
    way.proxy = readNetworkProxy(base, env);
  }
  return {
    ...(way.tls === undefined ? {} : { tls: way.tls }),
    ...(way.proxy === undefined ? {} : { proxy: way.proxy }),
  };
}
