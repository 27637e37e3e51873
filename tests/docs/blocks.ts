/** A fenced block of a page, and what a comment above it says of how it is run. */
export interface Block {
  readonly page: string;
  /** The line of its fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** Why it is not run; empty where nobody says it. */
  readonly unrun?: string;
  /** The exit code that it ends with. */
  readonly exit: number;
  /** It goes on until the page is at its end. */
  readonly serves: boolean;
  /** It is for somebody who has cloned the project, and not for one who has installed the package. */
  readonly inClone: boolean;
  /** The name of the file that it is. */
  readonly file?: string;
}

const FENCE = /^( *)(`{3,})(\S*)\s*$/;
const COMMENT = /^\s*<!-- (run|not run):\s*(.*?)\s*-->\s*$/;

/**
 * The fenced blocks of a page, in their order.
 *
 * A comment right above a fence says how it is run: `<!-- run: exit 1 -->`, `serves`, `in the clone`,
 * `as NAME`, several with semicolons between, or `<!-- not run: REASON -->`.
 *
 * @throws Error for a fence that is never closed and for a comment that says something else
 */
export function blocksIn(page: string, markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent = '', fence, language = ''] = FENCE.exec(lines[index] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line.trim() === fence);
    if (end < 0) throw new Error(`${page}:${index + 1}: the fence is never closed`);
    const text = lines.slice(index + 1, end).map((line) => line.replace(indent, ''));
    const where = { page, line: index + 1 };
    const manner = mannerOf(commentAbove(lines, index), `${page}:${index + 1}`);
    blocks.push({ ...where, language, text: text.join('\n'), ...manner });
    index = end;
  }
  return blocks;
}

type Manner = Omit<Block, 'page' | 'line' | 'language' | 'text'>;

function commentAbove(lines: readonly string[], index: number): string {
  const above = lines.slice(0, index).findLastIndex((line) => line.trim() !== '');
  return lines[above] ?? '';
}

function mannerOf(comment: string, where: string): Manner {
  const [, verb, said = ''] = COMMENT.exec(comment) ?? [];
  const plain = { exit: 0, serves: false, inClone: false };
  if (verb === undefined) return plain;
  if (verb === 'not run') return { ...plain, unrun: said };
  let manner: Manner = plain;
  for (const part of said.split(';').map((each) => each.trim())) {
    const [, exit] = /^exit (\d+)$/.exec(part) ?? [];
    const [, file] = /^as ([\w.-]+)$/.exec(part) ?? [];
    if (exit !== undefined) manner = { ...manner, exit: Number(exit) };
    else if (file !== undefined) manner = { ...manner, file };
    else if (part === 'serves') manner = { ...manner, serves: true };
    else if (part === 'in the clone') manner = { ...manner, inClone: true };
    else throw new Error(`${where}: nobody knows how to run a block '${part}'`);
  }
  return manner;
}
