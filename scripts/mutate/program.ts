import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type * as evidence from './evidence.ts';
import type { Suite } from './suite.ts';
import { createSuite } from './suite.ts';

/** What instrumented code asks and tells; the name and the members are Stryker's. */
export interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
  hitCount?: number;
  hitLimit?: number;
}

export const switchboard: Switchboard = {};
Object.assign(globalThis, { __stryker__: switchboard });

/** The bundle as it runs. */
export interface Program {
  readonly suite: Suite;
  readonly evidence: typeof evidence;
}

type Bundled = typeof evidence & { readonly tests: Readonly<Record<string, () => unknown>> };

/** Who wants to know how far a program is. */
export interface Listener {
  /** The code is loaded, and no test is collected yet. */
  readonly onLoaded: () => void;
  /** The tests of a file are collected next. */
  readonly onCollect: (file: string) => void;
}

/** Makes the bundle ready to be run any number of times, each time with modules of its own. */
export function prepare(code: string, listener?: Listener): () => Program {
  const script = new Script(`(function (require, module, exports) {${code}\n})`, {
    filename: 'mutated.cjs',
  });
  const require = createRequire(join(process.cwd(), 'package.json'));
  return () => {
    const suite = createSuite();
    const module = { exports: {} };
    const load = (name: string): unknown => (name === 'vitest' ? suite.module : require(name));
    script.runInThisContext()(load, module, module.exports);
    const bundled = module.exports as Bundled;
    listener?.onLoaded();
    for (const [file, collect] of Object.entries(bundled.tests)) {
      listener?.onCollect(file);
      suite.collect(file, collect);
    }
    return { suite, evidence: bundled };
  };
}
