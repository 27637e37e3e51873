import { holdsBytes, ofBytes } from './bytes.ts';
import { forEachMatch } from './matches.ts';
import type { Plausible } from './plausible.ts';
import type { View } from './view.ts';

/** What is written in base64, wherever its groups of four letters begin. */
export function base64(view: View, plausible: Plausible): readonly View[] {
  const views: View[] = [];
  forEachMatch(view.text, plausible.letters, (run, index) => {
    for (let first = 0; first < 4; first += 1) {
      plausible.groups.lastIndex = first;
      if (!plausible.groups.test(run)) continue;
      const bytes = Buffer.from(run.slice(first), 'base64');
      if (holdsBytes(bytes, plausible)) views.push(read64(view, bytes, index + first));
    }
  });
  return views;
}

function read64(view: View, bytes: Buffer, start: number): View {
  return ofBytes(
    view,
    bytes,
    (byte) => start + Math.floor((byte * 8) / 6),
    (byte) => start + Math.floor((byte * 8 + 7) / 6) + 1,
  );
}
