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

/**
 * Makes the bundle ready to be run any number of times, each time with modules of its own.
 *
 * @param onLoaded told once the code is loaded, before tests are collected
 */
export function prepare(code: string, onLoaded?: () => void): () => Program {
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
    onLoaded?.();
    for (const [file, collect] of Object.entries(bundled.tests)) suite.collect(file, collect);
    return { suite, evidence: bundled };
  };
}
