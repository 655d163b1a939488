import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Component } from '../../../standards/sbom/types.ts'
import { digestText, identityText } from './import.ts'
import { isNamedByWords, isSpelling, runningVersion, wordsOf } from './products.ts'

const component = (over: Partial<Component>): Component => ({
  ref: 'a',
  kind: 'package',
  name: 'a',
  cpes: [],
  ...over,
})
const product = (name: string, over: Partial<Component> = {}) => component({ kind: 'product', name, ...over })

describe('what follows a component at the next import', () => {
  it('is the same package in another version, architecture or copy', () => {
    const purls = [
      'pkg:npm/%40scope/name@1.0.0',
      'pkg:npm/%40scope/name@2.0.0',
      'pkg:npm/%40scope/name@2.0.0?vcs_url=x',
      'pkg:npm/%40scope/name#lib',
    ]
    expect(new Set(purls.map((purl) => identityText(component({ purl })))).size).toBe(1)
    expect(identityText(component({ purl: 'pkg:npm/name@1.0.0' }))).not.toBe(
      identityText(component({ purl: 'pkg:npm/%40scope/name@1.0.0' })),
    )
    expect(identityText(component({ purl: 'pkg:npm/name@1' }))).not.toBe(
      identityText(component({ purl: 'pkg:pypi/name@1' })),
    )
  })
  it('is the same product by its CPE name, whatever its version and how many names it has', () => {
    const one = product('FortiOS', { cpes: ['cpe:2.3:o:fortinet:fortios:7.2.4:*:*:*:*:*:*:*'] })
    const other = product('Forti OS', { cpes: ['cpe:/o:fortinet:fortios:7.4.0'] })
    expect(identityText(one)).toBe(identityText(other))
  })
  it('is what has the same words beside its version, wherever a list puts that', () => {
    const same = [
      product('FortiGate 60F v7.2.4', { vendor: 'Fortinet' }),
      product('fortigate  60f', { vendor: 'FORTINET', version: '7.4.1' }),
      product('FortiGate 60F', { vendor: 'Fortinet', version: 'v7.4.1' }),
    ]
    expect(new Set(same.map(identityText)).size).toBe(1)
    expect(same.map(runningVersion)).toEqual(['7.2.4', '7.4.1', '7.4.1'])
    expect(wordsOf(product('FortiGate 100E'))).not.toBe(wordsOf(product('FortiGate 60F')))
  })
})

describe('what a component says', () => {
  it('is the same whatever mark its document gives it, and another with anything else that differs', () => {
    const fields = fc.record(
      {
        name: fc.string(),
        vendor: fc.string(),
        version: fc.string(),
        purl: fc.string(),
        cpes: fc.array(fc.string()),
        listed: fc.record({ quantity: fc.string() }),
      },
      { requiredKeys: ['name', 'cpes'] },
    )
    fc.assert(
      fc.property(fields, fields, fc.string(), (one, other, ref) => {
        const text = digestText(component(one))
        expect(digestText(component({ ...one, ref }))).toBe(text)
        expect(digestText(component(other)) === text).toBe(
          JSON.stringify(one) === JSON.stringify(other) || sameAs(one, other),
        )
      }),
    )
  })
})

/** Equal but for the order in which a generator set their members. */
const sameAs = (one: object, other: object): boolean => {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}

describe('what only words name', () => {
  it('is a product without a package URL and without a CPE name', () => {
    expect(isNamedByWords(product('Pump'))).toBe(true)
    expect(isNamedByWords(product('Pump', { cpes: ['cpe:/h:acme:pump'] }))).toBe(false)
    expect(isNamedByWords(component({ purl: 'pkg:npm/a@1' }))).toBe(false)
    expect(isNamedByWords(component({ kind: 'other' }))).toBe(false)
  })
  it('runs in the version of its cell, else of its name, else in what the cell says', () => {
    expect(runningVersion(product('PA-220', { version: 'PAN-OS 10.1.6-h3' }))).toBe('10.1.6-h3')
    expect(runningVersion(product('Windows Server 2016'))).toBeUndefined()
    expect(runningVersion(product('Thing', { version: 'old' }))).toBe('old')
  })
})

describe('two catalogues', () => {
  it.each([
    [['Palo Alto Networks', 'PAN-OS'], ['paloaltonetworks', 'pan-os'], true],
    [['Microsoft', 'Windows Server 2016'], ['microsoft', 'windows_server_2016'], true],
    [['Microsoft', 'Microsoft Windows 10'], ['microsoft', 'windows 10'], true],
    [['Microsoft', 'Windows Server 2016'], ['microsoft', 'windows server 2019'], false],
    [['Acme', 'Pump'], ['Other', 'Pump'], false],
    [['', 'Pump'], ['Other', 'Pump'], false],
  ] as const)('mean one product by %j and %j: %s', ([vendor, name], [otherVendor, otherName], same) => {
    expect(isSpelling({ vendor, product: name }, { vendor: otherVendor, product: otherName })).toBe(same)
  })
})
