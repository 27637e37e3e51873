import type { Flags } from './flags.ts';
import { configFlags, targetFlags } from './verify-flags.ts';
import { wayFlags } from './way-flags.ts';

/** What `restore` takes of the flags of `verify`. */
const SHARED = [
  'url',
  'token-file',
  'header-env',
  'timeout',
  'max-wait',
  'settle',
  'insecure-http',
  ...Object.keys(wayFlags),
];

/** What `restore` takes. */
export const restoreFlags: Flags = {
  ...configFlags,
  ...Object.fromEntries(
    SHARED.flatMap((name) => {
      const flag = targetFlags[name];
      return flag === undefined ? [] : [[name, flag]];
    }),
  ),
  trust: {
    type: 'boolean',
    help: 'restore from a journal of another token, or one that was changed, once you have looked at it',
    callOnly: true,
  },
};
