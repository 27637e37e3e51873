import { registerSuite } from './suite.ts';
import type { SuiteOptions } from './suite-options.ts';
import type { ConformOptions } from './to-conform.ts';
import { toConform } from './to-conform.ts';

export type { SuiteOptions } from './suite-options.ts';
export type { ConformOptions } from './to-conform.ts';

declare global {
  // The one interface of vitest's assertions that has the same type parameters, none, in each of its majors.
  // biome-ignore lint/style/noNamespace: it is chai's own
  namespace Chai {
    interface Assertion {
      /** Passes if a `Response` is one that the description promises: `await expect(response).toConform()`. */
      toConform(options?: ConformOptions): Promise<void>;
    }
  }
}

const vitest = await import('vitest').catch((cause: unknown) => {
  throw new Error(
    'talkover-contract/vitest works inside vitest, which is not there. To install it: npm install --save-dev vitest',
    { cause },
  );
});

vitest.expect.extend({ toConform });

/**
 * Registers one test for each rule of the contract that the service can be held to. The requests are sent
 * once, ahead of the first of them. A rule that nothing exercised is skipped by name, and fails where
 * `strict` is set; a warning is an annotation of its test.
 *
 * @throws Error, as the tests are collected, for options that are missing or contradict each other
 */
export function suite(options: SuiteOptions): void {
  registerSuite(vitest, options);
}
