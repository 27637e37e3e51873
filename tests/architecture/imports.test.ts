import { describe, expect, test } from 'vitest';
import type { Import } from './sources.ts';
import { imports, sources } from './sources.ts';

const EVERYTHING = [
  'exchange',
  'reading',
  'target',
  'plan',
  'drive',
  'judge',
  'config',
  'report',
  'twin',
  'client',
  'signature',
  'verify',
  'recording',
] as const;

/** DESIGN §2, "may import". A folder that is not listed may not be there. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  exchange: ['generated'],
  reading: ['generated', 'exchange'],
  target: ['generated', 'exchange', 'twin'],
  plan: ['generated', 'exchange', 'reading'],
  drive: ['generated', 'exchange', 'target'],
  judge: ['generated', 'exchange', 'reading'],
  report: ['generated', 'exchange', 'judge', 'config', 'verify'],
  twin: ['generated'],
  client: ['generated'],
  signature: ['generated'],
  verify: ['generated', 'exchange', 'plan', 'drive', 'judge', 'config', 'target'],
  recording: ['generated', 'exchange', 'reading', 'judge', 'verify'],
  config: ['generated', 'judge'],
  proxy: ['generated', ...EVERYTHING],
  testing: ['generated', ...EVERYTHING],
  index: ['generated', ...EVERYTHING],
  cli: ['generated', 'package.json', 'proxy', ...EVERYTHING],
};

/** Folders of which a report may know the types and nothing else. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  report: ['judge', 'config', 'verify'],
  twin: ['generated'],
};

/** What stands beside such types and is no code of theirs: how a finding is named. */
const BESIDE_TYPES = ['src/judge/finding-key.ts'];

/** What is installed with this package. */
const INSTALLED = ['openapi-fetch', 'https-proxy-agent', 'proxy-from-env'];

/** What is used where somebody installed it, and so is loaded only when it is needed. */
const OPTIONAL = ['@stoplight', 'fast-check', 'vitest', 'msw'];

const within = imports.filter(({ from, part }) => part !== from.part && part !== 'package');

function named({ from, to }: Import): string {
  return `${from.path} imports ${to}`;
}

describe('src', () => {
  test('is read whole', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  test.each(Object.entries(MAY_IMPORT))(
    '%s imports only what lies ahead of it',
    (part, allowed) => {
      const wrong = within.filter(
        (each) => each.from.part === part && !allowed.includes(each.part),
      );
      expect(wrong.map(named)).toEqual([]);
    },
  );

  test('has no folder that the table does not know', () => {
    const parts = new Set(sources.map(({ part }) => part));
    expect([...parts].filter((part) => !Object.hasOwn(MAY_IMPORT, part))).toEqual([]);
  });

  test.each(Object.entries(TYPES_ONLY))('%s takes types alone from %s', (part, of) => {
    const wrong = within.filter(
      (each) =>
        each.from.part === part &&
        of.includes(each.part) &&
        !each.typeOnly &&
        !BESIDE_TYPES.includes(each.to),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test('makes once what reports show: what lays it out knows no verdict', () => {
    const makers = /^src\/report\/(view\/|(document|coverage)\.ts$)/;
    const wrong = within.filter(
      ({ from, part }) =>
        from.part === 'report' &&
        !makers.test(from.path) &&
        ['judge', 'config', 'verify'].includes(part),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test('goes around in no circle of folders', () => {
    const next = new Map<string, Set<string>>();
    for (const { from, part } of within) {
      next.set(from.part, (next.get(from.part) ?? new Set()).add(part));
    }
    expect([...next.keys()].filter((part) => reaches(part, part, next))).toEqual([]);
  });

  test('goes around in no circle of files that are loaded together', () => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of imports.filter((each) => !each.typeOnly && !each.later)) {
      next.set(from.path, (next.get(from.path) ?? new Set()).add(to));
    }
    expect([...next.keys()].filter((path) => reaches(path, path, next))).toEqual([]);
  });

  test('needs no package that is not installed with it', () => {
    const foreign = imports.filter(({ part, to }) => part === 'package' && !to.startsWith('node:'));
    const wrong = foreign.filter(
      ({ to, typeOnly, later }) =>
        !isOf(INSTALLED, to) && !(isOf(OPTIONAL, to) && (typeOnly || later)),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test('reaches nothing in tests or scripts', () => {
    const wrong = imports.filter(({ part }) => part === 'tests' || part === 'scripts');
    expect(wrong.map(named)).toEqual([]);
  });

  test('imports every file, and none that is not there', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const missing = imports.filter(({ to }) => to.startsWith('src/') && !paths.has(to));
    expect(missing.map(named)).toEqual([]);
  });
});

function isOf(packages: readonly string[], to: string): boolean {
  return packages.some((name) => to === name || to.startsWith(`${name}/`));
}

function reaches(
  from: string,
  wanted: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
  seen = new Set<string>(),
): boolean {
  return [...(next.get(from) ?? [])].some((to) => {
    if (to === wanted) return true;
    if (seen.has(to)) return false;
    seen.add(to);
    return reaches(to, wanted, next, seen);
  });
}
