import type { KeyObject } from 'node:crypto';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Way } from '../target/way.ts';
import type { Call } from './flags.ts';
import { UsageError } from './usage-error.ts';

/** The variable that holds the passphrase of the key, which no flag may. */
const PASSPHRASE = 'TALKOVER_KEY_PASSPHRASE';

const CERTIFICATE =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/**
 * The authorities and the client certificate that a call names.
 *
 * @throws UsageError for a file that cannot be read, or does not hold what it should; the message shows no part of it
 */
export function readCertificates(call: Call, env: NodeJS.ProcessEnv): NonNullable<Way['tls']> {
  const ca = call.text('ca');
  const own = {
    ...(ca === undefined
      ? {}
      : { ca: [...knownAuthorities(env), ...certificatesIn(ca, call.nameOf('ca'))] }),
    ...clientCertificate(call, env),
  };
  try {
    tls.createSecureContext(own);
  } catch (error) {
    throw new UsageError(`The certificates cannot be used: ${(error as Error).message}`);
  }
  return own;
}

function clientCertificate(
  call: Call,
  env: NodeJS.ProcessEnv,
): Pick<NonNullable<Way['tls']>, 'cert' | 'key' | 'passphrase'> {
  const [certFile, keyFile] = [call.text('cert'), call.text('key')];
  if (certFile === undefined && keyFile === undefined) return {};
  if (certFile === undefined)
    throw new UsageError(`${call.nameOf('key')} needs --cert, the certificate that it belongs to.`);
  if (keyFile === undefined)
    throw new UsageError(
      `${call.nameOf('cert')} needs --key, the private key of the certificate. It may be the same file.`,
    );
  const [first = ''] = certificatesIn(certFile, call.nameOf('cert'));
  const passphrase = env[PASSPHRASE];
  const key = textIn(keyFile, call.nameOf('key'));
  const opened = opening(key, passphrase, keyFile, call.nameOf('key'));
  if (!new X509Certificate(first).checkPrivateKey(opened))
    throw new UsageError(
      `${keyFile} is not the private key of the first certificate in ${certFile}. ${call.nameOf('cert')} and ${call.nameOf('key')} have to fit.`,
    );
  return {
    cert: textIn(certFile, call.nameOf('cert')),
    key,
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

function opening(
  key: string,
  passphrase: string | undefined,
  file: string,
  flag: string,
): KeyObject {
  try {
    return createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    const why = !/-----BEGIN [\w ]*PRIVATE KEY-----/.test(key)
      ? 'holds no private key in PEM form.'
      : !key.includes('ENCRYPTED')
        ? 'holds a private key that cannot be read.'
        : passphrase === undefined
          ? `holds a private key with a passphrase. Put it into ${PASSPHRASE}.`
          : `holds a private key that the passphrase in ${PASSPHRASE} does not open.`;
    throw new UsageError(`${flag}: ${file} ${why}`);
  }
}

function certificatesIn(file: string, flag: string): string[] {
  const found = textIn(file, flag).match(CERTIFICATE) ?? [];
  if (found.length === 0)
    throw new UsageError(
      `${flag}: ${file} holds no certificate in PEM form. This makes one of the binary form: openssl x509 -inform der -in FILE`,
    );
  for (const [index, each] of found.entries()) {
    try {
      new X509Certificate(each);
    } catch {
      throw new UsageError(
        `${flag}: ${file} holds a certificate that cannot be read, number ${index + 1} in it.`,
      );
    }
  }
  return found;
}

function textIn(file: string, flag: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    throw new UsageError(`${flag} cannot be read: ${(error as Error).message}`);
  }
}

/** Whom this process trusts anyway; naming authorities of one's own would replace them otherwise. */
function knownAuthorities(env: NodeJS.ProcessEnv): readonly string[] {
  // Since Node 22.15.
  const { getCACertificates } = tls as {
    getCACertificates?: (kind: 'default') => readonly string[];
  };
  if (getCACertificates !== undefined) return getCACertificates('default');
  const file = env.NODE_EXTRA_CA_CERTS;
  if (file === undefined) return tls.rootCertificates;
  try {
    return [...tls.rootCertificates, readFileSync(file, 'latin1')];
  } catch {
    return tls.rootCertificates; // Node has said so by itself.
  }
}
