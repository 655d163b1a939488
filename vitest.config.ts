import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{apps,modules,platform,standards,demo,testing,bench,contract,db}/**/*.test.{ts,tsx}'],
    globalSetup: ['testing/global.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
