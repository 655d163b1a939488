import type { Tx } from '../../../platform/db/index.ts'
import * as grouping from '../store/grouping.ts'
import { readKeys } from './keys.ts'

/** Keys of root causes, counted anew from the members they have now. */
export async function recountKeys(tx: Tx, rootCauseIds: string[]): Promise<void> {
  const keys = new Map<string, grouping.KeyCount>()
  for (const rootCauseId of rootCauseIds)
    for (const row of await grouping.fingerprintsOfMembers(tx, rootCauseId))
      for (const { kind, key } of readKeys(row.fingerprints)) countKey(keys, rootCauseId, kind, key)
  await grouping.replaceKeys(tx, rootCauseIds, [...keys.values()])
}

/** Counts one more member of a root cause that has this fingerprint. `key` in hexadecimal. */
export function countKey(
  keys: Map<string, grouping.KeyCount>,
  rootCauseId: string,
  kind: number,
  key: string,
): void {
  const at = `${rootCauseId}/${key}/${kind}`
  const known = keys.get(at)
  if (known) known.members += 1
  else keys.set(at, { kind, key: Buffer.from(key, 'hex'), rootCauseId, members: 1 })
}
