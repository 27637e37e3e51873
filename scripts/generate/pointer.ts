/** What a JSON pointer in URI fragment form (`#/a/b`) leads to; undefined when it leads nowhere. */
export function follow(document: unknown, pointer: string): unknown {
  let place = document;
  for (const key of partsOf(pointer)) {
    if (typeof place !== 'object' || place === null) return undefined;
    if (!Object.hasOwn(place, key)) return undefined;
    place = (place as Record<string, unknown>)[key];
  }
  return place;
}

/** The unescaped parts of a JSON pointer in URI fragment form. */
export function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON pointer in URI fragment form from its unescaped parts. */
export function pointerTo(...parts: readonly (string | number)[]): string {
  return ['#', ...parts.map((part) => escapePart(String(part)))].join('/');
}

/** A part as it stands in a JSON pointer. */
export function escapePart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
