import { parseArgs } from 'node:util';

/** How mutants are chosen, and what is done with the result. */
export interface Flags {
  readonly first: number;
  readonly only: string;
  readonly again: boolean;
  readonly write: boolean;
  readonly list: boolean;
}

export const USAGE = `usage: npm run mutate -- [options]
  --first N    the first N mutants in the order that a fixed seed draws; all by default
  --only PATH  those in files whose path begins so
  --again      try survivors again that are not explained, since tests may have been added
  --write      keep the result for PROOF.md
  --list       print survivors in the form of scripts/mutate/equivalent.yaml`;

/** Reads the flags; nothing where they cannot be understood. */
export function readFlags(args: string[]): Flags | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        first: { type: 'string', default: 'Infinity' },
        only: { type: 'string', default: '' },
        again: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
      },
    });
    const first = Number(values.first);
    return first >= 1 ? { ...values, first } : undefined;
  } catch {
    return undefined;
  }
}

/** The command that chooses the same mutants again. */
export function commandOf({ first, only }: Pick<Flags, 'first' | 'only'>): string {
  const flags = [
    ...(Number.isFinite(first) ? [`--first ${first}`] : []),
    ...(only === '' ? [] : [`--only ${only}`]),
  ];
  return ['npm run mutate', ...(flags.length === 0 ? [] : ['--', ...flags])].join(' ');
}
