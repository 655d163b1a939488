import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TLP_LEVELS } from '../../../standards/report/document.ts'
import { type DraftRootCause, draftContent, type ShownRun } from './draft.ts'
import { affectedRanges } from './ranges.ts'
import { forReader, mayRead, mayRender, PUBLIC } from './reading.ts'

const shown = (version: string, fixed?: string, fixHolds?: boolean) => ({ version, fixed, fixHolds })

describe('affectedRanges', () => {
  it('ends at the first fix shown to hold above what fell', () => {
    expect(
      affectedRanges([shown('4.17.4', '4.17.12', true), shown('4.17.11', '4.17.21', true)], undefined),
    ).toEqual([{ introduced: '0', fixed: '4.17.12' }])
  })
  it('starts again where the flaw was seen on another release line', () => {
    expect(affectedRanges([shown('2.0.0', '2.0.1', true), shown('3.0.0', '3.0.1', true)], undefined)).toEqual(
      [
        { introduced: '0', fixed: '2.0.1' },
        { introduced: '3.0.0', fixed: '3.0.1' },
      ],
    )
  })
  it('does not believe in a fix that was not shown to hold, unless nothing better is claimed', () => {
    expect(affectedRanges([shown('1.0.0', '1.0.1', false)], undefined)).toEqual([
      { introduced: '0', lastAffected: '1.0.0' },
    ])
    expect(affectedRanges([shown('1.0.0', '1.0.1', false)], '1.0.2')).toEqual([
      { introduced: '0', fixed: '1.0.2' },
    ])
    expect(affectedRanges([shown('1.0.3')], '1.0.2')).toEqual([{ introduced: '0', lastAffected: '1.0.3' }])
  })
  it('compares versions, not texts, and knows nothing without evidence', () => {
    expect(affectedRanges([shown('1.9.0'), shown('1.10.0')], undefined)).toEqual([
      { introduced: '0', lastAffected: '1.10.0' },
    ])
    expect(affectedRanges([], undefined)).toEqual([])
    expect(affectedRanges([], '2.0.0')).toEqual([{ introduced: '0', fixed: '2.0.0' }])
  })
})

const run: ShownRun = {
  kind: 'npm',
  name: 'lodash',
  version: '4.17.11',
  fixed: '4.17.12',
  fixHolds: true,
  verdict: 'reproduced',
  falls: 3,
  runs: 3,
  driver: 'wasm',
}
const SECRET = 'constructor.prototype.polluted'
const cause: DraftRootCause = {
  title: 'defaultsDeep pollutes',
  package: 'lodash',
  weakness: 'CWE-1321',
  sink: 'defaultsDeep',
  collisionCount: 4,
  evidenceLevel: 'reproduced',
  reports: [
    {
      title: `secret title ${SECRET}`,
      description: `do this: ${SECRET}`,
      component: { purl: 'pkg:npm/lodash@4.17.4' },
      cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
      recipe: {
        target: { kind: 'npm', name: 'lodash', version: '4.17.4' },
        proof: { language: 'javascript', source: SECRET },
        oracle: 'prototype-pollution',
      },
      references: ['https://evil.example/click'],
      credit: { name: 'Argus Lab', wish: 'named', contact: 'argus@example.org' },
    },
    {
      title: 'two',
      credit: { name: 'Nobody', wish: 'anonymous' },
      cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'nonsense'],
    },
    {
      title: 'three',
      cvss: ['CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
      credit: { name: 'Argus Lab', wish: 'named' },
    },
  ],
  reproductions: [run],
  certificates: [{ candidate: 'upgrade lodash to 4.17.12', grade: 'stops proof only' }],
}
const draft = draftContent({
  title: 'Prototype pollution in lodash',
  severity: 'critical',
  identifiers: ['CVE-2019-10744', 'GHSA-jf85-cpcp-j695', 'X-1'],
  rootCauses: [cause],
})

