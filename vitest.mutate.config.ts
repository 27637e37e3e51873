import { defineConfig } from 'vitest/config';

/** The tests that have to notice a change of the judge, the reading or the plan: those that need no process. */
export default defineConfig({
  test: { include: ['tests/{judge,reading,plan}/**/*.test.ts'] },
});
