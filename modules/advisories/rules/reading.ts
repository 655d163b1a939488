import { TLP_LEVELS, type Tlp } from '../../../standards/report/document.ts'

export interface Reader {
  /** Coordinator of the house. */
  coordinator: boolean
  /** Of an organisation that is a party of the advisory's case. */
  party: boolean
  tlp: Tlp
}

/** The public reads what is published and labelled clear, and nothing else exists for it. */
export const PUBLIC: Reader = { coordinator: false, party: false, tlp: 'clear' }

export interface Readable {
  state: 'draft' | 'published'
  tlp: Tlp
}

/**
 * Whether an advisory exists for a reader. A draft is for its coordinators and parties; a published one
 * for whoever is cleared for its label. Row-level security says the same again.
 */
export function mayRead(advisory: Readable, reader: Reader): boolean {
  if (TLP_LEVELS.indexOf(advisory.tlp) > TLP_LEVELS.indexOf(reader.tlp)) return false
  return advisory.state === 'published' || reader.coordinator || reader.party
}

/** Whether renderings (CSAF, OSV) may be served at their public addresses: only what everybody may read. */
export const mayRender = (advisory: Readable): boolean => mayRead(advisory, PUBLIC)

/** The view for a reader: the case behind an advisory is for those who handle it. @returns undefined: not found */
export function forReader<
  V extends Readable & { caseId: string | null; faults: string[]; renderings: unknown[] },
>(view: V, reader: Reader): V | undefined {
  if (!mayRead(view, reader)) return undefined
  const insider = reader.coordinator || reader.party
  return {
    ...view,
    caseId: insider ? view.caseId : null,
    faults: insider ? view.faults : [],
    renderings: mayRender(view) ? view.renderings : [],
  }
}
