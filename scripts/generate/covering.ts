import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import { coveringRows } from './covering-rows.ts';
import { formatted } from './formatted.ts';

/** Which settings the covering updates of a plan carry: found ahead, since a run would take longer to find it than to plan all else. */
export async function renderCovering({ settings }: Contract): Promise<string> {
  const shown = settings.filter(({ writeOnly }) => !writeOnly);
  const rows = { all: rowsOf(settings), shown: rowsOf(shown) };
  return await formatted(`${banner('//')}

type Rows = readonly (readonly number[])[];

/**
 * Which settings the covering updates of a plan carry, by their places in the list of those that a run
 * may write: of all settings, and of those that answers show.
 */
export const covering: { readonly all: Rows; readonly shown: Rows } = ${JSON.stringify(rows)};
`);
}

function rowsOf(settings: Contract['settings']): number[][] {
  const hidden = settings.flatMap(({ writeOnly }, index) => (writeOnly ? [index] : []));
  return coveringRows(settings.length, new Set(hidden), [repeatable(settings)]);
}

/** What could be toggled, appended, counted or made unique instead of set: an update of these is sent again. */
function repeatable(settings: Contract['settings']): number[] {
  return settings.flatMap(({ format }, index) => (format === undefined ? [index] : []));
}
