import { type Keyring, newKey, seal } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { GROUPING_VERSION, KIND, packageOf, sinksOf } from '../rules/index.ts'
import type { FindingDocument } from '../schema.ts'
import type { FingerprintRow, PlacedRow } from '../store/grouping.ts'
import * as store from '../store/root-causes.ts'

/** What a root cause is called by, sealed under its key: taken over from one of its findings. */
function faceOf(document: FindingDocument | undefined): Buffer {
  const name = document && packageOf(document)
  const sinks = document && sinksOf(document, name)
  const face = {
    title: document?.title ?? 'unreadable',
    package: name ?? null,
    sink: document?.sink ?? sinks?.stated[0] ?? sinks?.mentioned[0] ?? null,
  }
  return Buffer.from(JSON.stringify(face))
}

/** A new root cause, with the face of the finding that founds it. */
export function makeRootCause(
  keyring: Keyring,
  id: string,
  row: FingerprintRow,
  document: FindingDocument | undefined,
): store.NewRootCause {
  const key = newKey()
  return {
    id,
    wrappedKey: keyring.wrap(key),
    sealed: seal(key, faceOf(document)),
    packageKey: row.package_key,
    weakness: row.weakness,
    family: row.family,
    severity: row.severity,
    tlp: row.tlp,
    compartment: row.compartment,
    ruleVersion: GROUPING_VERSION,
    firstReportedAt: row.received_at,
  }
}

/**
 * Gives root causes of a regrouped package the face of the finding that speaks for them best: the first
 * that was reproduced, else the first that replay placed, else the first. Whoever founded one may be
 * elsewhere by now, and a false report must not name a true flaw.
 */
export async function renewFaces(
  tx: Tx,
  keyring: Keyring,
  members: ReadonlyMap<string, readonly PlacedRow[]>,
  documents: ReadonlyMap<string, FindingDocument>,
): Promise<void> {
  const keys = await store.rootCauseKeys(tx, [...members.keys()])
  const faces: store.Face[] = []
  for (const { id, wrapped } of keys) {
    const own = members.get(id) ?? []
    const speaker =
      own.find((row) => row.verdict === 'reproduced') ??
      own.find((row) => row.behaviour_kind === KIND.behaviour) ??
      own[0]
    const document = speaker && documents.get(speaker.id)
    if (!speaker || !document) continue
    faces.push({
      id,
      sealed: seal(keyring.unwrap(wrapped), faceOf(document)),
      weakness: speaker.weakness,
      family: speaker.family,
    })
  }
  await store.setFaces(tx, faces)
}
