import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Fault } from '../../scripts/inject/fault.ts';
import { allFaults, injectAll } from '../../scripts/inject/inject.ts';
import { pageWith, tableOf } from '../../scripts/inject/table.ts';

// Each row is at least one run, and some wait for a server that is gone.
vi.setConfig({ testTimeout: 120_000 });

const PAGE = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
const SEED = 20_261_123;

function named(name: RegExp): Fault {
  const found = allFaults(3).find((fault) => name.test(fault.name));
  if (found === undefined) throw new Error(`There is no fault ${name}.`);
  return found;
}

/** Updates that are applied when their run or its restoring has ended. */
const LATE = [/nobody answers are applied/, /are cut are applied/, /killed run is applied/];

describe('nothing is lost by', () => {
  test.each([
    /random point of a run$/,
    /again in the middle/,
    /Ctrl-C/,
    /SIGHUP/,
    /begins to restore/,
    /^status 422 from/,
    /^a reset from/,
    /two of these/,
    /disk is full/,
    /neither output/,
    ...LATE,
  ])('%s', async (name) => {
    const [row] = await injectAll([named(name)], SEED);
    expect(row).toMatchObject({ lost: [], complaints: [] });
  });

  // On a busy machine the run ends later than what comes late, and then nothing is lost.
  test.each(LATE)('%s, but only where it is waited for', { retry: 3 }, async (name) => {
    const [row] = await injectAll([{ ...named(name), settle: '20ms' }], SEED);
    expect(row?.lost).not.toEqual([]);
  });
});

describe('the table tells', () => {
  test('what is lost where the journal is thrown away, and a run that ends otherwise', async () => {
    const careless: Fault = {
      name: 'careless',
      ends: '0',
      times: 1,
      inject: async ({ stage, folder, verify }) => {
        const running = verify();
        stage.happen(async (n, _, store) => {
          const response = await store();
          if (n === 20) running.child.kill('SIGKILL');
          return response;
        });
        const { end } = await running.done;
        await rm(join(folder, 'kept.json'));
        return end;
      },
    };
    const rows = await injectAll([careless], SEED);
    expect(rows[0]?.lost.join()).toMatch(/^the webhook: \w+/);
    expect(rows[0]?.complaints).toEqual([
      'the run ended with SIGKILL and not with 0',
      'something was left, and no journal',
    ]);
    expect(tableOf(rows)).toMatch(/\| careless \| SIGKILL \| nothing \| the webhook: \w+/);
  });

  test('the same again where it is written again', () => {
    const row = { fault: 'x', times: 1, ends: ['4'], open: 1, lost: [], complaints: [] };
    const page = pageWith(PAGE, [row]);
    expect(page).toContain('| x | exit code 4 | by its journal | nothing |');
    expect(pageWith(page, [row])).toBe(page);
  });

  test('on the page, of every fault, that nothing is lost', () => {
    for (const { name, ends } of allFaults(10)) {
      const row = PAGE.split('\n').find((line) => line.startsWith(`| ${name} | `));
      expect(row, name).toMatch(/ \| nothing \|$/);
      if (typeof ends === 'string' && !ends.startsWith('SIG'))
        expect(row).toContain(`| exit code ${ends} |`);
    }
  });
});
