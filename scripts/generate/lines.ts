import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { banner } from './banner.ts';
import type { Contract } from './contract.ts';
import { formatted } from './formatted.ts';
import { partsOf } from './pointer.ts';
import { firstLine, inDescription } from './problem.ts';
import type { Catalogue } from './rules.ts';

const SOURCE = 'openapi/openapi.yaml';

/** Where in the YAML text each pointer stands that a rule names, and each keyword of a setting. */
export async function renderLines(
  root: string,
  { rows }: Catalogue,
  { settings }: Contract,
): Promise<string> {
  const lineOf = await readLines(root);
  const lines = new Map<string, number>();
  for (const { at } of rows) lines.set(at, lineOf(at));
  for (const { pointer } of settings) {
    lines.set(pointer, lineOf(pointer));
    for (const key of lineOf.keys(pointer).filter(isKeyword))
      lines.set(`${pointer}/${key}`, lineOf(`${pointer}/${key}`));
  }
  const sorted = Object.fromEntries([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
  return await formatted(`${banner('//')}

/** The file that the lines are of, as from the root of the project. */
export const describedIn = ${JSON.stringify(SOURCE)};

/** The line on which a JSON pointer into the description stands, from 1. */
export const lines: Readonly<Record<string, number>> = ${JSON.stringify(sorted)};
`);
}

function isKeyword(key: string): boolean {
  return !key.startsWith('x-') && key !== 'description' && key !== 'examples';
}

interface LineOf {
  (pointer: string): number;
  /** The keys of the mapping that a pointer leads to. */
  readonly keys: (pointer: string) => string[];
}

async function readLines(root: string): Promise<LineOf> {
  const counter = new LineCounter();
  const text = await readFile(join(root, SOURCE), 'utf8').catch((error: unknown) => {
    throw inDescription(`cannot be read: ${firstLine(error)}`);
  });
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (pointer: string): number => {
    const offset = offsetOf(document, partsOf(pointer));
    if (offset === undefined) throw inDescription(`${pointer} stands on no line of it`);
    return counter.linePos(offset).line;
  };
  const keys = (pointer: string): string[] => {
    const node = document.getIn(partsOf(pointer), true);
    return isMap(node) ? node.items.flatMap(({ key }) => keyOf(key) ?? []) : [];
  };
  return Object.assign(lineOf, { keys });
}

/** Where the key of a place stands, or the entry of a list, in characters. */
function offsetOf(document: Document, path: readonly string[]): number | undefined {
  const last = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    const pair = (parent as YAMLMap).items.find(({ key }) => keyOf(key) === last);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(last)] as { range?: [number, number, number] } | undefined;
    return item?.range?.[0];
  }
  return undefined;
}

function keyOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
