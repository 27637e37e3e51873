/** What is not the same twice: ports, moments, how long something took. */
const PASSING: readonly (readonly [pattern: RegExp, stands: string])[] = [
  [/\b(127\.0\.0\.1|localhost):\d+/g, '$1:PORT'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'MOMENT'],
  [/\b\d+(\.\d+)? ?(ms|s)\b/g, 'TIME'],
];

/**
 * What a page shows and a program did not print; undefined where it did. In what is shown, `…` stands for
 * any text of one line, and a line of nothing else for any lines. What comes before and after is left out.
 */
export function missingFrom(printed: string, shown: string): string | undefined {
  const wanted = settled(shown).split('\n');
  const lines = settled(printed).split('\n');
  for (let start = 0; start < lines.length; start += 1) {
    if (matches(lines, start, wanted, 0)) return undefined;
  }
  return wanted.find((line) => !isGap(line) && !lines.some((each) => isLike(each, line))) ?? shown;
}

function settled(text: string): string {
  const clean = text.trimEnd().replaceAll(/[ \t]+$/gm, '');
  return PASSING.reduce((result, [pattern, stands]) => result.replaceAll(pattern, stands), clean);
}

function matches(
  lines: readonly string[],
  at: number,
  wanted: readonly string[],
  next: number,
): boolean {
  const line = wanted[next];
  if (line === undefined) return true;
  if (!isGap(line)) {
    const own = lines[at];
    return own !== undefined && isLike(own, line) && matches(lines, at + 1, wanted, next + 1);
  }
  for (let skip = at; skip <= lines.length; skip += 1) {
    if (matches(lines, skip, wanted, next + 1)) return true;
  }
  return false;
}

function isGap(line: string): boolean {
  return line.trim() === '…';
}

function isLike(line: string, shown: string): boolean {
  const parts = shown.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(line);
}
