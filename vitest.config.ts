import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
    // The console's own configuration runs them: they share one running product.
    exclude: [...configDefaults.exclude, 'apps/web/test/e2e/**'],
    setupFiles: ['test/seed.ts'],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
