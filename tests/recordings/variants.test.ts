import { describe, expect, test } from 'vitest';
import { faultsByFile } from '../faults/all.ts';
import { variants } from '../variants/all.ts';
import { judgeEntries, recordForeign, stripped } from './foreign-har.ts';
import { broken } from './results.ts';

describe('traffic of a right server that differs, recorded by somebody else, accuses nobody', () => {
  test.each(variants)('$id', async ({ make }) => {
    const entries = await recordForeign(make);
    expect(broken(await judgeEntries(entries))).toEqual([]);
    expect(broken(await judgeEntries(entries, stripped))).toEqual([]);
  });
});

describe('traffic of a wrong server, recorded by somebody else, shows it', () => {
  const some = Object.values(faultsByFile).map((faults) => faults[0]);
  test.each(some.filter((fault) => fault !== undefined))('$id', async ({ make }) => {
    // Which rule that is may differ: nobody tells which ids exist.
    expect(broken(await judgeEntries(await recordForeign(make)))).not.toEqual([]);
  });
});
