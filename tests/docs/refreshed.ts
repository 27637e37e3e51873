import { missingFrom } from './compare.ts';

const NUMBER = /\d[\d,]*/g;

/**
 * What a page shows, with the numbers that a program printed in their place; undefined where they are the same, and
 * where something else differs too.
 */
export function refreshed(printed: string, shown: string): string | undefined {
  const lines = printed.split('\n').map((line) => line.trimEnd());
  const fresh = shown
    .split('\n')
    .map((line) => (missingFrom(printed, line) === undefined ? line : withNumbersOf(lines, line)))
    .join('\n');
  return fresh !== shown && missingFrom(printed, fresh) === undefined ? fresh : undefined;
}

function withNumbersOf(lines: readonly string[], shown: string): string {
  // In what is shown `…` stands for any text; numbers stand for themselves no longer.
  const parts = shown.split('…').map((part) =>
    part
      .split(NUMBER)
      .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('(\\d[\\d,]*)'),
  );
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  for (const line of lines) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const numbers = found.slice(1);
    return shown.replaceAll(NUMBER, (number) => numbers.shift() ?? number);
  }
  return shown;
}
