import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pages, ROOT } from './pages.ts';

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each([...pages.keys()])('every link of %s leads somewhere', (page) => {
  const text = (pages.get(page) ?? '').replaceAll(/^```[\s\S]*?^```/gm, '');
  const dead = [...text.matchAll(LINK)].flatMap(([, to = '']) => {
    if (/^[a-z]+:/.test(to)) return [];
    const [path = '', anchor] = to.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(ROOT, target))) return [to];
    const known = anchor === undefined || anchorsOf(pages.get(target) ?? '').includes(anchor);
    return known ? [] : [to];
  });
  expect(dead).toEqual([]);
});
