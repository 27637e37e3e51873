import { defineConfig } from 'vitest/config';
import { plainSummary } from './tests/plain-summary.ts';

// The HTML report in a real browser. `npm test` does without, so that Node is all that it needs.
export default defineConfig({
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.browser.ts'],
    reporters: ['default', plainSummary],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
