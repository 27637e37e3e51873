import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
          exclude: ['tests/prism/**'],
        },
      },
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
