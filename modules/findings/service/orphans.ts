import type { Tx } from '../../../platform/db/index.ts'
import { featuresOf, mentionedPackages, placedIn } from '../rules/index.ts'
import * as store from '../store/orphans.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { hashFingerprints } from './keys.ts'
import { knownAmong } from './packages.ts'

/** Findings without a package looked at in one go. */
const ORPHANS = 200

/** Gives findings that name no package the one their text mentions. @returns those that found theirs */
export async function adopt(
  tx: Tx,
  { blobs, keyring }: Pick<FindingsDeps, 'blobs' | 'keyring'>,
): Promise<string[]> {
  const orphans = await store.withoutPackage(tx, ORPHANS)
  const documents = await readDocuments(
    tx,
    blobs,
    orphans.map((row) => row.id),
  )
  const adopted: string[] = []
  for (const { id, package_key: own } of orphans) {
    const document = documents.get(id)
    if (!document) continue
    const known = await knownAmong(tx, keyring, mentionedPackages(document))
    const found = known.find(({ key }) => !own?.equals(key))
    if (!found) continue
    const features = featuresOf(placedIn(document, found.name))
    await store.adoptPackage(tx, {
      id,
      packageKey: found.key,
      family: features.family ?? null,
      fingerprints: hashFingerprints(keyring, features.fingerprints),
    })
    adopted.push(id)
  }
  return adopted
}
