import type { Actor } from '../../../platform/access/actor.ts'
import type { InventoryItem, StatedVulnerability } from '../../../standards/sbom/types.ts'
import type { ImportMark } from '../store/imports.ts'
import { pieceOf } from '../store/inventories.ts'
import { createDigests } from './arrivals.ts'
import type { MembersDeps } from './deps.ts'
import { openPiece } from './document.ts'

/** A document that is kept, piece by piece as it came. @param pieces how many there are */
export async function* keptDocument(
  { db }: Pick<MembersDeps, 'db'>,
  actor: Actor,
  key: Buffer,
  { inventoryId, revision }: Pick<ImportMark, 'inventoryId' | 'revision'>,
  pieces: number,
): AsyncGenerator<Buffer> {
  for (let place = 0; place < pieces; place += 1) {
    const sealed = await db.as(actor, (tx) => pieceOf(tx, inventoryId, revision, place))
    if (!sealed) throw new Error('another document took its place while this one was read')
    yield await openPiece(key, sealed)
  }
}

/**
 * Digests of the components that statements of a document speak of, by the mark they name them by. Statements stand
 * behind the components, and remembering the marks of a million for the few that have statements would fill the
 * memory: the document is read once more instead.
 */
export async function marksOf(
  { keyring }: Pick<MembersDeps, 'keyring'>,
  organisationId: string,
  vulnerabilities: readonly StatedVulnerability[],
  again: () => AsyncIterable<InventoryItem>,
): Promise<Map<string, string[]>> {
  const marks = new Map<string, string[]>()
  for (const { affects } of vulnerabilities) for (const { ref } of affects) marks.set(ref, [])
  if (marks.size === 0) return marks
  const digestOf = createDigests(keyring, organisationId)
  for await (const item of again()) {
    if (item.type !== 'component') continue
    const digest = digestOf(item.component)
    marks.get(item.component.ref)?.push(digest)
  }
  return marks
}
