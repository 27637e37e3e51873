import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { htmlReport } from '../../src/report/html/page.ts';
import type { ReportMaterial } from '../../src/report/view/view.ts';
import { render } from '../report/materials.ts';

/** Pages and screenshots, for people to look at. Git ignores it. */
const FOLDER = resolve('reports/browser');

/** A report as a browser shows it, and what the browser had to say. */
export interface OpenReport {
  readonly page: Page;
  /** Errors and warnings of the console, and what was thrown. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for beside the page itself. */
  readonly requests: readonly string[];
  readonly screenshot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Writes a report to a file and opens it. */
export async function openReport(
  browser: Browser,
  name: string,
  material: ReportMaterial,
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.html`);
  await writeFile(file, render(htmlReport, material));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url().split('#')[0] ?? '';
    if (url !== address && url !== 'data:,') requests.push(url);
  });
  await page.goto(address);
  return {
    page,
    complaints,
    requests,
    screenshot: async (shot) => {
      await page.screenshot({ path: join(FOLDER, `${shot}.png`) });
    },
    close: () => context.close(),
  };
}
