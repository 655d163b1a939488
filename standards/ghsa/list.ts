import type { OsvOptions } from '../osv/read.ts'
import { readJson } from '../report/json.ts'
import { READ_LIMITS } from '../report/limits.ts'
import { RecordError } from '../vulnerability/error.ts'
import { Problems, RECORD_LIMITS } from '../vulnerability/record.ts'
import { type GhsaRead, readGhsa } from './read.ts'

export interface GhsaList {
  items: GhsaRead[]
  /** Whether it was a list, and not one advisory alone. */
  isList: boolean
  /** Items that are no advisory, by position from 1; at most 100. */
  problems: string[]
}

const LIST_BYTES = 256 * 1024 * 1024
const MOST = 500_000

/**
 * Reads what GitHub's REST interface answers to `GET /advisories` (a list of advisories), pages of it one within
 * another (`gh api --paginate --slurp`), or one advisory in any of its forms: see readGhsa. Items that are none
 * are named, the rest is read.
 * @param input text, bytes or an already parsed value; at most 256 MiB, 64 levels deep
 * @throws RecordError when it is no JSON, or one object that is no advisory
 */
export function readGhsaList(input: unknown, options: OsvOptions = {}): GhsaList {
  const read = readJson(input, { ...READ_LIMITS, bytes: LIST_BYTES, depth: RECORD_LIMITS.depth })
  if (!read.ok)
    throw new RecordError('record-not-json', `These GitHub advisories cannot be read. ${read.error.message}`)
  const { value } = read
  if (!Array.isArray(value)) return { items: [readGhsa(value, options)], isList: false, problems: [] }
  const problems = new Problems()
  const list = value.flat(1)
  if (list.length > MOST) problems.add(`The list has ${list.length} items; the first ${MOST} were read.`)
  const items = list.slice(0, MOST).flatMap((item: unknown, at) => {
    try {
      return [readGhsa(item, options)]
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      problems.add(`Item ${at + 1} of the list: ${error.message}`)
      return []
    }
  })
  return { items, isList: true, problems: problems.list }
}
