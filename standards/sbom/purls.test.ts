import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPurl, parsePurl } from '../purl/purl.ts'
import { componentKey } from './component.ts'
import { canonicalPurl } from './purls.ts'

const part = fc.string({ unit: fc.constantFrom(...'abzAZ019._-+~:%'), maxLength: 8 })
const text = fc
  .tuple(
    fc.constantFrom('npm', 'cargo', 'gem', 'nuget', 'pypi', 'maven', 'golang', 'deb', 'rpm', 'apk'),
    fc.array(fc.oneof(part, fc.constantFrom('%40scope', 'github.com', '..', '.')), { maxLength: 3 }),
    part,
    part,
    fc.array(fc.tuple(fc.constantFrom('arch', 'distro', 'type', 'upstream'), part), { maxLength: 3 }),
  )
  .map(([type, namespace, name, version, qualifiers]) => {
    const query = qualifiers.map(([key, value]) => `${key}=${value}`).join('&')
    return `pkg:${[type, ...namespace, name].join('/')}@${version}${query === '' ? '' : `?${query}`}`
  })

describe('package URLs of inventories', () => {
  it('are what the full reader makes of them, also where they are taken as they stand', () => {
    fc.assert(
      fc.property(text, (purl) => {
        const read = parsePurl(purl)
        expect(canonicalPurl(purl)).toBe(read === undefined ? undefined : formatPurl(read))
      }),
      { numRuns: 3000 },
    )
  })
  it('of types that tools wrote in earlier years get the type that counts', () => {
    expect(canonicalPurl('pkg:alpine/musl@1.1.19-r10?distro=alpine-3.8.2')).toBe(
      'pkg:apk/alpine/musl@1.1.19-r10?distro=alpine-3.8.2',
    )
    expect(canonicalPurl('pkg:dotnet/Newtonsoft.Json@12.0.3')).toBe('pkg:nuget/Newtonsoft.Json@12.0.3')
    expect(canonicalPurl('pkg:nothing')).toBeUndefined()
  })
})

describe('the key of a component', () => {
  const key = (purl: string) => componentKey({ ref: '', kind: 'package', name: '', cpes: [], purl })
  it('is one for two tools that see the same package', () => {
    expect(key('pkg:apk/alpine/musl@1.1.19-r10?arch=x86_64&distro=alpine-3.8.2&upstream=musl')).toBe(
      key('pkg:apk/alpine/musl@1.1.19-r10?distro=3.8.2'),
    )
  })
  it('tells releases, epochs and versions apart', () => {
    const keys = ['?distro=debian-11', '?distro=debian-12', '?epoch=1', ''].map((end) =>
      key(`pkg:rpm/x/a@1-2${end}`),
    )
    expect(new Set(keys).size).toBe(4)
  })
  it('falls back on CPE names, then on vendor, name and version', () => {
    const product = {
      ref: 'row 3',
      kind: 'product' as const,
      name: 'ASA 5505',
      vendor: 'Cisco',
      cpes: [] as string[],
    }
    expect(componentKey(product)).toBe(componentKey({ ...product, ref: 'row 9', name: 'asa 5505' }))
    expect(componentKey({ ...product, cpes: ['cpe:/h:cisco:asa_5505'] })).toBe('cpe cpe:/h:cisco:asa_5505')
  })
})