describe('draftContent', () => {
  it('is made of facts', () => {
    expect(draft).toMatchObject({
      title: 'Prototype pollution in lodash',
      severity: 'critical',
      affected: [{ purl: 'pkg:npm/lodash', ranges: [{ introduced: '0', fixed: '4.17.12' }] }],
      weaknesses: [{ id: 'CWE-1321', name: expect.stringContaining('Prototype Pollution') }],
      cvss: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
      identifiers: ['CVE-2019-10744', 'GHSA-jf85-cpcp-j695', 'X-1'],
      credits: ['Argus Lab'],
      remediation: 'Upgrade lodash to 4.17.12 or later (shown to stop the proof).',
    })
    expect(draft.summary).toContain('4 independent discoverers')
    expect(draft.evidence).toBe(
      'lodash@4.17.11 fell in 3 of 3 runs (wasm sandbox), with a benign input and an inert stand-in standing. upgrade lodash to 4.17.12: stops proof only.',
    )
    expect(draft.references.map(({ url }) => url)).toEqual([
      'https://www.cve.org/CVERecord?id=CVE-2019-10744',
      'https://github.com/advisories/GHSA-jf85-cpcp-j695',
    ])
  })
  it('tells of each version once, however many proofs made it fall', () => {
    const runs = [run, { ...run, falls: 2 }, { ...run, version: '4.17.4' }, run]
    const { evidence } = draftContent({
      title: 't',
      severity: 'high',
      identifiers: [],
      rootCauses: [{ ...cause, reproductions: runs, certificates: [] }],
    })
    expect(evidence).toBe(
      'lodash@4.17.11 fell in 8 of 9 runs of 3 proofs (wasm sandbox); lodash@4.17.4 fell in 3 of 3 runs (wasm sandbox), with a benign input and an inert stand-in standing.',
    )
  })
  it("holds no proof, no reporter's prose, no contact, no anonymous name and no unchecked link", () => {
    const text = JSON.stringify(draft)
    for (const word of [SECRET, 'secret title', 'argus@example.org', 'Nobody', 'evil.example'])
      expect(text).not.toContain(word)
  })
  it('says what is not known', () => {
    const bare = draftContent({
      title: 't',
      severity: 'unknown',
      identifiers: [],
      rootCauses: [
        {
          ...cause,
          weakness: null,
          sink: null,
          package: null,
          collisionCount: 1,
          evidenceLevel: 'attested',
          reports: [],
          reproductions: [],
          certificates: [],
        },
      ],
    })
    expect(bare).toMatchObject({
      affected: [],
      weaknesses: [],
      cvss: [],
      remediation: 'No repaired version of the product is known.',
      evidence: 'Not run; attested by a coordinator.',
    })
    expect(bare.summary).toBe('A flaw of unknown class was found in the product by one discoverer.')
  })
  it('calls a claimed fix a claim', () => {
    const claimed = {
      ...cause,
      reproductions: [{ ...run, fixed: undefined, fixHolds: undefined }],
      reports: [{ title: 'a', component: { name: 'lodash', fixedIn: '4.17.12' } }],
    }
    expect(
      draftContent({ title: 't', severity: 'high', identifiers: [], rootCauses: [claimed] }).remediation,
    ).toContain('named by reports, not tried')
  })
})

describe('reading advisories', () => {
  const states = ['draft', 'published'] as const
  it('shows the public nothing but what is published and clear', () => {
    for (const state of states) {
      for (const tlp of TLP_LEVELS) {
        const open = state === 'published' && tlp === 'clear'
        expect([state, tlp, mayRead({ state, tlp }, PUBLIC), mayRender({ state, tlp })]).toEqual([
          state,
          tlp,
          open,
          open,
        ])
      }
    }
  })
  it('never renders a draft for anybody', () => {
    const reader = fc.record({
      coordinator: fc.boolean(),
      party: fc.boolean(),
      tlp: fc.constantFrom(...TLP_LEVELS),
    })
    const advisory = fc.record({
      state: fc.constant('draft' as const),
      tlp: fc.constantFrom(...TLP_LEVELS),
      caseId: fc.string(),
      faults: fc.array(fc.string()),
      renderings: fc.array(fc.nat()),
    })
    fc.assert(
      fc.property(advisory, reader, (view, who) => {
        expect(forReader(view, who)?.renderings ?? []).toEqual([])
        if (!who.coordinator && !who.party) expect(forReader(view, who)).toBeUndefined()
      }),
    )
  })
  it('hides the case behind an advisory from the public', () => {
    const view = {
      state: 'published' as const,
      tlp: 'clear' as const,
      caseId: 'c',
      faults: ['f'],
      renderings: [1],
    }
    expect(forReader(view, PUBLIC)).toMatchObject({ caseId: null, faults: [], renderings: [1] })
    expect(forReader(view, { ...PUBLIC, coordinator: true })).toMatchObject({ caseId: 'c', faults: ['f'] })
  })
})
