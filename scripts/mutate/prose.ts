/** As much of a node of Babel's syntax tree as is read here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly key?: Node;
  readonly id?: Node | null;
  readonly callee?: Node;
}

interface Place {
  readonly node: Node;
  readonly parent?: Node | null;
  /** The property of the parent that holds the node. */
  readonly key?: string | number | null;
  readonly listKey?: string | null;
}

/** Members of a finding and of a request that are read by people alone. */
const MEMBERS = ['expected', 'actual', 'purpose'];
/** Functions that do nothing but put such texts into words, and those that take one as an argument. */
const WORDINGS = ['show', 'describe'];
const TAKE_A_PURPOSE = ['ask', 'readBack'];

/**
 * Says which code is prose, about which no verdict depends: the wording of a finding, of a purpose, of an
 * error. Mutants of it are left out of the score.
 */
export function proseIn(place: object): string | undefined {
  const { node, parent, key, listKey } = place as Place;
  if (parent === undefined || parent === null) return undefined;
  if (parent.type === 'ObjectProperty' && key === 'value' && named(parent.key, MEMBERS))
    return 'the wording of a finding or a purpose';
  if (node.type === 'FunctionDeclaration' && named(node.id, WORDINGS))
    return 'a function that words a finding';
  if (listKey !== 'arguments') return undefined;
  if (parent.type === 'NewExpression' && named(parent.callee, ['Error']))
    return 'the message of an error of programming';
  const text = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
  return text && parent.type === 'CallExpression' && named(parent.callee, TAKE_A_PURPOSE)
    ? 'the purpose of a request'
    : undefined;
}

function named(node: Node | null | undefined, names: readonly string[]): boolean {
  return node?.type === 'Identifier' && node.name !== undefined && names.includes(node.name);
}
