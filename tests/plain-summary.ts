import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with one line that every CI reads: `N passed, N failed`. */
export const plainSummary: Reporter = {
  onTestRunEnd: (modules: readonly TestModule[]) => {
    const count = { passed: 0, failed: 0 };
    for (const each of modules) {
      if (each.state() === 'failed' && [...each.children.allTests()].length === 0)
        count.failed += 1;
      for (const test of each.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') count[state] += 1;
      }
    }
    // After the default reporter's own summary, which is printed in the same turn.
    setImmediate(() => process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`));
  },
};
