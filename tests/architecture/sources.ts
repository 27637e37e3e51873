import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A source file of `src`, its path as from the root of the project. */
export interface Source {
  readonly path: string;
  /** The folder under `src`, such as `judge`; `index` for the face of the package. */
  readonly part: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** One import, re-export or `import()`, of a value or a type. */
export interface Import {
  readonly from: Source;
  /** What is imported: `src/…`, `generated/…`, or the name of a package. */
  readonly to: string;
  /** `judge`, `generated`, `package.json`, or `package`. */
  readonly part: string;
  readonly typeOnly: boolean;
  /** Loaded when it is needed, by `import()`. */
  readonly later: boolean;
}

/** Every source file. */
export const sources: readonly Source[] = readdirSync(join(ROOT, 'src'), { recursive: true })
  .map((name) => posix.join('src', String(name).replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, part: partOf(path), text, tree };
  });

/** Every import of every source file. */
export const imports: readonly Import[] = sources.flatMap((source) => {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean, later = false): void => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const { text } = node;
    const to = text.startsWith('.') ? posix.join(posix.dirname(source.path), text) : text;
    const part = text.startsWith('.') ? partOf(to) : 'package';
    found.push({ from: source, to, part, typeOnly, later });
  };
  visit(source.tree, (node) => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
  });
  return found;
});

/** Calls back for a node and everything in it. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function partOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src' ? next.replace(/\.ts$/, '') : top;
}
