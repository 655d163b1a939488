import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from './catalogue.fixtures.ts'
import { createResolver, type ProductQuery } from './index.ts'

const { resolve } = createResolver(CATALOGUE)
const best = (query: ProductQuery) => {
  const { state, candidates, version } = resolve(query)
  const [first] = candidates
  return {
    state,
    version,
    is: first === undefined ? undefined : `${first.product.vendor} ${first.product.product}`,
  }
}

describe('resolve', () => {
  it('is certain when vendor and product agree as written, and then asks nothing', () => {
    const answer = resolve({ vendor: 'PHILIPS', name: 'Intellispace PACS 4.4' })
    expect(answer).toMatchObject({ state: 'certain', version: '4.4' })
    expect(answer.question).toBeUndefined()
    expect(answer.candidates[0]).toMatchObject({
      product: { vendor: 'Philips', product: 'IntelliSpace PACS' },
      because: ['vendor equal', "product's words all found"],
    })
    expect(answer.confidence).toBeGreaterThanOrEqual(0.95)
  })

  it('gives every catalogue’s spelling of it', () => {
    const answer = resolve({ name: 'VMware ESXi 6.7 U3' })
    expect(answer.version).toBe('6.7 U3')
    expect(answer.candidates.map(({ product }) => product.product).toSorted()).toEqual([
      'ESXi',
      'VMware ESXi',
    ])
  })

  it.each([
    [{ vendor: 'Fortinet', name: 'FortiGate 60F v7.2.4' }, 'Fortinet FortiOS', '7.2.4'],
    [{ name: 'Fortinet Fort Gate 60 F', version: '7.2.4' }, 'Fortinet FortiOS', '7.2.4'],
    [{ name: 'Palo Alto PA-220', version: 'PAN-OS 10.1.6-h3' }, 'Palo Alto Networks PAN-OS', '10.1.6-h3'],
    [{ vendor: 'Cisco', name: 'Catalyst 9300-48P' }, 'Cisco IOS XE Software', undefined],
  ])('says what system a line of hardware runs, and asks: %j', (query, is, version) => {
    expect(best(query)).toEqual({ state: 'probable', is, version })
    const answer = resolve(query)
    expect(answer.candidates[0]?.because.join('; ')).toMatch(/runs .*: a line of hardware, and the system/)
    expect(answer.question).toMatch(/^Is '.*' a .*\? Then it runs/)
  })

  it('asks in plain words where words stand for others', () => {
    const answer = resolve({ vendor: 'BD / CareFusion', name: 'Alaris PCU 8015', version: '9.33' })
    expect(answer).toMatchObject({
      state: 'probable',
      version: '9.33',
      question: "Is 'Alaris PCU 8015' your BD Alaris PC Unit Model 8015?",
    })
    expect(answer.candidates[0]?.because).toEqual(
      expect.arrayContaining(['vendor equal', 'model number equal', 'initials: pcu for pc unit']),
    )
  })

  it.each([
    [
      { vendor: 'Phillips', name: 'IntelliVue MX450', version: 'rel. K.2' },
      'Philips IntelliVue Patient Monitors MX (MX400-550)',
    ],
    [{ vendor: 'Microsoft', name: 'Windows Server 2016 Standard 1607' }, 'Microsoft Windows Server 2016'],
    [
      { vendor: 'Microsoft Corp.', name: 'Windows 10 Enterprise LTSC', version: '1809' },
      'microsoft windows_10_1809',
    ],
    [{ vendor: 'Welch-Allyn', name: 'Connex Spot Monitor' }, 'Hillrom Welch Allyn Connex Spot Monitor (CSM)'],
    [{ vendor: 'GE', name: 'Xeleris 3.1' }, 'GE Healthcare Xeleris 3.1'],
    [{ vendor: 'Trane', name: 'Tracer SC+' }, 'Trane Tracer SC+'],
    [{ vendor: 'Trane', name: 'Tracer SC' }, 'Trane Tracer SC'],
    [{ name: 'PaperCut MF' }, 'PaperCut MF/NG'],
    [{ name: 'Veeam B&R', version: '11' }, 'Veeam Backup & Replication'],
    [{ name: 'Ivanti EPMM' }, 'Ivanti Endpoint Manager Mobile (EPMM)'],
    [{ name: '9.8(2)', vendor: 'Cisco ASA 5506-X' }, 'Cisco Adaptive Security Appliance (ASA)'],
  ])('finds %j', (query, is) => {
    const answer = best(query)
    expect(answer.is).toBe(is)
    expect(['certain', 'probable']).toContain(answer.state)
  })

  it.each([
    ['another model of the same line', { vendor: 'GE Healthcare', name: 'Optima CT660' }],
    ['another model, though the catalogue covers a range', { vendor: 'Philips', name: 'IntelliVue MX900' }],
    ['another product of the same brand', { vendor: 'Philips', name: 'IntelliSpace Cardiovascular' }],
    ['another part of the same system', { vendor: 'CareFusion', name: 'Alaris Pump Module 8100' }],
    ['a company that begins alike', { vendor: 'Siemens', name: 'syngo Workflow' }],
    ['another vendor', { vendor: 'Trane', name: 'Niagara AX' }],
    ['an everyday word', { name: 'Panel' }],
    ['a line of hardware of another vendor', { vendor: 'Baxter', name: 'Catalyst 9300' }],
    ['something nobody knows', { vendor: 'B. Braun', name: 'Infusomat Space P' }],
    ['nothing', { name: '' }],
  ])('never takes for known what is %s', (_, query) => {
    expect(['possible', 'unmatched']).toContain(resolve(query).state)
  })

  it('asks which one where two fit alike', () => {
    const answer = resolve({ vendor: 'GE Healthcare', name: 'Xeleris' })
    expect(answer.state).toBe('possible')
    expect(answer.question).toBe(
      "Which of these is 'Xeleris': GE Healthcare Xeleris 3.0; GE Healthcare Xeleris 3.1; or none of them?",
    )
  })

  const query = fc.record(
    {
      vendor: fc.oneof(
        fc.constantFrom(...CATALOGUE.map(({ vendor }) => vendor)),
        fc.string({ unit: 'binary' }),
      ),
      name: fc.oneof(
        fc.constantFrom(...CATALOGUE.map(({ product }) => product)),
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc
          .array(fc.constantFrom('Alaris', 'PC', 'unit', '8015', '(', '/', 'v7.2', 'MX450', 'a', '-'))
          .map((parts) => parts.join(' ')),
      ),
      version: fc.string({ unit: 'binary' }),
    },
    { requiredKeys: ['name'] },
  )
  it('answers anything: best first, bounded, with reasons; certain only with an agreed vendor', () => {
    fc.assert(
      fc.property(query, (row) => {
        const { state, confidence, candidates, question } = resolve(row)
        expect(candidates.length).toBeLessThanOrEqual(8)
        expect(confidence).toBe(candidates[0]?.confidence ?? 0)
        for (const [at, one] of candidates.entries()) {
          expect(one.confidence).toBeGreaterThan(0)
          expect(one.confidence).toBeLessThanOrEqual(at === 0 ? 1 : candidates[at - 1]!.confidence)
          expect(one.because.length).toBeGreaterThan(0)
        }
        expect(question === undefined).toBe(state === 'certain' || state === 'unmatched')
        if (state === 'certain')
          expect(candidates[0]?.because[0]).toMatch(/^vendor (?:equal|named in the text)$/)
      }),
      { numRuns: 500 },
    )
  })
  it('does not care for capitals', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CATALOGUE), ({ vendor, product }) => {
        const typed = { vendor, name: product }
        const lower = { vendor: vendor.toLowerCase(), name: product.toLowerCase() }
        expect(resolve(lower)).toMatchObject({
          state: resolve(typed).state,
          confidence: resolve(typed).confidence,
        })
      }),
    )
  })

  it('refuses more products than it can hold', () => {
    const product = CATALOGUE[0]!
    const many = {
      *[Symbol.iterator]() {
        for (let at = 0; at <= 1_000_000; at += 1) yield product
      },
    }
    expect(() => createResolver(many)).toThrow(/At most 1000000 known products/)
  })
  it('answers with an empty catalogue', () => {
    expect(createResolver([]).resolve({ name: 'FortiGate' })).toEqual({
      state: 'unmatched',
      confidence: 0,
      candidates: [],
    })
  })
})
