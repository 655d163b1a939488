import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDigest, canonicalJson, digestOf, environmentDigest } from './digest.ts'
import { outcomeFor, planFor, recipeFor } from './judge.fixtures.ts'

describe('buildDigest', () => {
  it('is sha256 over the canonical JSON of language, entry and files', () => {
    const text = '{"entry":"index.js","files":{"a.js":"1","index.js":"é"},"language":"javascript"}'
    expect(
      buildDigest({ language: 'javascript', entry: 'index.js', files: { 'index.js': 'é', 'a.js': '1' } }),
    ).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
    expect(buildDigest({ language: 'javascript', entry: undefined, files: {} })).toBe(
      digestOf({ language: 'javascript', files: {} }),
    )
  })
  it('changes with any content and not with order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }), (files) => {
        const build = { language: 'javascript' as const, files }
        const reversed = Object.fromEntries(Object.entries(files).reverse())
        expect(buildDigest({ ...build, files: reversed })).toBe(buildDigest(build))
        const [name] = Object.keys(files)
        expect(buildDigest({ ...build, files: { ...files, [name!]: `${files[name!]}x` } })).not.toBe(
          buildDigest(build),
        )
      }),
    )
  })
  it('covers a file called __proto__', () => {
    const files = JSON.parse('{"__proto__":"x"}') as Record<string, string>
    expect(buildDigest({ language: 'c', files })).not.toBe(buildDigest({ language: 'c', files: {} }))
  })
})

describe('canonicalJson', () => {
  it('refuses what JSON cannot hold', () => {
    for (const value of [undefined, Number.NaN, '\ud800']) expect(() => canonicalJson(value)).toThrow()
  })
})

describe('environmentDigest', () => {
  const recipe = recipeFor('marker')
  const outcome = outcomeFor(planFor(recipe), {})
  it('depends on the builds, the driver and what it leaves open, not on what was observed', () => {
    const digest = environmentDigest(outcome, { vulnerable: 'a' })
    expect(environmentDigest({ ...outcome, driver: 'bubblewrap' }, { vulnerable: 'a' })).not.toBe(digest)
    expect(environmentDigest(outcome, { vulnerable: 'b' })).not.toBe(digest)
    expect(environmentDigest(outcome, { vulnerable: 'a', fixed: 'c' })).not.toBe(digest)
    const open = { ...outcome, environment: { ...outcome.environment, leavesOpen: ['memory'] } }
    expect(environmentDigest(open, { vulnerable: 'a' })).not.toBe(digest)
    const seen = outcomeFor(planFor(recipe), { vulnerable: { marked: true } })
    expect(environmentDigest(seen, { vulnerable: 'a' })).toBe(digest)
  })
})
