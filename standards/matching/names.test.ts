import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Component } from '../sbom/types.ts'
import { cpeKey, packageKey, productKey, purlKey, subjectsOf } from './names.ts'
import { speaksOf } from './release.ts'

const component = (over: Partial<Component>): Component => ({
  ref: 'r',
  kind: 'package',
  name: 'pump',
  cpes: [],
  ...over,
})
const known = (over: Partial<Component>) =>
  subjectsOf(component(over)).map(({ space, release, name, version }) => [space, release, name, version])

describe('names', () => {
  it('are found by package URL whatever their spelling in the record', () => {
    expect(purlKey('pkg:pypi/Toy-Pack.age@1.0')).toEqual(packageKey('PyPI', 'toy_pack_age'))
    expect(purlKey('pkg:npm/%40scope/Name')).toEqual(packageKey('npm', '@scope/name'))
    expect(purlKey('pkg:maven/org.acme/pump')).toEqual(packageKey('Maven', 'org.acme:pump'))
    expect(purlKey('pkg:golang/github.com/Acme/Pump')).toEqual(packageKey('Go', 'github.com/acme/pump'))
    expect(packageKey('Debian:12', 'pump')).toEqual({ space: 'debian', release: '12', name: 'pump' })
    expect([purlKey('pump'), purlKey('pkg:generic/pump')]).toEqual([undefined, undefined])
  })
  it('are found by CPE name of either version', () => {
    const key = productKey('Acme', 'Pump_Pro')
    expect(cpeKey('cpe:2.3:h:acme:pump_pro:2.4:*:*:*:*:*:*:*')).toEqual(key)
    expect(cpeKey('cpe:/h:acme:pump_pro:2.4')).toEqual(key)
    expect(cpeKey('cpe:/a:acme:pump%21')).toEqual(productKey('acme', 'pump!'))
    expect([
      cpeKey('cpe:/a:acme'),
      cpeKey('cpe:/a:%zz:pump'),
      cpeKey('pump'),
      cpeKey('cpe:/a:%02:x'),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('what a component can be known by', () => {
  it('is its package, in its ecosystem or by the type of its package URL', () => {
    expect(known({ purl: 'pkg:npm/%40scope/pump@1.2.3' })).toEqual([
      ['npm', undefined, '@scope/pump', '1.2.3'],
    ])
    expect(known({ purl: 'pkg:npm/pump', version: '1.2.3' })).toEqual([['npm', undefined, 'pump', '1.2.3']])
    expect(known({ purl: 'pkg:generic/pump@2' })).toEqual([['generic', undefined, 'pump', '2']])
    expect(known({ purl: 'pkg:github/actions/checkout@v4' })).toEqual([
      ['github', undefined, 'actions/checkout', 'v4'],
      ['github actions', undefined, 'actions/checkout', 'v4'],
    ])
  })
  it('is a package of a distribution with its release, and the source it was built from', () => {
    expect(
      known({
        purl: 'pkg:deb/debian/libuuid1@2.38.1-5?arch=amd64&distro=debian-12&upstream=util-linux%402.38.1-6',
      }),
    ).toEqual([
      ['debian', '12', 'libuuid1', '2.38.1-5'],
      ['debian', '12', 'util-linux', '2.38.1-6'],
    ])
    expect(known({ purl: 'pkg:apk/alpine/libssl3@3.1.4-r1?distro=3.18.4&upstream=openssl' })).toEqual([
      ['alpine', '3.18.4', 'libssl3', '3.1.4-r1'],
      ['alpine', '3.18.4', 'openssl', '3.1.4-r1'],
    ])
    expect(
      known({
        purl: 'pkg:rpm/rocky/bash@5.1.8-6.el9_1?epoch=1&distro=rocky-9.3&upstream=bash-src-5.1.8-6.el9_1.src.rpm',
      }),
    ).toEqual([
      ['rocky linux', '9.3', 'bash', '1:5.1.8-6.el9_1'],
      ['rocky linux', '9.3', 'bash-src', '1:5.1.8-6.el9_1'],
    ])
    expect(known({ purl: 'pkg:alpine/musl@1.2.3-r0?distro=alpine-3.16.2' })).toEqual([
      ['alpine', '3.16.2', 'musl', '1.2.3-r0'],
    ])
  })
  it('is its CPE names and what it was resolved to, as CPE and as CVE records write it', () => {
    expect(known({ cpes: ['cpe:2.3:o:acme:ios_xe:17.3:sp1:*:*:*:*:*:*'] })).toEqual([
      ['acme', undefined, 'ios_xe', '17.3 sp1'],
      ['acme', undefined, 'ios xe', '17.3 sp1'],
    ])
    expect(
      subjectsOf(component({ version: '7' }), [{ vendor: 'Acme', product: 'Pump Pro' }]).map(
        ({ name }) => name,
      ),
    ).toEqual(['pump pro', 'pump_pro'])
    expect(known({ kind: 'product', vendor: 'Acme', name: 'Pump', version: '7' })).toEqual([
      ['acme', undefined, 'pump', '7'],
    ])
  })
  it('is nothing where it says nothing', () => {
    expect(known({ purl: 'pkg:', cpes: ['x'] })).toEqual([])
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        fc.constantFrom('package', 'product', 'other'),
        (text, cpes, kind) => {
          for (const purl of [text, `pkg:${text}`, `pkg:deb/debian/a@1?distro=${text}&upstream=${text}`])
            for (const { name, space } of subjectsOf({ ref: '', name: text, kind, purl, cpes }))
              expect(name.length + space.length).toBeLessThanOrEqual(1024)
        },
      ),
    )
  })
})

describe('releases', () => {
  it.each([
    ['debian', '12', '12.4', true],
    ['debian', '12', 'bookworm', true],
    ['debian', '11', '12', false],
    ['ubuntu', '22.04:lts', '22.04', true],
    ['ubuntu', '22.04:lts', 'jammy', true],
    ['ubuntu', 'pro:22.04:lts', '22.04', false],
    ['ubuntu', '22.04:lts', '22.10', false],
    ['alpine', 'v3.18', '3.18.4', true],
    ['alpine', 'v3.18', '3.19.0', false],
    ['alpine', 'edge', 'edge', true],
    ['rocky linux', '9', '9.3', true],
    ['red hat', 'enterprise_linux:9::baseos', '9.2', true],
    ['red hat', 'rhel_eus:9.2::baseos', '9.2', false],
    ['opensuse', 'leap 15.5', '15.5', true],
    ['suse', 'linux enterprise server 15 sp4', '15.4', true],
    ['suse', 'linux enterprise server 15 sp4', '15.5', false],
    ['debian', undefined, '12', true],
    ['debian', '12', undefined, undefined],
    ['elsewhere', '12', '12.1', false],
  ])('of %s: does %s speak of %s: %s', (space, range, running, speaks) => {
    expect(speaksOf(space, range, running)).toBe(speaks)
  })
  it('may be any text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('debian', 'ubuntu', 'suse', 'red hat', 'opensuse', 'constructor'),
        fc.string(),
        (space, text) => {
          expect(speaksOf(space, text, text)).toBe(true)
        },
      ),
    )
  })
})
