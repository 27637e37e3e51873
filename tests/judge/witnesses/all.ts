import { auth } from './auth.ts';
import { concurrency } from './concurrency.ts';
import { lookup } from './lookup.ts';
import { partialUpdate } from './partial-update.ts';
import { resource } from './resource.ts';
import { response } from './response.ts';
import { robustness } from './robustness.ts';
import { secretGroup } from './secret.ts';
import { validation } from './validation.ts';
import type { Witnesses } from './witness.ts';

/** Both witnesses of every rule that can fail. */
export const witnesses: Witnesses = {
  ...response,
  ...partialUpdate,
  ...resource,
  ...secretGroup,
  ...validation,
  ...auth,
  ...lookup,
  ...robustness,
  ...concurrency,
};
