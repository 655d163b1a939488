import type { UrgencyFacts } from '../../exposure/urgency.ts'
import { asList, asNumber, asObject, member } from '../../report/loose.ts'
import { textAt } from '../../vulnerability/record.ts'
import type { BundleFacts } from './types.ts'

const BASES = ['measured', 'published', 'stated by a person'] as const
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none'] as const
const MOST = 64

/** What is known of how urgent the record's vulnerabilities are; what is not of the expected kind counts as not said. */
export const readFacts = (value: unknown): BundleFacts[] =>
  asList(value)
    .slice(0, MOST)
    .flatMap((item) => {
      const id = textAt(item, 'id', 256)
      return id === undefined ? [] : [{ id, facts: factsIn(member(item, 'facts')) }]
    })

function factsIn(value: unknown): UrgencyFacts {
  return {
    cvss: asList(member(value, 'cvss'))
      .slice(0, MOST)
      .flatMap((item) => {
        const vector = textAt(item, 'vector', 512)
        const from = provenance(item)
        return vector === undefined || from === undefined ? [] : [{ vector, ...from }]
      }),
    severity: answer(member(value, 'severity'), SEVERITIES),
    kev: kevIn(member(value, 'kev')),
    epss: epssIn(member(value, 'epss')),
    exploitation: answer(member(value, 'exploitation'), ['none', 'public poc', 'active'] as const),
    automatable: answer(member(value, 'automatable'), ['no', 'yes'] as const),
    technicalImpact: answer(member(value, 'technicalImpact'), ['partial', 'total'] as const),
  }
}

function provenance(value: unknown) {
  const basis = BASES.find((known) => known === member(value, 'basis'))
  const source = textAt(value, 'source')
  const asOf = textAt(value, 'asOf', 64)
  if (basis === undefined || source === undefined) return undefined
  return { basis, source, ...(asOf === undefined ? {} : { asOf }) }
}

function answer<T extends string>(value: unknown, known: readonly T[]) {
  const from = provenance(value)
  const said = known.find((one) => one === member(value, 'value'))
  return from === undefined || said === undefined ? undefined : { value: said, ...from }
}

function kevIn(value: unknown): UrgencyFacts['kev'] {
  const listed = member(value, 'listed')
  const [source, asOf] = [textAt(value, 'source'), textAt(value, 'asOf', 64)]
  if (typeof listed !== 'boolean' || source === undefined || asOf === undefined) return undefined
  const dateAdded = textAt(value, 'dateAdded', 32)
  return { listed, source, asOf, ...(dateAdded === undefined ? {} : { dateAdded }) }
}

function epssIn(value: unknown): UrgencyFacts['epss'] {
  if (asObject(value) === undefined) return undefined
  const [epss, percentile] = [asNumber(member(value, 'epss')), asNumber(member(value, 'percentile'))]
  const [source, asOf] = [textAt(value, 'source'), textAt(value, 'asOf', 64)]
  const isShare = (share: number | undefined): share is number =>
    share !== undefined && share >= 0 && share <= 1
  return isShare(epss) && isShare(percentile) && source !== undefined && asOf !== undefined
    ? { epss, percentile, source, asOf }
    : undefined
}
