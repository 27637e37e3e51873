import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import type { BuildOptions } from 'esbuild';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { createTwin } from '../../src/twin/app.ts';
import { bad } from '../values.ts';
import { BUDGET, weigh } from './budget.ts';

const ENTRY = fileURLToPath(new URL('../../src/client/index.ts', import.meta.url));

const common = {
  entryPoints: [ENTRY],
  bundle: true,
  write: false,
  minify: true,
  metafile: true,
  // Where anything of Node is imported, this ends with an error.
  platform: 'browser',
  target: 'es2022',
  outdir: 'out',
  logLevel: 'silent',
} satisfies BuildOptions;

describe('bundled for a browser', async () => {
  const split = await build({ ...common, format: 'esm', splitting: true });

  test('there is nothing of Node in it, and nothing is left outside', () => {
    const inputs = Object.keys(split.metafile.inputs);
    expect(inputs.some((each) => each.includes('openapi-fetch'))).toBe(true);
    expect(inputs.filter((each) => /^node:|\(disabled\)|src\/(?!client\/)/.test(each))).toEqual([]);
    const outputs = Object.values(split.metafile.outputs);
    expect(outputs.flatMap(({ imports }) => imports.filter((each) => each.external))).toEqual([]);
  });

  test('it is small, and the validators come only when asked for', () => {
    const size = weigh(split);
    console.log(
      `client ${size.client} B of ${BUDGET.client}, validators ${size.validators} B of ${BUDGET.validators}`,
    );
    expect(size.client).toBeLessThan(BUDGET.client);
    expect(size.validators).toBeLessThan(BUDGET.validators);
    // A budget far above the size would watch over nothing.
    expect(size.client).toBeGreaterThan(BUDGET.client * 0.8);
    expect(size.validators).toBeGreaterThan(BUDGET.validators * 0.8);
  });
});

test('it runs where there is only the web platform', async () => {
  const { outputFiles } = await build({ ...common, format: 'iife', globalName: 'client' });
  const twin = createTwin();
  const web = {
    ...{ AbortController, AbortSignal, clearTimeout, FormData, Headers, Request, Response },
    ...{ setTimeout, TextDecoder, URL, URLSearchParams, ReadableStream },
  };
  const results = await runInNewContext(
    `${outputFiles[0]?.text};
    const { updateWebhook } = client.createClient({ token, fetch: ask, validate: true });
    Promise.all([updateWebhook(ids, { timeout: 45 }), updateWebhook(ids, { timeout: tooLong })])`,
    {
      ...web,
      tooLong: bad('timeout'),
      token: twin.ids.token,
      ids: twin.ids,
      ask: (request: Request) => twin.fetch(request),
    },
  );
  expect(results).toMatchObject([
    { status: 200, data: { timeout: 45 } },
    { status: 422, errors: { timeout: [expect.any(String)] } },
  ]);
});
