import { system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { featuresOf, KIND, packageOf } from '../rules/index.ts'
import type { EvidenceLevel, VerdictOrWaiting } from '../schema.ts'
import * as store from '../store/evidence.ts'
import { findingsOfPackage, lockGrouping, packageOfFinding } from '../store/grouping.ts'
import { findFinding } from '../store/read.ts'
import { refreshRootCauses } from '../store/root-causes.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { behaviourKey } from './keys.ts'

/** A repair replay held against a proof, and how the flaw showed itself. */
export interface Repair {
  oracle: string
  /** Version that repairs it. */
  fix: string
}

/** Waiting, not failing: what was asked for is tried again when grouping has come so far. */
export class NotGroupedYet extends Error {
  override readonly name = 'NotGroupedYet'
  constructor(findingId: string) {
    super(`finding ${findingId} is not grouped yet`)
  }
}

export interface Evidence {
  /** Records what a reproduction or an attestation showed of a finding, and refreshes its root cause. */
  recordVerdict(findingId: string, verdict: VerdictOrWaiting, level: EvidenceLevel): Promise<void>
  /**
   * Records what replay showed of proofs of one package: the known fix that stops each, with others that
   * stop it too, or that it triggers none of the flaws known there.
   * @returns true when any of it is news, and the package should be grouped anew
   */
  recordBehaviours(
    shown: { findingId: string; behaviour: (Repair & { also: Repair[] }) | 'refuted' }[],
  ): Promise<boolean>
  /** Findings of a finding's package, oldest first: what is replayed against whose fix. */
  samePackage(tx: Tx, findingId: string): Promise<string[]>
  /** Versions that the reports of findings say repair them, proven or not. */
  namedFixes(tx: Tx, findingIds: string[]): Promise<string[]>
  /** Of newly grouped findings, one for each package in which a proof fell that no known repair explains. */
  worthReplaying(tx: Tx, findingIds: string[]): Promise<string[]>
}

export function createEvidence({ db, blobs, keyring }: FindingsDeps): Evidence {
  return {
    async recordVerdict(findingId, verdict, level) {
      await db.as(system, async (tx) => {
        // Grouping writes memberships too: take its lock first, always in this order.
        await lockGrouping(tx)
        const changed = await store.setVerdict(tx, findingId, verdict, level)
        const row = await findFinding(tx, findingId)
        if (!row) return
        // Not grouped yet: the verdict waits, and the job is tried again.
        if (changed === 0 || !row.root_cause_id) throw new NotGroupedYet(findingId)
        await refreshRootCauses(tx, [row.root_cause_id])
        await emit(tx, 'finding.judged', findingId, { rootCauseId: row.root_cause_id, verdict })
      })
    },
    async recordBehaviours(shown) {
      if (shown.length === 0) return false
      return db.as(system, async (tx) => {
        const ids = shown.map(({ findingId }) => findingId)
        const documents = await readDocuments(tx, blobs, ids)
        const rows: store.BehaviourRow[] = []
        for (const { findingId, behaviour } of shown) {
          if (behaviour === 'refuted') {
            const key = keyring.blind(`fingerprint/${KIND.refuted}`, findingId)
            rows.push({ findingId, kind: KIND.refuted, key, sealed: null, also: [] })
            continue
          }
          const document = documents.get(findingId)
          const name = document && packageOf(document)
          if (!name) continue
          const keyOf = ({ oracle, fix }: Repair) => behaviourKey(keyring, name, oracle, fix)
          rows.push({
            findingId,
            kind: KIND.behaviour,
            key: keyOf(behaviour),
            sealed: keyring.wrap(Buffer.from(behaviour.fix)),
            also: behaviour.also.map(keyOf).sort(Buffer.compare),
          })
        }
        const known = new Map((await store.behavioursOf(tx, ids)).map((row) => [row.finding_id, row]))
        const news = rows.filter(({ findingId, key, also }) => {
          const row = known.get(findingId)
          return !row?.key.equals(key) || !Buffer.concat(row.also).equals(Buffer.concat(also))
        })
        for (const row of news) await store.setBehaviour(tx, row)
        return news.length > 0
      })
    },
    async samePackage(tx, findingId) {
      const of = await packageOfFinding(tx, findingId)
      if (!of?.package_key) return []
      return (await findingsOfPackage(tx, of.package_key, 5000)).map((row) => row.id)
    },
    async namedFixes(tx, findingIds) {
      const documents = await readDocuments(tx, blobs, findingIds)
      const named = [...documents.values()].map((document) => featuresOf(document).fixed)
      return [...new Set(named.filter((version) => version !== undefined))]
    },
    async worthReplaying(tx, findingIds) {
      return (await store.unexplained(tx, findingIds)).map((row) => row.id)
    },
  }
}
