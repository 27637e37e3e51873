import type { Flags } from './flags.ts';

/** What lies between this machine and the service. */
export const wayFlags: Flags = {
  ca: {
    type: 'string',
    value: 'FILE',
    help: 'trust the authorities whose certificates are in FILE, too',
  },
  cert: {
    type: 'string',
    value: 'FILE',
    help: 'show the service the client certificate in FILE',
  },
  key: {
    type: 'string',
    value: 'FILE',
    help: 'the private key of --cert; its passphrase is in TALKOVER_KEY_PASSPHRASE',
  },
};
