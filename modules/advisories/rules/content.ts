import Value from 'typebox/value'
import { parsePurl } from '../../../standards/purl/purl.ts'
import { CvssError, scoreCvss } from '../../../standards/scoring/cvss.ts'
import { AdvisoryContent } from '../schema.ts'

/** The content with known members only: what somebody sends beside them is not published. */
export const cleanContent = (content: AdvisoryContent): AdvisoryContent =>
  Value.Clean(AdvisoryContent, structuredClone(content)) as AdvisoryContent

const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** What the CSAF validator does not see or says obscurely, as sentences; empty when nothing stands in the way. */
export function contentFaults(content: AdvisoryContent): string[] {
  const faults: string[] = []
  if (content.summary.trim() === '')
    faults.push('The summary is empty: say what is wrong and what it allows.')
  if (content.affected.length === 0)
    faults.push('No affected package is named: add one, for instance pkg:npm/name.')
  for (const { purl, ranges } of content.affected) {
    const parsed = parsePurl(purl)
    if (parsed === undefined)
      faults.push(`${JSON.stringify(purl)} is no package URL: write for instance pkg:npm/name.`)
    else if (parsed.version !== undefined)
      faults.push(`${JSON.stringify(purl)} holds a version: versions go into the ranges.`)
    if (ranges.length === 0) faults.push(`${JSON.stringify(purl)} has no affected range.`)
  }
  // Links are shown to everybody; "javascript:" is an address too.
  for (const { url } of content.references) {
    if (!isWebAddress(url))
      faults.push(`The reference ${JSON.stringify(url.slice(0, 100))} is no http or https address.`)
  }
  for (const vector of content.cvss) {
    try {
      scoreCvss(vector)
    } catch (error) {
      if (!(error instanceof CvssError)) throw error
      faults.push(error.message)
    }
  }
  return faults
}
