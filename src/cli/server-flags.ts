import type { Flags } from './flags.ts';
import { judgedFlags, recordFlags } from './verify-flags.ts';
import { wayFlags } from './way-flags.ts';

const portFlag: Flags = {
  port: {
    type: 'string',
    value: 'N',
    help: 'the port to listen on; any free one by default',
    callOnly: true,
  },
};

/** What `serve` takes. */
export const serveFlags: Flags = {
  ...portFlag,
  host: {
    type: 'string',
    value: 'ADDRESS',
    help: 'the address to listen on; 127.0.0.1, this machine alone, by default; 0.0.0.0 in a container',
    callOnly: true,
  },
  cors: {
    type: 'boolean',
    help: 'let pages of any origin call it from a browser',
    callOnly: true,
  },
};

/** What `proxy` takes. */
export const proxyFlags: Flags = {
  url: { type: 'string', value: 'URL', help: "the service's base URL, ahead of /api/v1" },
  ...portFlag,
  ...wayFlags,
  'insecure-http': {
    type: 'boolean',
    help: 'permit passing tokens on over plain HTTP beyond this machine',
    callOnly: true,
  },
  ...recordFlags,
  ...judgedFlags,
};
