import type { Flags } from './flags.ts';
import { judgedFlags, recordFlags } from './verify-flags.ts';

/** Where a server of ours listens. */
export const serveFlags: Flags = {
  port: {
    type: 'string',
    value: 'N',
    help: 'the port to listen on; any free one by default',
    callOnly: true,
  },
};

/** What `proxy` takes. */
export const proxyFlags: Flags = {
  url: { type: 'string', value: 'URL', help: "the service's base URL, ahead of /api/v1" },
  ...serveFlags,
  'insecure-http': {
    type: 'boolean',
    help: 'permit passing tokens on over plain HTTP beyond this machine',
    callOnly: true,
  },
  ...recordFlags,
  ...judgedFlags,
};
