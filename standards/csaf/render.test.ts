import { describe, expect, it } from 'vitest'
import { bareAdvisory, fullAdvisory, sampleAdvisories } from '../advisory/advisory.fixtures.ts'
import { TLP_LEVELS } from '../report/document.ts'
import { asList, member } from '../report/loose.ts'
import { readReport } from '../report/read.ts'
import { csafFilename } from './filename.ts'
import { renderCsaf } from './render.ts'
import { distribution, readTlp } from './tlp.ts'
import { validateCsaf } from './validate.ts'

describe('renderCsaf', () => {
  it.each(sampleAdvisories.map((advisory) => [advisory.number, advisory] as const))(
    '%s holds the schema and every mandatory test',
    async (_number, advisory) => {
      expect(await validateCsaf(renderCsaf(advisory))).toEqual([])
    },
  )

  it('comes back through the reader as the same finding', () => {
    const { items } = readReport('csaf', JSON.stringify(renderCsaf(fullAdvisory)))
    expect(items).toHaveLength(1)
    expect(items[0]?.document).toMatchObject({
      title: fullAdvisory.content.title,
      component: { purl: 'pkg:npm/%40example/merge', affected: '<1.4.2', fixedIn: '1.4.2' },
      identifiers: fullAdvisory.content.identifiers,
      weaknesses: ['CWE-1321'],
      severity: 'critical',
      tlp: 'clear',
    })
  })

  it('tells what CSAF 2.0 has no place for in notes', () => {
    const vulnerability = asList(renderCsaf(fullAdvisory).vulnerabilities)[0]
    const texts = asList(member(vulnerability, 'notes')).map((note) => member(note, 'text'))
    expect(texts).toContain('CWE-20 Improper Input Validation')
    expect(texts).toContain(fullAdvisory.content.cvss[1])
  })

  it('says that no fix is available when there is none', () => {
    const vulnerability = asList(renderCsaf(bareAdvisory).vulnerabilities)[0]
    expect(member(asList(member(vulnerability, 'remediations'))[0], 'category')).toBe('none_available')
    expect(member(member(vulnerability, 'product_status'), 'fixed')).toBeUndefined()
  })

  it('reports what is wrong with a draft instead of hiding it', async () => {
    const broken = structuredClone(fullAdvisory)
    broken.content.references = [{ url: 'not a url', summary: '' }]
    const faults = await validateCsaf(renderCsaf(broken))
    expect(faults.join('\n')).toMatch(/references\/1\/url/)
    const late = structuredClone(fullAdvisory)
    late.revisions[1] = { ...late.revisions[1]!, number: 3 }
    expect((await validateCsaf(renderCsaf(late))).join('\n')).toMatch(/6\.1\.21/)
  })
})

describe('validateCsaf', () => {
  it('refuses anything that is no CSAF document, without throwing', async () => {
    for (const junk of [null, 7, 'x', [], {}, { document: null }, { document: { csaf_version: '2.0' } }]) {
      expect((await validateCsaf(junk)).length).toBeGreaterThan(0)
    }
  })
})

describe('the parts around it', () => {
  it('keeps a TLP label through its CSAF spelling', () => {
    for (const tlp of TLP_LEVELS) {
      const { label } = distribution(tlp).tlp
      expect(readTlp(label)).toBe(tlp === 'amber+strict' ? 'amber' : tlp)
    }
    expect(distribution('amber+strict').text).toMatch(/AMBER\+STRICT/)
    expect(readTlp('TLP:AMBER+STRICT')).toBe('amber+strict')
    expect(readTlp('tlp: white')).toBe('clear')
    expect(readTlp('')).toBeUndefined()
    expect(readTlp('purple')).toBeUndefined()
  })
  it('names files by the tracking id', () => {
    expect(csafFilename('TOCSIN-2026-0001')).toBe('tocsin-2026-0001.json')
    expect(csafFilename('Example Company - 2019-YH3234')).toBe('example_company_-_2019-yh3234.json')
    expect(csafFilename('RHBA-2019:0024')).toBe('rhba-2019_0024.json')
    expect(csafFilename('2022 #01-A')).toBe('2022_01-a.json')
  })
})
