import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ServedTwin } from '../../src/twin/serve.ts';
import { serveTwin } from '../../src/twin/serve.ts';
import type { Block } from './blocks.ts';
import { blocksIn } from './blocks.ts';
import { missingFrom } from './compare.ts';
import { pages, ROOT } from './pages.ts';
import { refreshed } from './refreshed.ts';
import type { StandIn } from './stand-in.ts';
import { standIn } from './stand-in.ts';
import type { Ended, Workshop } from './workshop.ts';
import { openWorkshop } from './workshop.ts';

// Every fenced block of every page is run as its reader would, one after the other, and what a page shows
// below a block has to be what the block printed. A block that cannot be run says why. Where no more than a number
// differs, `npm run docs` (which sets TALKOVER_DOCS) writes into the page what was printed.

const WRITES = process.env.TALKOVER_DOCS === 'write';

const PAGES = [...pages].flatMap(([page, markdown]) => {
  const blocks = blocksIn(page, markdown);
  return blocks.length === 0 ? [] : [[page, blocks] as const];
});

test('there are pages, and most of their blocks are run', () => {
  const blocks = PAGES.flatMap(([, each]) => each);
  expect(PAGES.map(([page]) => page)).toContain('README.md');
  expect(blocks.filter(({ unrun }) => unrun !== undefined).length).toBeLessThan(blocks.length / 4);
});

describe.each(PAGES)('%s', { timeout: 180_000 }, (page, blocks) => {
  let twin: ServedTwin;
  let workshop: Workshop;
  let stand: StandIn;
  let compiled: Promise<Ended> | undefined;
  let last: Ended | undefined;

  beforeAll(async () => {
    twin = await serveTwin();
    stand = standIn(twin);
    workshop = await openWorkshop(twin.url);
    for (const block of blocks)
      if (isTypeScript(block)) await workshop.write(nameOf(block), stand.enter(block.text));
  });
  afterAll(async () => {
    await workshop.close();
    await twin.close();
  });

  const run = (block: Block, shown: string | undefined): Promise<Ended> => {
    const text = stand.enter(block.text);
    if (block.serves)
      return workshop.serve(text, (printed) =>
        shown === undefined
          ? printed !== ''
          : missingFrom(stand.leave(printed), shown) === undefined,
      );
    return workshop.shell(text, block.inClone ? ROOT : undefined);
  };

  const runTypeScript = async (block: Block): Promise<Ended> => {
    compiled ??= workshop.shell('tsc -p .');
    const wrong = (await compiled).printed
      .split('\n')
      .filter((line) => line.startsWith(nameOf(block)));
    expect(wrong, 'it does not compile').toEqual([]);
    const name = nameOf(block);
    if (isSpec(block)) return workshop.shell(`vitest run --root . ${name}`);
    return workshop.shell(`node --import ./redirect.mjs out/${name.replace(/ts$/, 'js')}`);
  };

  for (const [index, block] of blocks.entries()) {
    const { line, language, unrun, exit } = block;
    const next = blocks[index + 1];
    const shown = next?.language === 'text' && next.unrun === undefined ? next.text : undefined;
    const name = `${page}:${line}`;
    if (unrun !== undefined) {
      test(`${name} says why it is not run`, () => {
        expect(unrun.length, `the reason '${unrun}' is none`).toBeGreaterThan(15);
      });
      continue;
    }
    switch (language) {
      case 'sh':
      case 'ts':
        test(`${name} runs`, async () => {
          last = await (language === 'sh' ? run(block, shown) : runTypeScript(block));
          const printed = stand.leave(last.printed);
          expect(last.code, `${name} ended with another exit code. It printed:\n${printed}`).toBe(
            exit,
          );
        });
        break;
      case 'text':
        test(`${name} is what the block above prints`, () => {
          const printed = stand.leave(last?.printed ?? '');
          const fresh = refreshed(printed, block.text);
          if (WRITES && fresh !== undefined) return replaceIn(page, block.text, fresh);
          const missing = missingFrom(printed, block.text);
          const advice = fresh === undefined ? '' : ' `npm run docs` writes the numbers of today.';
          expect(
            missing,
            `${name} shows what was not printed.${advice} Printed was:\n${printed}`,
          ).toBeUndefined();
        });
        break;
      case 'json':
      case 'yaml':
        test(`${name} can be read`, async () => {
          const value: unknown = language === 'json' ? JSON.parse(block.text) : parse(block.text);
          expect(value).toBeTypeOf('object');
          if (block.file !== undefined) await workshop.write(block.file, stand.enter(block.text));
        });
        break;
      default:
        test(`${name} is run`, () => {
          expect.fail(
            `Nobody knows how to run a block in '${language}': use sh, ts, json, yaml or text, or say <!-- not run: why --> above it.`,
          );
        });
    }
  }
});

/** Writes other lines into a page, wherever it shows these; an indented block has its own indent. */
function replaceIn(page: string, shown: string, fresh: string): void {
  const file = join(ROOT, page);
  const text = readFileSync(file, 'utf8');
  const changed = fresh
    .split('\n')
    .map((line, at) => [shown.split('\n')[at] ?? '', line] as const)
    .filter(([before, after]) => before !== after);
  writeFileSync(
    file,
    changed.reduce((whole, [before, after]) => whole.replaceAll(before, after), text),
  );
}

function isTypeScript({ language, unrun }: Block): boolean {
  return language === 'ts' && unrun === undefined;
}

function isSpec(block: Block): boolean {
  return /\.(test|spec)\.ts$/.test(nameOf(block));
}

function nameOf({ file, line }: Block): string {
  return file ?? `line-${line}.ts`;
}
