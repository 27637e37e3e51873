import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { publish } from '../../scripts/publish/publish.ts';
import { CHECKSUMS, checksumsOf, filesBelow } from '../../scripts/releases/checksums.ts';
import { RELEASES } from '../../scripts/releases/releases.ts';
import { bounds, narrower, wider } from '../description/bounds.ts';
import { DAY, DESCRIPTION, released, treeIn } from '../releases/released.ts';

const FILES = [
  '1.0.0/CONFORMANCE.md',
  '1.0.0/VOCABULARY.md',
  '1.0.0/examples/200-updated.json',
  '1.0.0/examples/401-missingToken.json',
  '1.0.0/examples/404-agentNotFound.json',
  '1.0.0/examples/404-webhookNotFound.json',
  '1.0.0/examples/422-invalidData.json',
  '1.0.0/examples/request-everySetting.json',
  '1.0.0/examples/request-nothing.json',
  '1.0.0/examples/request-oneSetting.json',
  '1.0.0/openapi.dereferenced.json',
  '1.0.0/openapi.json',
  '1.0.0/openapi.yaml',
  '1.0.0/reference.html',
  '1.0.0/release.json',
  '1.0.0/rules.json',
  'index.html',
  'index.json',
  'llms.txt',
  'openapi.json',
  'openapi.yaml',
];

describe('what is published of one release', () => {
  let folder = '';
  const read = async (name: string) => await readFile(join(folder, name), 'utf8');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'talkover-site-'));
    const source = await mkdtemp(join(tmpdir(), 'talkover-source-'));
    await (await treeIn(source)).cut();
    expect(await publish(source, folder)).toEqual(['1.0.0']);
    // The same again: neither the clock nor the folder's name shows.
    const again = await mkdtemp(join(tmpdir(), 'talkover-site-'));
    await publish(source, again);
    expect(await checksumsOf(again)).toBe(await checksumsOf(folder));
    await rm(again, { recursive: true });
    await rm(source, { recursive: true });
    return async () => await rm(folder, { recursive: true });
  });

  test('is every file, with its checksum', async () => {
    expect(await filesBelow(folder)).toEqual(FILES);
    expect(await read(CHECKSUMS)).toBe(await checksumsOf(folder));
  });

  test('has a description without references, the same otherwise', async () => {
    const text = await read('1.0.0/openapi.dereferenced.json');
    expect(text).not.toContain('"$ref"');
    const { paths } = JSON.parse(text);
    const [{ put }] = Object.values(paths) as [{ put: Record<string, never> }];
    expect(put).toHaveProperty([
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
      'properties',
      'data',
      'properties',
      'created_at',
      'pattern',
    ]);
  });

  test('has the latest description at an address that stays', async () => {
    expect(await read('openapi.json')).toBe(await read('1.0.0/openapi.json'));
    expect(await read('openapi.yaml')).toBe(await read('1.0.0/openapi.yaml'));
  });

  test('has an index for programs', async () => {
    const index = JSON.parse(await read('index.json'));
    expect(index).toMatchObject({
      latest: '1.0.0',
      versions: [{ version: '1.0.0', date: DAY, notes: ['The first.'] }],
    });
    const paths = index.versions[0].files.map(({ path }: { path: string }) => path);
    expect(paths.toSorted()).toEqual(FILES.filter((name) => name.startsWith('1.0.0/')));
  });

  test('links to nothing that is not there', async () => {
    const links = [
      ...[...(await read('index.html')).matchAll(/href="([^"]*)"/g)].map(([, link]) => link),
      ...[...(await read('llms.txt')).matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link),
    ].filter((link) => link !== 'data:,');
    const present = [...FILES, CHECKSUMS];
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((link) => !present.includes(link ?? ''))).toEqual([]);
  });

  test.each(['index.html', '1.0.0/reference.html'])('%s asks nobody for anything', async (name) => {
    const html = await read(name);
    // The policy has the browser refuse what the rest of this test does not find.
    const [policy = ''] = /content="default-src 'none';[^"]*"/.exec(html) ?? [];
    expect(policy).toContain('img-src data:');
    expect(policy).not.toMatch(/https?:|'self'|\*/);
    const markup = html.replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1');
    const asking =
      /<(script|img|iframe|link)\b[^>]*\b(src|href)="?(https?:)?\/\/|@import|url\(["']?https?:/gi;
    expect(markup.match(asking)).toBeNull();
    expect(html).not.toContain('cdn.redoc.ly');
  });

  test('shows every setting in the reference', async () => {
    const html = await read('1.0.0/reference.html');
    const request = JSON.parse(await read('1.0.0/examples/request-everySetting.json'));
    for (const member of Object.keys(request)) expect(html).toContain(member);
  });
});

test('a second release stands beside the first, with what changed', async () => {
  const tree = await released();
  await tree.edit(DESCRIPTION, bounds(), wider);
  await tree.raise('1.1.0');
  await tree.cut();
  const folder = join(tree.folder, 'site');
  expect(await publish(tree.folder, folder)).toEqual(['1.1.0', '1.0.0']);
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  expect(page).toContain('Changes since 1.0.0');
  expect(page).toContain('request timeout maximum');
  expect(page.indexOf('id="v1.1.0"')).toBeLessThan(page.indexOf('id="v1.0.0"'));
});

test('a release that was changed is not published', async () => {
  const tree = await released();
  await tree.edit(`${RELEASES}/1.0.0/openapi.yaml`, bounds(), narrower);
  await expect(publish(tree.folder, join(tree.folder, 'site'))).rejects.toThrow(CHECKSUMS);
});

test('a folder with something else in it is left alone', async () => {
  const { folder: root } = await released();
  const folder = await mkdtemp(join(tmpdir(), 'talkover-site-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'thesis.txt'), 'years of work');
  await expect(publish(root, folder)).rejects.toThrow('something that was not published');
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
});
