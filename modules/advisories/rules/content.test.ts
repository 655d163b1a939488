import { describe, expect, it } from 'vitest'
import type { AdvisoryContent } from '../schema.ts'
import { cleanContent, contentFaults } from './content.ts'
import { csafPath, osvPath, publishedModel } from './model.ts'

const content: AdvisoryContent = {
  title: 't',
  summary: 's',
  severity: 'high',
  affected: [{ purl: 'pkg:npm/lodash', ranges: [{ introduced: '0', fixed: '4.17.12' }] }],
  weaknesses: [],
  cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
  identifiers: [],
  remediation: '',
  credits: [],
  references: [{ url: 'https://example.org/a', summary: '' }],
  evidence: '',
}

describe('contentFaults', () => {
  it('finds none in a plain advisory', () => expect(contentFaults(content)).toEqual([]))
  it.each([
    ['an empty summary', { summary: ' ' }, /summary is empty/],
    ['no package', { affected: [] }, /No affected package/],
    [
      'a name that is no package URL',
      { affected: [{ purl: 'lodash', ranges: [{ introduced: '0' }] }] },
      /no package URL/,
    ],
    [
      'a version in the package URL',
      { affected: [{ purl: 'pkg:npm/lodash@1', ranges: [{ introduced: '0' }] }] },
      /holds a version/,
    ],
    ['no range', { affected: [{ purl: 'pkg:npm/lodash', ranges: [] }] }, /no affected range/],
    [
      'a script for an address',
      { references: [{ url: 'javascript:alert(1)', summary: '' }] },
      /no http or https/,
    ],
    ['no address at all', { references: [{ url: 'see there', summary: '' }] }, /no http or https/],
    ['a broken vector', { cvss: ['CVSS:3.1/AV:N'] }, /base metrics/],
  ] as [string, Partial<AdvisoryContent>, RegExp][])('names %s', (_name, change, words) => {
    expect(contentFaults({ ...content, ...change }).join(' ')).toMatch(words)
  })
})

describe('cleanContent', () => {
  it('keeps what is known and drops the rest, everywhere', () => {
    const extra = { ...content, secret: 'x', affected: [{ ...content.affected[0]!, note: 'x' }] }
    expect(cleanContent(extra)).toEqual(content)
  })
})

describe('publishedModel', () => {
  const common = {
    number: 'TOCSIN-2026-0001',
    content,
    publisher: { name: 'House', namespace: 'https://h.example' },
    publicUrl: 'https://h.example',
  }
  it('adds a revision and keeps the first publication', () => {
    const first = publishedModel({ ...common, before: [], now: new Date('2026-11-23T12:00:00Z') })
    expect(first).toMatchObject({
      tlp: 'clear',
      published: '2026-11-23T12:00:00.000Z',
      revisions: [{ number: 1 }],
      url: 'https://h.example/csaf/2026/tocsin-2026-0001.json',
    })
    const second = publishedModel({
      ...common,
      before: first.revisions,
      now: new Date('2026-11-24T12:00:00Z'),
    })
    expect(second).toMatchObject({
      published: '2026-11-23T12:00:00.000Z',
      updated: '2026-11-24T12:00:00.000Z',
      revisions: [{ number: 1 }, { number: 2, summary: 'Revised' }],
    })
  })
  it('has stable paths', () => {
    expect([csafPath('TOCSIN-2026-0001'), osvPath('TOCSIN-2026-0001')]).toEqual([
      '/csaf/2026/tocsin-2026-0001.json',
      '/osv/TOCSIN-2026-0001.json',
    ])
  })
})
