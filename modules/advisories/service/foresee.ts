import { open } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { draftContent } from '../rules/draft.ts'
import type { AdvisoryContent } from '../schema.ts'
import * as store from '../store.ts'
import type { AdvisoriesDeps, SealedDraft } from './deps.ts'
import { draftInput } from './write.ts'

/** What this house says is affected by what one case is about. */
export interface HouseSays
  extends Pick<AdvisoryContent, 'title' | 'severity' | 'affected' | 'cvss' | 'identifiers'> {
  number: string
  published: boolean
  /** Label of the case before publication, of the advisory after it. */
  tlp: number
}

export interface Foreseeing {
  /**
   * What is published of a case; before that what its draft says, and without one what the case knows. In a
   * transaction of the house: not everybody may read it.
   * @returns undefined for a case that was closed without publication
   */
  saysOf(tx: Tx, caseId: string): Promise<HouseSays | undefined>
}

export const createForeseeing = ({
  keyring,
  cases,
}: Pick<AdvisoriesDeps, 'keyring' | 'cases'>): Foreseeing => ({
  async saysOf(tx, caseId) {
    const row = await store.findByCase(tx, caseId)
    if (row?.content) return says(row.number, row.content, true, row.tlp)
    const dossier = await cases.dossierIn(tx, caseId)
    if (dossier.state === 'closed' || dossier.parts.length === 0) return undefined
    const content =
      row?.draft_sealed && row.wrapped
        ? (JSON.parse(open(keyring.unwrap(row.wrapped), row.draft_sealed).toString('utf8')) as SealedDraft)
            .content
        : draftContent(draftInput(dossier))
    return says(dossier.number, content, false, dossier.tlp)
  },
})

const says = (number: string, content: AdvisoryContent, published: boolean, tlp: number): HouseSays => {
  const { title, severity, affected, cvss, identifiers } = content
  return { number, published, tlp, title, severity, affected, cvss, identifiers }
}
