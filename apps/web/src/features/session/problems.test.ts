import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemWords } from './problems.ts'

describe('problemWords', () => {
  const documented = readFileSync(new URL('../../../../../docs/errors.md', import.meta.url), 'utf8')
  const codes = [...new Set(documented.match(/(?<=`)oidc-[a-z-]+(?=`)/g))]

  it('finds the codes among the documented errors', () => expect(codes.length).toBeGreaterThanOrEqual(3))

  it.each(codes)('has words of its own for %s', (code) => {
    expect(problemWords(code).heading).not.toBe(problemWords('something-else').heading)
    expect(problemWords(code).code).toBe(code)
  })

  it('does not offer the same way again where none is set up', () => {
    expect(problemWords('oidc-unavailable').again).toBe(false)
    expect(problemWords('oidc-failed').again).toBe(true)
  })

  it.each(['__proto__', 'constructor', 'x'.repeat(5_000)])(
    'takes %.20s for a code it does not know',
    (code) => {
      const words = problemWords(code)
      expect(words.heading).toBe('The sign-in did not work')
      expect(words.code.length).toBeLessThanOrEqual(60)
    },
  )
})
