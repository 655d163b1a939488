import { describe, expect, it } from 'vitest'
import type { Judgement, Recipe } from '../../../standards/judging/types.ts'
import type { RootCauseSummary } from '../../findings/schema.ts'
import { certificatesOf, type Tried } from './certificates.ts'
import { casePriority, NO_REFERENCE, priorityInputs } from './priority.ts'

const recipe = (source: string, fixed?: string): Recipe => ({
  target: { kind: 'npm', name: 'lodash', version: '4.17.11' },
  ...(fixed === undefined ? {} : { fixed: { version: fixed } }),
  proof: { language: 'javascript', source },
  oracle: 'prototype-pollution',
})
const judgement = (
  fixHolds: boolean | undefined,
  verdict: Judgement['verdict'] = 'reproduced',
): Judgement => ({
  judgeVersion: 'j',
  verdict,
  falls: 3,
  runs: 3,
  controls: [],
  reasons: ['falls', 'about the fix'],
  alsoObserved: [],
  ...(fixHolds === undefined ? {} : { fixHolds }),
})
const tried = (
  reproductionId: string,
  source: string,
  fixed: string | undefined,
  holds: boolean | undefined,
): Tried => ({
  reproductionId,
  recipe: recipe(source, fixed),
  judgement: judgement(holds),
})

describe('certificatesOf', () => {
  it('makes one for each repair tried', () => {
    const made = certificatesOf([
      tried('a', '1', '4.17.12', true),
      tried('b', '1', '4.17.21', true),
      tried('c', '1', undefined, undefined),
    ])
    expect(made.map(({ candidate, grade }) => [candidate, grade])).toEqual([
      ['upgrade lodash to 4.17.12', 'stops proof only'],
      ['upgrade lodash to 4.17.21', 'stops proof only'],
    ])
  })
  it('tells of other proofs of the same root cause, and claims no variants', () => {
    const [certificate] = certificatesOf([
      tried('a', 'x = 1', '4.17.12', true),
      tried('b', 'y = 1', '4.17.12', true),
      tried('c', 'y  =\n1', '4.17.12', true),
    ])
    expect(certificate).toMatchObject({
      variants: undefined,
      grade: 'stops proof only',
      detail: expect.stringContaining(
        'Another reported proof of the same root cause stops as well. Not shown: no variants',
      ),
    })
    expect(certificate?.detail).not.toMatch(/\d+ variants/)
  })
  it('is refused as soon as one proof still works', () => {
    const [certificate] = certificatesOf([
      tried('a', '1', '4.17.12', true),
      tried('b', '2', '4.17.12', false),
    ])
    expect(certificate).toMatchObject({ grade: 'refused', reproductionId: 'b' })
  })
  it('makes none from proofs that show nothing', () => {
    expect(
      certificatesOf([{ ...tried('a', '1', '4.17.12', true), judgement: judgement(true, 'not reproduced') }]),
    ).toEqual([])
  })
})

const rootCause: RootCauseSummary = {
  id: 'r',
  title: 't',
  package: 'lodash',
  weakness: 'CWE-1321',
  sink: null,
  severity: 'high',
  tlp: 'amber',
  findingCount: 2,
  collisionCount: 2,
  verdict: 'reproduced',
  evidenceLevel: 'reproduced',
  caseId: null,
  firstReportedAt: '2026-11-13T00:00:00.000Z',
  updatedAt: '2026-11-13T00:00:00.000Z',
}
const now = new Date('2026-11-23T00:00:00Z')
const kev = { listed: true, source: 'KEV', asOf: '2026-11-22' }
const reference = {
  ...NO_REFERENCE,
  kev: (cve: string) => (cve === 'CVE-2019-10744' ? kev : { ...kev, listed: false }),
}

describe('priorityInputs', () => {
  it('leaves unknown what nobody said', () => {
    expect(priorityInputs({ rootCause, documents: [{ title: 't' }] }, NO_REFERENCE, now)).toMatchObject({
      cvss: [],
      exploitation: 'unknown',
      kev: 'unknown',
      epss: 'unknown',
      mission: 'unknown',
      exposure: 'unknown',
      collisions: 2,
      ageDays: 10,
      severity: { value: 'high', basis: 'stated by a person' },
    })
  })
  it('looks up only identifiers the reports agree on', () => {
    const named = (id: string) => ({ title: 't', identifiers: [id] })
    expect(priorityInputs({ rootCause, documents: [named('CVE-2019-10744')] }, reference, now).kev).toBe(kev)
    const disputed = [named('CVE-2019-10744'), named('CVE-2018-0001')]
    expect(priorityInputs({ rootCause, documents: disputed }, reference, now).kev).toBe('unknown')
  })
  it('believes in exploitation only once something was shown', () => {
    const documents = [{ title: 't', exploited: true }]
    expect(priorityInputs({ rootCause, documents }, NO_REFERENCE, now).exploitation).toMatchObject({
      value: 'active',
    })
    const claimed = { ...rootCause, evidenceLevel: 'claimed' as const }
    expect(priorityInputs({ rootCause: claimed, documents }, NO_REFERENCE, now).exploitation).toBe('unknown')
  })
})

describe('casePriority', () => {
  it('is that of the most urgent root cause', () => {
    const quiet = {
      rootCause: { ...rootCause, verdict: 'not reproduced' as const },
      documents: [{ title: 't' }],
    }
    const loud = { rootCause, documents: [{ title: 't', identifiers: ['CVE-2019-10744'] }] }
    expect(casePriority([quiet, loud], reference, now)).toEqual(casePriority([loud], reference, now))
    expect(casePriority([quiet], reference, now).band).toBe('defer')
  })
})
