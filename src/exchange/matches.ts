import type { View } from './view.ts';
import { buildView } from './view.ts';

/** Each match of an expression; its compiled form is kept, unlike that of the copies which `matchAll` makes. */
export function forEachMatch(
  text: string,
  pattern: RegExp,
  take: (match: string, index: number) => void,
): void {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    take(found[0], found.index);
  }
}

/** A view without what matches an expression. */
export function withoutMatches(view: View, pattern: RegExp): View {
  const built = buildView(view);
  let kept = 0;
  forEachMatch(view.text, pattern, (match, index) => {
    built.copy(kept, index);
    kept = index + match.length;
  });
  built.copy(kept, view.text.length);
  return built.view();
}
