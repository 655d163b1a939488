import type { Tx } from '../../../platform/db/index.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import { componentsWith, rekey, settledWords } from '../store/products.ts'
import { keysOf, type TakenFor } from './components.ts'
import { type MembersDeps, openJson } from './deps.ts'

const BATCH = 1000

/**
 * Gives every component of these words the keys of what the words mean by now, and has exposure looked for again. In
 * a transaction of the house.
 * @returns ids of the inventories they stand in
 */
export async function rekeyWords(
  { keyring }: Pick<MembersDeps, 'keyring'>,
  tx: Tx,
  key: Buffer,
  organisationId: string,
  words: Buffer,
): Promise<Set<string>> {
  const [settled] = await settledWords(tx, organisationId, [words.toString('hex')])
  const takenFor = settled && openJson<{ takenFor: TakenFor }>(key, settled.sealed).takenFor
  const touched = new Set<string>()
  let after: string | undefined
  do {
    const rows = await componentsWith(tx, organisationId, words, after, BATCH)
    await rekey(
      tx,
      rows.map(({ id, sealed }) => {
        const { component } = openJson<{ component: Component }>(key, sealed)
        return { id, keys: Buffer.from(keysOf(keyring, { component, takenFor }).join(''), 'hex') }
      }),
    )
    for (const row of rows) touched.add(row.inventory_id)
    after = rows.length < BATCH ? undefined : rows.at(-1)?.id
  } while (after !== undefined)
  return touched
}
