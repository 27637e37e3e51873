/** The parts of a value that a service may show by themselves, and the value. */
export function partsOf(value: string): string[] {
  const found = new Set([value]);
  // What stands behind a scheme; the values of parameters and of cookies.
  const credentials = /^[A-Za-z][\w-]* +(\S.*)$/s.exec(value)?.[1];
  if (credentials !== undefined) found.add(credentials);
  for (const part of (credentials ?? value).split(/[;,]\s*/)) {
    const assigned = /^[^=\s]+=(.+)$/s.exec(part)?.[1];
    if (assigned !== undefined) found.add(assigned.replace(/^"(.*)"$/s, '$1'));
  }
  // User and password of Basic (RFC 7617).
  const pair = /^[A-Za-z0-9+/_-]+=*$/.test(credentials ?? '')
    ? Buffer.from(credentials ?? '', 'base64').toString('utf8')
    : undefined;
  const colon = pair?.indexOf(':') ?? -1;
  if (pair !== undefined && colon >= 0) {
    for (const part of [pair, pair.slice(0, colon), pair.slice(colon + 1)]) found.add(part);
  }
  return [...found].filter((part) => part !== '');
}
