import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import { coveringRows } from './covering-rows.ts';
import { formatted } from './formatted.ts';

/** Which settings the covering updates of a plan carry: found ahead, since a run would take longer to find it than to plan all else. */
export async function renderCovering({ settings }: Contract): Promise<string> {
  const hidden = settings.flatMap(({ writeOnly }, index) => (writeOnly ? [index] : []));
  const all = coveringRows(settings.length, new Set(hidden));
  const shown = coveringRows(settings.length - hidden.length);
  return await formatted(`${banner('//')}

type Rows = readonly (readonly number[])[];

/**
 * Which settings the covering updates of a plan carry, by their places in the list of those that a run
 * may write: of all settings, and of those that answers show.
 */
export const covering: { readonly all: Rows; readonly shown: Rows } = ${JSON.stringify({ all, shown })};
`);
}
