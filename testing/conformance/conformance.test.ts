import { describe, expect, it } from 'vitest'
import { type ExpectedFailure, judge } from './expected.ts'
import expectedFailures from './expected-failures.json' with { type: 'json' }
import { hasFolder } from './files.ts'
import { SUITES } from './registry.ts'

const corpus = process.env.TOCSIN_CORPUS ?? ''

describe.skipIf(corpus === '')('the official suites', () => {
  for (const suite of SUITES) {
    it.skipIf(!suite.folders.some((folder) => hasFolder(corpus, folder)))(
      `${suite.name} holds`,
      async () => {
        const judged = judge(
          suite.name,
          await suite.run(corpus),
          expectedFailures satisfies ExpectedFailure[],
        )
        expect(judged.unexpected).toEqual([])
        expect(judged.mended).toEqual([])
        expect(judged.share).toBeGreaterThanOrEqual(suite.bar)
      },
      180_000,
    )
  }
})
