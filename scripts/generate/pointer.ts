/** What a JSON pointer in URI fragment form (`#/a/b`) leads to; undefined when it leads nowhere. */
export function follow(document: unknown, pointer: string): unknown {
  let place = document;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof place !== 'object' || place === null) return undefined;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!Object.hasOwn(place, key)) return undefined;
    place = (place as Record<string, unknown>)[key];
  }
  return place;
}

/** A JSON pointer in URI fragment form from its unescaped parts. */
export function pointerTo(...parts: readonly (string | number)[]): string {
  const escaped = parts.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return ['#', ...escaped].join('/');
}
