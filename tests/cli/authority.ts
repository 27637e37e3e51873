import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate and its key, as files. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
  /** The same as texts. */
  readonly texts: { readonly cert: string; readonly key: string };
}

/** An authority of one's own, made for a test and good for a day. */
export interface Authority {
  /** The file of its certificate. */
  readonly ca: string;
  /** A certificate for these names, such as `DNS:service.test`. */
  readonly certify: (name: string, names: string) => Certified;
  /** The key of a certificate once more, behind a passphrase. */
  readonly lock: (key: string, passphrase: string) => string;
}

/** Makes an authority with OpenSSL. */
export function makeAuthority(folder: string): Authority {
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  };
  const newKey = (name: string): string => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    return `${name}.key`;
  };
  openssl(
    ...['req', '-x509', '-new', '-key', newKey('ca'), '-days', '1', '-out', 'ca.pem'],
    ...['-subj', '/CN=An authority for a test'],
  );
  return {
    ca: join(folder, 'ca.pem'),
    certify: (name, names) => {
      const key = newKey(name);
      writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
      openssl('req', '-new', '-key', key, '-subj', `/CN=${name}`, '-out', `${name}.csr`);
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key'],
        ...['-CAcreateserial', '-days', '1', '-extfile', `${name}.ext`, '-out', `${name}.pem`],
      );
      const [cert, path] = [join(folder, `${name}.pem`), join(folder, key)];
      return {
        cert,
        key: path,
        texts: { cert: readFileSync(cert, 'latin1'), key: readFileSync(path, 'latin1') },
      };
    },
    lock: (key, passphrase) => {
      openssl(
        'pkcs8',
        '-topk8',
        '-in',
        key,
        '-passout',
        `pass:${passphrase}`,
        '-out',
        'locked.key',
      );
      return join(folder, 'locked.key');
    },
  };
}
