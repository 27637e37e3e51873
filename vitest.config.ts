import { defineConfig } from 'vitest/config';
import { plainSummary } from './tests/plain-summary.ts';

/** The proof as tests, of which `npm run prove` is the other form. */
const PROOF = 'tests/prove/{faults-of-*,variants}.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', plainSummary],
    // Most tests wait for processes and timers, so more files than cores run at once.
    maxWorkers: 3,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'suite',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/prism/**', 'tests/codegen/**', PROOF],
          // It imports JSON in a way that Node 20 does not take.
          server: { deps: { inline: ['@actions/workflow-parser'] } },
          // Some tests run the command as a whole process, on machines that may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'proof', include: [PROOF], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'prism',
          include: ['tests/prism/**/*.test.ts'],
          // Prism takes two seconds to import.
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
