import { isDeepStrictEqual } from 'node:util';
import type { Difference } from '../../scripts/diff/change.ts';
import { checked } from '../../scripts/diff/checker.ts';

interface Document {
  paths: Record<string, unknown>;
  [member: string]: unknown;
}

interface Waiting {
  before: Document;
  after: Document;
  answer: (differences: Promise<readonly Difference[]>) => void;
}

/**
 * The checker for many comparisons at once: those that differ in nothing but their paths become one pair
 * of documents, each comparison below a prefix of its own. The command starts once instead of eighty times.
 */
export function batched(): typeof checked {
  let waiting: Waiting[] = [];
  return (before, after) =>
    new Promise((answer) => {
      if (waiting.push({ before, after, answer } as Waiting) > 1) return;
      setImmediate(() => {
        const all = waiting;
        waiting = [];
        const [shared = all[0]] = all.filter(isPlain);
        const together = all.filter((one) => isPlain(one) && isSameRoot(one, shared));
        for (const one of all.filter((each) => !together.includes(each)))
          one.answer(checked(one.before, one.after));
        checkTogether(together);
      });
    });
}

function checkTogether(those: readonly Waiting[]): void {
  const [first] = those;
  if (first === undefined) return;
  const join = (side: 'before' | 'after') => ({
    ...first.before,
    paths: Object.fromEntries(
      those.flatMap((one, at) =>
        Object.entries(one[side].paths).map(([path, item]) => [`/case-${at}${path}`, item]),
      ),
    ),
  });
  const found = checked(join('before'), join('after'));
  for (const [at, { answer }] of those.entries()) {
    const prefix = `/case-${at}/`;
    const own = found.then((all) => all.filter(({ path }) => path[1]?.startsWith(prefix)));
    answer(own.then((differences) => differences.map((each) => withoutPrefix(each, prefix))));
  }
}

function withoutPrefix(difference: Difference, prefix: string): Difference {
  const shorten = (text: unknown) =>
    typeof text === 'string' && text.startsWith(prefix) ? text.slice(prefix.length - 1) : text;
  return {
    ...difference,
    path: difference.path.map((part) => String(shorten(part))),
    before: shorten(difference.before),
    after: shorten(difference.after),
  };
}

function isPlain({ before, after }: Waiting): boolean {
  return isDeepStrictEqual(root(before), root(after));
}

function isSameRoot(one: Waiting, other: Waiting | undefined): boolean {
  return other !== undefined && isDeepStrictEqual(root(one.before), root(other.before));
}

function root({ paths: _, ...rest }: Document): unknown {
  return rest;
}
