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
  it.each([
    'pkg:swift/github.com/Alamofire/Alamofire@5.4.3',
    'pkg:cran/A3@1.0.0',
    'pkg:git/codeberg.org/forgejo/forgejo@a72d2c07',
    'pkg:maven/org.example/lib@1?type=jar#x',
    'pkg:rpm/redhat/curl@7.76.1-26.el9?epoch=1',
  ])('%s is cut down to a package that is a package URL itself', (text) => {
    const bare = withoutVersion(parsePurl(text)!)
    expect(bare).toBe(text.replace(/@.*$/, ''))
    expect(formatPurl(parsePurl(bare)!)).toBe(bare)
  })
  it.each([
    ['pkg:julia/Dates@1.9.0?uuid=ade2&x=1', 'pkg:julia/Dates?uuid=ade2'],
    ['pkg:conan/acme/lib@2.3?user=a&channel=stable&os=Linux', 'pkg:conan/acme/lib?channel=stable&user=a'],
    ['pkg:conan/acme/lib@2.3?os=Linux', 'pkg:conan/acme/lib'],
    [
      'pkg:swid/Acme/Enterprise+Server@1.0.0?tag_id=75b8&patch=true',
      'pkg:swid/Acme/Enterprise%2BServer?tag_id=75b8',
    ],
  ])('%s keeps what tells its package apart', (text, bare) => {
    expect(withoutVersion(parsePurl(text)!)).toBe(bare)
  })
  it('are cut down in the form of their type, also when made by hand', () => {
    expect(withoutVersion({ type: 'pypi', name: 'Foo_Bar', version: '1' })).toBe('pkg:pypi/foo-bar')
  })
  it('of git name the host and the path on it', () => {
    const purl = parsePurl('pkg:git/cygwin.com/cgit/newlib-cygwin@6d049c54#a/b')!
    expect(purl).toEqual({
      type: 'git',
      namespace: 'cygwin.com',
      name: 'cgit/newlib-cygwin',
      version: '6d049c54',
      subpath: 'a/b',
    })
    expect(formatPurl(purl)).toBe('pkg:git/cygwin.com/cgit/newlib-cygwin@6d049c54#a/b')
    expect(parsePurl('pkg:git/one-segment')).toBeUndefined()
    expect(formatPurl(parsePurl('pkg://Git/host/name')!)).toBe('pkg:git/host/name')
  })
  it.each([
    ['pkg:otp/ASN1@5.4.A', 'pkg:otp/asn1@5.4.A'],
    ['pkg:luarocks/Hisham/LuaSocket@3.1.0-1', 'pkg:luarocks/hisham/luasocket@3.1.0-1'],
    ['pkg:vscode-extension/RedHat/Java@1.46.A', 'pkg:vscode-extension/redhat/java@1.46.a'],
    ['pkg:yocto/Core/GLibC@2.35', 'pkg:yocto/core/GLibC@2.35'],
    ['pkg:oci/Debian@SHA256:AB', 'pkg:oci/debian@sha256:ab'],
  ])('%s is written in the case of its type', (text, expected) => {
    expect(formatPurl(parsePurl(text)!)).toBe(expected)
  })
  it('come back as they were written, whatever the type', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
    const type = fc.constantFrom('git', 'swift', 'generic', 'github', 'maven')
    fc.assert(
      fc.property(type, word, word, word, fc.option(word), (kind, host, path, name, version) => {
        const text = `pkg:${kind}/${host}/${path}/${name}${version === null ? '' : `@${version}`}`
        expect(formatPurl(parsePurl(text)!)).toBe(text)
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
