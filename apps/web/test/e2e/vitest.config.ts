import { defineConfig } from 'vitest/config'

/** Tests of the console in a browser. They share one running product, so one file runs after the other. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['setup.ts'],
    setupFiles: ['../../../../test/seed.ts'],
    isolate: false,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
