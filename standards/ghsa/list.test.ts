import { describe, expect, it } from 'vitest'
import { RecordError } from '../vulnerability/error.ts'
import { readGhsaList } from './list.ts'

const advisory = (ghsa_id: string) => ({
  ghsa_id,
  cve_id: 'CVE-2026-10001',
  summary: 'Prototype pollution',
  identifiers: [
    { value: ghsa_id, type: 'GHSA' },
    { value: 'CVE-2026-10001', type: 'CVE' },
  ],
  updated_at: '2026-03-01T00:00:00Z',
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'example-merge' },
      vulnerable_version_range: '>= 2.0.0, < 2.0.3',
      first_patched_version: '2.0.3',
    },
  ],
})
const [one, two] = [advisory('GHSA-2345-6789-cfgh'), advisory('GHSA-2345-6789-cfgj')]
const ids = (input: unknown) => readGhsaList(input).items.map(({ facts }) => facts.id)

describe('readGhsaList', () => {
  it("reads GitHub's list of advisories, each as it is read alone", () => {
    const { items, problems, isList } = readGhsaList(Buffer.from(JSON.stringify([one, two])))
    expect([problems, isList]).toEqual([[], true])
    expect(items[0]).toMatchObject({
      document: one,
      facts: {
        id: 'GHSA-2345-6789-cfgh',
        aliases: ['CVE-2026-10001'],
        affected: [{ name: 'example-merge', intervals: [{ introduced: '2.0.0', lessThan: '2.0.3' }] }],
      },
    })
  })
  it('reads pages one within another, and one advisory alone', () => {
    expect(ids([[one], [two]])).toEqual([one.ghsa_id, two.ghsa_id])
    expect(readGhsaList(one)).toMatchObject({ isList: false, items: [{ document: one }] })
    expect(ids([])).toEqual([])
  })
  it('names what is no advisory by its place, and reads the rest', () => {
    const { items, problems } = readGhsaList([one, { message: 'API rate limit exceeded' }, 7, two])
    expect(items).toHaveLength(2)
    expect(problems).toEqual([expect.stringMatching(/^Item 2 of the list/), expect.stringMatching(/^Item 3/)])
  })
  it('throws nothing but RecordError', () => {
    for (const input of ['', '{', '"x"', 'null', { message: 'Not Found' }])
      expect(() => readGhsaList(input)).toThrow(RecordError)
  })
})
