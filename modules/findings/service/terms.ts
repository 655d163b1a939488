import { system } from '../../../platform/access/actor.ts'
import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { packageOf, stemOf, wordsOf } from '../rules/index.ts'
import { insertTerms } from '../store/terms.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'

/** Findings whose words are indexed in one transaction: the text of each is opened for it. */
const BATCH = 200
/** Words of one finding that can be searched for, and words of one search that count. */
const MOST_INDEXED = 64
const MOST_SEARCHED = 8

export interface Indexing {
  /** Fills the search index with the words of titles and packages. */
  index(findingIds: string[]): Promise<void>
}

export function createIndexing({ db, blobs, keyring }: FindingsDeps): Indexing {
  async function indexBatch(tx: Tx, findingIds: string[]): Promise<void> {
    const rows: { findingId: string; term: Buffer }[] = []
    for (const [findingId, document] of await readDocuments(tx, blobs, findingIds)) {
      const words = [...wordsOf(document.title), ...wordsOf(packageOf(document) ?? '')]
      const terms = [...new Set(words.map(stemOf))].slice(0, MOST_INDEXED)
      for (const term of terms) rows.push({ findingId, term: keyring.blind('term', term) })
    }
    await insertTerms(tx, rows)
  }

  return {
    async index(findingIds) {
      for (let at = 0; at < findingIds.length; at += BATCH) {
        const ids = findingIds.slice(at, at + BATCH)
        await db.as(system, (tx) => indexBatch(tx, ids))
      }
    },
  }
}

/** What the index holds for the words of a search. */
export const termsOf = (keyring: Keyring, q: string | undefined): Buffer[] =>
  wordsOf(q ?? '')
    .slice(0, MOST_SEARCHED)
    .map((word) => keyring.blind('term', stemOf(word)))
