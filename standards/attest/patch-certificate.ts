import { digestOf } from '../judging/digest.ts'
import { STATEMENT_TYPE, type StatementOf, type Subject } from './statement.ts'

export const PATCH_CERTIFICATE_TYPE = 'urn:tocsin:patch-certificate:v1'

export type PatchGrade = 'stops proof only' | 'stops proof and variants' | 'refused'

/** What was shown of a candidate patch, and what was not tried. */
export interface PatchCertificatePredicate {
  rootCause: string
  candidate: string
  grade: PatchGrade
  detail: string
  /** sha256 of the canonical JSON of each reproduction statement this rests on. */
  reproductions: string[]
  variants: { tried: number; stopped: number } | 'not tried'
  projectTests: { before: number; broken: string[] } | 'not run'
  at: string
}

/**
 * The statement of a patch certificate. Subjects are the patched builds, by content digest.
 * @param input.reproductions the statements (unsigned form) the grade rests on
 */
export function patchCertificateStatement(
  input: Omit<PatchCertificatePredicate, 'reproductions'> & {
    subject: Subject[]
    reproductions: StatementOf<unknown>[]
  },
): StatementOf<PatchCertificatePredicate> {
  const { subject, reproductions, ...rest } = input
  return {
    _type: STATEMENT_TYPE,
    subject,
    predicateType: PATCH_CERTIFICATE_TYPE,
    predicate: { ...rest, reproductions: reproductions.map(digestOf) },
  }
}
