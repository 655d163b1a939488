import type { Keyring } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { knownPackages } from '../store/orphans.ts'
import { packageKey } from './keys.ts'

/** Those of some names that are packages the house knows a root cause of, in their order, with their keys. */
export async function knownAmong(
  tx: Tx,
  keyring: Keyring,
  names: readonly string[],
): Promise<{ name: string; key: Buffer }[]> {
  const named = names.map((name) => ({ name, key: packageKey(keyring, name) }))
  const rows = await knownPackages(
    tx,
    named.map(({ key }) => key),
  )
  const known = new Set(rows.map((row) => row.package_key.toString('hex')))
  return named.filter(({ key }) => known.has(key.toString('hex')))
}
