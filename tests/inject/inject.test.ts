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
  const found = allFaults(2).find((fault) => name.test(fault.name));
  if (found === undefined) throw new Error(`There is no fault ${name}.`);
  return found;
}

describe('nothing is lost by', () => {
  test.each([/random points/, /Ctrl-C/, /SIGHUP/, /begins to restore/, /disk is full/])(
    '%s',
    async (name) => {
      const [row] = await injectAll([named(name)], SEED);
      expect(row).toMatchObject({ lost: [], complaints: [] });
    },
  );
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
    expect(rows[0]?.complaints).toEqual(['the run ended with SIGKILL and not with 0']);
    expect(tableOf(rows)).toMatch(/\| careless \| SIGKILL \| nothing \| the webhook: \w+/);
  });

  test('the same again where it is written again', () => {
    const row = { fault: 'x', ends: ['4'], open: 1, lost: [], complaints: [] };
    const page = pageWith(PAGE, [row]);
    expect(page).toContain('| x | exit code 4 | by its journal | nothing |');
    expect(pageWith(page, [row])).toBe(page);
  });

  test('on the page, of every fault, that nothing is lost', () => {
    for (const { name, ends } of allFaults(10)) {
      const row = PAGE.split('\n').find((line) => line.startsWith(`| ${name} | `));
      expect(row, name).toMatch(/ \| nothing \|$/);
      if (!ends.startsWith('SIG')) expect(row).toContain(`| exit code ${ends} |`);
    }
  });
});
