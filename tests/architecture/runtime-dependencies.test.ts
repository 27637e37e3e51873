import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Every package that is installed with the one at a place, whatever installed it. */
function installed(place: string, found = new Map<string, Locked>()): typeof found {
  for (const name of Object.keys(packages[place]?.dependencies ?? {})) {
    const own = `${place}/node_modules/${name}`;
    const at = Object.hasOwn(packages, own) ? own : `node_modules/${name}`;
    const entry = packages[at];
    if (entry === undefined || found.has(name)) continue;
    found.set(name, entry);
    installed(at, found);
  }
  return found;
}

const runtime = installed('');

test('what is installed at run time is what CONTRIBUTING.md prints and justifies', () => {
  const page = read('CONTRIBUTING.md');
  const [, section = ''] = page.split('## What is installed at run time');
  const [tree = ''] = section.split('| package |');
  const printed = new Set(tree.match(/[\w@/-]+@\d[\w.-]*/g));
  expect([...printed].sort()).toEqual(
    [...runtime].map(([name, { version }]) => `${name}@${version}`).sort(),
  );
  for (const name of runtime.keys()) expect(section).toContain(`| \`${name}\` | `);
});

test('none of it runs anything when it is installed', () => {
  expect([...runtime].filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test('its versions are exact', () => {
  const ranges = Object.values(packages['']?.dependencies ?? {});
  expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});
