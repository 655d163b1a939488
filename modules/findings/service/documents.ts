import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { FindingDocument } from '../schema.ts'

/** What findings say, opened. A missing id cannot be read: its key was deleted, or it is not the actor's. */
export async function readDocuments(
  tx: Tx,
  blobs: Blobs,
  ids: string[],
): Promise<Map<string, FindingDocument>> {
  const texts = await blobs.getMany(tx, 'finding', ids)
  return new Map([...texts].map(([id, bytes]) => [id, JSON.parse(bytes.toString('utf8')) as FindingDocument]))
}
