import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{apps,modules,platform,standards,demo,testing,bench,contract,db}/**/*.test.{ts,tsx}'],
    globalSetup: ['testing/global.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    // Sandboxes are judged by real clocks: on a machine that others load, one second try; twice wrong is wrong.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 120_000,
  },
})
