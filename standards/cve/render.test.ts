import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { bareAdvisory, fullAdvisory } from '../advisory/advisory.fixtures.ts'
import { readCve } from './read.ts'
import { renderCna, renderRejection } from './render.ts'

const corpus = process.env.TOCSIN_CORPUS
const schemas = corpus ? join(corpus, 'cve', 'schemas') : ''

describe('a CNA container', () => {
  const container = renderCna(fullAdvisory)
  it('says what is affected, from where to where', () => {
    expect(container.affected).toEqual([
      {
        vendor: '@example',
        product: '@example/merge',
        defaultStatus: 'unaffected',
        versions: [
          { version: '0', status: 'affected', lessThan: '1.4.2', versionType: 'semver' },
          { version: '2.0.0', status: 'affected', lessThan: '2.1.1', versionType: 'semver' },
        ],
      },
      {
        vendor: 'example-merge-cli',
        product: 'example-merge-cli',
        defaultStatus: 'unaffected',
        versions: [{ version: '0.3.0', status: 'affected', lessThanOrEqual: '0.9.9', versionType: 'semver' }],
      },
      {
        vendor: 'debian',
        product: 'debian/example-merge',
        defaultStatus: 'unaffected',
        versions: [{ version: '0', status: 'affected', lessThan: '*', versionType: 'custom' }],
      },
    ])
  })
  it('holds the advisory’s words, weaknesses, scores, credits and its own address first', () => {
    expect(container).toMatchObject({
      title: 'Prototype pollution in example-merge',
      datePublic: fullAdvisory.published,
      descriptions: [{ lang: 'en', value: expect.stringContaining('Object.prototype') }],
      source: { advisory: 'TOCSIN-2026-0001' },
      solutions: [{ lang: 'en', value: 'Update to 1.4.2 or 2.1.1.' }],
    })
    expect(container.problemTypes?.map(({ descriptions }) => descriptions[0]?.cweId)).toEqual([
      'CWE-1321',
      'CWE-20',
    ])
    expect(container.metrics?.flatMap(Object.keys)).toEqual(['cvssV3_1', 'cvssV4_0', 'cvssV2_0'])
    expect(container.credits?.map(({ value }) => value)).toEqual(['A. Researcher', 'Example Lab'])
    expect(container.references[0]?.url).toBe(fullAdvisory.url)
  })
  it('is refused where CVE Services would refuse it', () => {
    expect(() => renderCna(bareAdvisory)).toThrow(/no affected package|no public address/)
    const { url: _, ...nowhere } = fullAdvisory
    expect(() => renderCna({ ...nowhere, content: { ...fullAdvisory.content, references: [] } })).toThrow(
      'no public address',
    )
  })
  it('stays within the schema’s lengths', () => {
    const long = renderCna({
      ...fullAdvisory,
      content: { ...fullAdvisory.content, title: '😀'.repeat(300), summary: 'x'.repeat(10_000) },
    })
    expect(long.title.length).toBeLessThanOrEqual(256)
    expect(long.title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
    expect(long.descriptions[0]!.value.length).toBe(4096)
  })
  it('is read back as the same facts', () => {
    const record = {
      dataType: 'CVE_RECORD',
      dataVersion: '5.1',
      cveMetadata: { cveId: 'CVE-2026-10001', state: 'PUBLISHED' },
      containers: {
        cna: { ...container, providerMetadata: { orgId: '00000000-0000-4000-8000-000000000000' } },
      },
    }
    const { facts } = readCve(record)
    expect(facts).toMatchObject({
      id: 'CVE-2026-10001',
      title: container.title,
      weaknesses: ['CWE-1321', 'CWE-20'],
    })
    expect(facts.cvss).toHaveLength(3)
    expect(facts.affected.map(({ intervals }) => intervals.length)).toEqual([2, 1, 1])
    expect(facts.problems).toEqual([])
  })
  it.skipIf(!existsSync(schemas))('fits the schema CVE Services check, published and rejected', () => {
    const check = (file: string, body: unknown) => {
      const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
      addFormats.default(ajv)
      const valid = ajv.compile(JSON.parse(readFileSync(join(schemas, file), 'utf8')))
      return valid(body) ? [] : valid.errors
    }
    expect(check('5.1_published_cna_container.json', { cnaContainer: container })).toEqual([])
    expect(
      check('5.1_published_cna_container.json', { cnaContainer: { ...container, affected: [] } }),
    ).not.toEqual([])
    expect(
      check('5.1_rejected_cna_container.json', { cnaContainer: renderRejection('Withdrawn by its CNA.') }),
    ).toEqual([])
  })
})
