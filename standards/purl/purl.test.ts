import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPurl, isNpmName, npmPurl, packageName, parsePurl, withoutVersion } from './purl.ts'

describe('package URLs', () => {
  it('are read, written canonically and cut down to the package', () => {
    const purl = parsePurl('pkg:npm/%40angular/animation@12.3.1?b=2&a=1#src')
    expect(purl).toEqual({
      type: 'npm',
      namespace: '@angular',
      name: 'animation',
      version: '12.3.1',
      qualifiers: { a: '1', b: '2' },
      subpath: 'src',
    })
    expect(formatPurl(purl!)).toBe('pkg:npm/%40angular/animation@12.3.1?a=1&b=2#src')
    expect(withoutVersion(purl!)).toBe('pkg:npm/%40angular/animation')
    expect(packageName(purl!)).toBe('@angular/animation')
    expect(packageName(parsePurl('pkg:maven/org.example/lib')!)).toBe('org.example:lib')
  })
  it.each([
    '',
    'lodash',
    'pkg:',
    'pkg:npm',
    'http://x',
    'pkg:npm/',
    `pkg:npm/${'a'.repeat(5000)}`,
    'pkg:vcpkg/a/b',
    'pkg:npm/%zz',
    'pkg:npm/%00a',
    'pkg:npm/a@1%0A1',
  ])('%j is none', (text) => {
    expect(parsePurl(text)).toBeUndefined()
  })
  it('never throw on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parsePurl(`pkg:${text}`)
        npmPurl(text)
      }),
    )
  })
  it('follow npm names only where npm could hold them', () => {
    expect(npmPurl('@scope/name', '1.0.0')).toBe('pkg:npm/%40scope/name@1.0.0')
    expect(npmPurl('lodash')).toBe('pkg:npm/lodash')
    expect(npmPurl('two words')).toBeUndefined()
    expect(isNpmName('.hidden')).toBe(false)
    expect(isNpmName('a/b')).toBe(false)
  })
})
