import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';

/** One test, which may be run again and again. */
export interface Case {
  readonly id: string;
  /** Runs what `beforeAll` asks for, unless that was done. Returns nothing where there is nothing to do. */
  readonly open: () => Promise<void> | undefined;
  /** The group whose `beforeAll` it needs. */
  readonly group: object | undefined;
  /** Rejects or throws where the test fails. */
  readonly run: () => unknown;
}

/** The tests of some files, collected once. */
export interface Suite {
  /** What stands for the module `vitest` while files are collected. */
  readonly module: object;
  readonly collect: (file: string, load: () => unknown) => void;
  readonly cases: readonly Case[];
  /** Forgets what `beforeAll` made, so that it is made anew. */
  readonly reset: () => void;
}

interface Block {
  readonly name: string;
  readonly parent: Block | undefined;
  readonly hooks: (() => unknown)[];
  ready: boolean;
}

type Body = (...args: unknown[]) => unknown;
type Register = ((name: string, body: Body) => void) & {
  each: (rows: readonly unknown[]) => (name: string, body: Body) => void;
};

/**
 * As much of vitest as the mutated parts' tests use, with vitest's own matchers. vitest takes a second to
 * run a file again; here thousands of mutants meet hundreds of tests.
 */
export function createSuite(): Suite {
  const cases: Case[] = [];
  const blocks: Block[] = [];
  let block: Block | undefined;

  const within = (name: string, body: () => unknown): void => {
    const outer = block;
    block = { name, parent: outer, hooks: [], ready: false };
    blocks.push(block);
    body();
    block = outer;
  };
  const test = (name: string, body: Body): void => {
    const own = block;
    const id = `${pathOf(own)} › ${name} #${cases.length}`;
    cases.push({
      id,
      open: () => open(own),
      group: groupOf(own),
      run: () => {
        const opened = open(own);
        return opened === undefined ? body() : opened.then(() => body());
      },
    });
  };
  return {
    module: {
      describe: withEach(within),
      test: withEach(test),
      beforeAll: (hook: () => unknown) => block?.hooks.push(hook),
      expect: createExpect(),
    },
    collect: (file, load) => within(file, load),
    cases,
    reset: () => {
      for (const each of blocks) each.ready = false;
    },
  };
}

function pathOf(block: Block | undefined): string {
  if (block === undefined) return '';
  return block.parent === undefined ? block.name : `${pathOf(block.parent)} › ${block.name}`;
}

/** The innermost block around a test that has hooks. */
function groupOf(block: Block | undefined): Block | undefined {
  return block === undefined || block.hooks.length > 0 ? block : groupOf(block.parent);
}

/** Runs the hooks of a block and of those around it, unless they were run. */
function open(block: Block | undefined): Promise<void> | undefined {
  const closed: Block[] = [];
  for (let each = block; each !== undefined; each = each.parent)
    if (!each.ready) closed.unshift(each);
  for (const each of closed) each.ready = true;
  const hooks = closed.flatMap((each) => each.hooks);
  return hooks.length === 0 ? undefined : inTurn(hooks);
}

async function inTurn(hooks: readonly (() => unknown)[]): Promise<void> {
  for (const hook of hooks) await hook();
}

function withEach(register: (name: string, body: Body) => void): Register {
  return Object.assign(register, {
    each: (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows)
        register(`${name} (${String(Array.isArray(row) ? row[0] : row)})`, () =>
          Array.isArray(row) ? body(...row) : body(row),
        );
    },
  });
}

function createExpect(): object {
  chai.use(JestExtend);
  chai.use(JestChaiExpect);
  chai.use(JestAsymmetricMatchers);
  const expect = ((value: unknown, message?: string) => chai.expect(value, message)) as never;
  const matchers = (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT];
  Object.assign(expect, chai.expect, matchers);
  setState({ ...getState(expect), assertionCalls: 0 }, expect);
  return expect;
}
