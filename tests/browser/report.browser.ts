import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../generated/catalogue.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import { green, hostile, materialOf, obstructed, red } from '../report/materials.ts';
import { bad } from '../values.ts';
import { launchChromium } from './chromium.ts';
import { openReport } from './open-report.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What axe finds wrong with a page, best practices included. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  expect(results.passes.length).toBeGreaterThan(20);
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}

const reports = [
  [
    'green',
    () => materialOf({ target: { name: 'twin' } }, { target: { name: 'prism', abilities: [] } }),
  ],
  ['red', red],
  ['hostile', hostile],
  ['obstructed', obstructed],
] as const;
/** The two that everybody sees in every way, the others in two. */
const views = reports.flatMap(([name, make], place) => [
  [name, 1280, 'light', make] as const,
  [name, 390, 'dark', make] as const,
  ...(place > 1 ? [] : [[name, 1280, 'dark', make] as const, [name, 390, 'light', make] as const]),
]);

/** The same with a few exchanges: axe looks at each element, and they are all alike. */
function slim(material: ReportMaterial): ReportMaterial {
  return {
    ...material,
    kept: material.kept.map((each) => each && { ...each, shown: each.shown.slice(0, 5) }),
  };
}

describe.each(views)('the %s report, %i pixels wide, %s', (name, width, colorScheme, make) => {
  test('is clean to axe, fits, is silent and asks for nothing', async () => {
    const viewport = { width, height: width < 500 ? 844 : 900 };
    const material = slim(await make());
    const report = await openReport(browser, name, material, { viewport, colorScheme });
    const { page } = report;
    await report.screenshot(`${name}-${width}-${colorScheme}`);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await isTooWide(page), 'with everything open').toBe(false);
    expect(await violations(page)).toEqual([]);
    const broken = page.locator('details.bad').first();
    if ((await broken.count()) > 0) await broken.scrollIntoViewIfNeeded();
    await report.screenshot(`${name}-${width}-${colorScheme}-open`);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(report.complaints).toEqual([]);
    expect(report.requests).toEqual([]);
    await report.close();
  });
});

describe('by keyboard', () => {
  test('the first key leads past the head, a key opens a rule, another closes it', async () => {
    const { page, close } = await openReport(browser, 'keyboard', await red());
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Skip to the rules');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('response/success-status');
    const rule = page.locator('details.rule').first();
    await page.keyboard.press('Enter');
    expect(await rule.getAttribute('open')).not.toBeNull();
    await page.keyboard.press('Space');
    expect(await rule.getAttribute('open')).toBeNull();
    await close();
  });

  test('the filter keeps what has every word, and says how many', async () => {
    const { page, close } = await openReport(browser, 'keyboard', await red());
    const search = page.getByRole('searchbox', { name: 'Filter by text' });
    await search.focus();
    await page.keyboard.type('upper-bound TIMEOUT');
    expect(await visible(page)).toEqual(['validation/upper-bound']);
    expect(await page.locator('#filter-count').textContent()).toBe(
      `1 of ${catalogue.length} rules shown`,
    );
    expect(await page.locator('section.group:visible').count()).toBe(1);
    const exchanges = page.locator('details.exchange:visible');
    const [some, all] = [await exchanges.count(), await page.locator('details.exchange').count()];
    expect(some).toBeLessThan(all);
    await search.fill('no such words anywhere');
    expect(await visible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reset' }).press('Enter');
    await expect.poll(() => visible(page)).toHaveLength(catalogue.length);
    await close();
  });

  test('rules are left out by how they ended', async () => {
    const { page, close } = await openReport(browser, 'keyboard', await red());
    const endings = page.getByRole('checkbox', { name: /^(?!failed)/ });
    expect(await endings.count()).toBeGreaterThan(2);
    for (const ending of await endings.all()) {
      await ending.focus();
      await page.keyboard.press('Space');
    }
    expect(await visible(page)).toEqual(['validation/upper-bound']);
    await close();
  });

  test('a link opens what it leads to, and the focus goes there', async () => {
    const { page, close } = await openReport(browser, 'keyboard', await red());
    await page.getByRole('button', { name: 'Close all' }).click();
    await page.getByRole('link', { name: 'validation/upper-bound' }).first().press('Enter');
    await expect.poll(() => focused(page)).toContain('validation/upper-bound');
    await page
      .getByRole('link', { name: /^request \d+/ })
      .first()
      .press('Enter');
    const exchange = page.locator('details.exchange[open]');
    await expect.poll(() => exchange.count()).toBe(1);
    expect(await exchange.textContent()).toContain(`"timeout":${bad('timeout')}`);
    await close();
  });

  test('a line for the shell is copied as it is', async () => {
    const { page, close } = await openReport(browser, 'keyboard', await red(), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const pre = page.locator('details.rule[open] pre[data-copy]').first();
    const line = await pre.textContent();
    await page.getByRole('button', { name: 'Copy' }).first().press('Enter');
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(line);
    expect(line).toMatch(new RegExp(`^curl -X PUT .*"timeout":${bad('timeout')}`));
    await close();
  });
});

test('without JavaScript all of it can be read, and no control is there that does nothing', async () => {
  const { page, close } = await openReport(browser, 'no-script', await red(), {
    javaScriptEnabled: false,
  });
  expect(await page.getByRole('heading', { name: 'Legend' }).isVisible()).toBe(true);
  expect(await page.locator('details.rule:visible').count()).toBe(catalogue.length);
  expect(await page.locator('button:visible, input:visible').count()).toBe(0);
  expect(await page.getByText('status 422').first().isVisible()).toBe(true);
  const exchange = page.locator('details.exchange').first();
  await exchange.locator('summary').click();
  expect(await exchange.locator('pre').first().isVisible()).toBe(true);
  await close();
});

test('a screen reader hears a table of what the target can be held to, on a phone too', async () => {
  const { page, close } = await openReport(browser, 'reader', await green(), {
    viewport: { width: 390, height: 844 },
  });
  const table = page.getByRole('table');
  expect(await table.getByRole('row').count()).toBeGreaterThan(5);
  expect(await table.getByRole('rowheader').first().textContent()).toContain('state');
  expect(await table.getByRole('columnheader').allTextContents()).toEqual([
    'Needed',
    'Rules',
    'This target',
  ]);
  await close();
});

test('a page of a thousand exchanges opens and filters at once', async () => {
  const material = await red();
  const [kept] = material.kept;
  const shown = Array.from({ length: 1_000 }, (_, n) => {
    const [one] = kept?.shown.slice(n % 80) ?? [];
    if (one === undefined) throw new Error('There are no exchanges.');
    return { ...one, id: n + 1 };
  });
  const long = { ...material, kept: [{ shown, total: 20_000 }] };
  const start = performance.now();
  const { page, close } = await openReport(browser, 'long', long);
  await page.getByRole('searchbox').fill('upper-bound');
  expect(await visible(page)).toEqual(['validation/upper-bound']);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(await page.getByText('The first 1000 of 20000 exchanges').isVisible()).toBe(true);
  await close();
});

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}

/** The ids of the rules that are shown. */
async function visible(page: Page): Promise<string[]> {
  return await page.locator('details.rule:visible summary .id').allTextContents();
}
