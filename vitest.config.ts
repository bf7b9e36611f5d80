import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    reporters: ['default', './test/count-reporter.ts'],
    // Files share a worker: no test may leave anything behind, as test/setup.ts checks for requests.
    isolate: false,
    // One less than the cores unless told, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
})
