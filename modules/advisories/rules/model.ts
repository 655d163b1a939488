import type { AdvisoryModel, AdvisoryRevision, Publisher } from '../../../standards/advisory/model.ts'
import { csafFilename } from '../../../standards/csaf/filename.ts'
import type { AdvisoryContent } from '../schema.ts'

/** What is published of an advisory, ready for the codecs: labelled clear, one revision more than before. */
export function publishedModel(input: {
  number: string
  content: AdvisoryContent
  publisher: Publisher
  /** Revisions published before, oldest first. */
  before: readonly AdvisoryRevision[]
  now: Date
  /** Public address of the house, without a slash at its end. */
  publicUrl: string
}): AdvisoryModel {
  const { number, content, publisher, before, now, publicUrl } = input
  const date = now.toISOString()
  const revision = {
    number: before.length + 1,
    date,
    summary: before.length === 0 ? 'First publication' : 'Revised',
  }
  return {
    number,
    tlp: 'clear',
    publisher,
    published: before[0]?.date ?? date,
    updated: date,
    revisions: [...before, revision],
    content,
    url: `${publicUrl}${csafPath(number)}`,
  }
}

/** Year of an advisory number, `TOCSIN-2026-0001`. */
const yearOf = (number: string): string => /-(\d{4})-/.exec(number)?.[1] ?? '0000'

/** Stable public paths. CSAF asks for a folder a year and a file named by the tracking id (CSAF 2.0 §7.1.11, §5.1). */
export const csafPath = (number: string): string => `/csaf/${yearOf(number)}/${csafFilename(number)}`
export const osvPath = (number: string): string => `/osv/${number}.json`
