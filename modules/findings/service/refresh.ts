import { type Actor, system } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { mayRegroup } from '../policy.ts'
import {
  FINGERPRINT_VERSION,
  featuresOf,
  GROUPING_VERSION,
  mentionedPackages,
  placedIn,
} from '../rules/index.ts'
import type { FindingDocument } from '../schema.ts'
import { lockGrouping } from '../store/grouping.ts'
import * as store from '../store/refresh.ts'
import type { FindingsDeps } from './deps.ts'
import { readDocuments } from './documents.ts'
import { hashFingerprints, packageKey } from './keys.ts'
import { recountKeys } from './recount.ts'

/** Where the walk has come to, as a job holds it: the package's key in hexadecimal. */
export interface RefreshPlace {
  packageKey: string | null
  id: string
}

export interface Refresh {
  /**
   * A coordinator asks that what older rules made be made anew: fingerprints from the findings' texts, and
   * then the grouping of their packages. People's decisions stay. The work is done batch by batch.
   * @returns whether there is anything to do; @throws Fault `not-allowed`
   */
  regroupOutdated(actor: Actor): Promise<boolean>
  /** One batch of the walk; the event it leaves behind asks for the next. */
  refreshBatch(after: RefreshPlace | undefined): Promise<void>
}

/** Findings whose texts are opened in one transaction. */
const BATCH = 200
/** Packages named in one event. */
const AT_ONCE = 500

export function createRefresh({ db, blobs, keyring }: FindingsDeps): Refresh {
  /** Features by today's rule; a finding that was given the package its text mentions keeps it. */
  function featuresIn(document: FindingDocument, given: Buffer | null) {
    const own = featuresOf(document)
    if (!given || (own.package && packageKey(keyring, own.package).equals(given))) return own
    const name = mentionedPackages(document).find((mentioned) => packageKey(keyring, mentioned).equals(given))
    if (!name) return own
    return featuresOf(placedIn(document, name))
  }

  /** Asks that the package of each of these findings be grouped anew. */
  async function askForRegrouping(tx: Tx, findingIds: string[]): Promise<void> {
    for (let at = 0; at < findingIds.length; at += AT_ONCE)
      await emit(tx, 'findings.outdated-packages', null, { ids: findingIds.slice(at, at + AT_ONCE) })
  }

  return {
    async regroupOutdated(actor) {
      if (!mayRegroup(actor)) throw fault('not-allowed', 'Only coordinators change groupings.')
      return db.as(system, async (tx) => {
        const fingerprints = await store.anyOutdated(tx, FINGERPRINT_VERSION)
        const packages = (await store.outdatedPackages(tx, GROUPING_VERSION)).map((row) => row.id)
        if (fingerprints) await emit(tx, 'findings.outdated', null, {})
        await askForRegrouping(tx, packages)
        const needed = fingerprints || packages.length > 0
        if (needed)
          await record(tx, {
            act: 'regrouping requested',
            subjectKind: 'house',
            subjectId: null,
            detail: {
              by: actor.accountId,
              fingerprintVersion: FINGERPRINT_VERSION,
              ruleVersion: GROUPING_VERSION,
            },
          })
        return needed
      })
    },

    async refreshBatch(after) {
      await db.as(system, async (tx) => {
        await lockGrouping(tx)
        const from = after && {
          ...after,
          packageKey: after.packageKey === null ? null : Buffer.from(after.packageKey, 'hex'),
        }
        const rows = await store.outdatedFindings(tx, FINGERPRINT_VERSION, from, BATCH)
        const documents = await readDocuments(
          tx,
          blobs,
          rows.map((row) => row.id),
        )
        // One finding stands for each package that has to be grouped anew.
        const packages = new Map<string, string>()
        for (const row of rows) {
          const document = documents.get(row.id)
          if (!document) {
            await store.leaveFingerprints(tx, row.id, FINGERPRINT_VERSION)
            continue
          }
          const features = featuresIn(document, row.package_key)
          const key = features.package === undefined ? null : packageKey(keyring, features.package)
          await store.refreshFingerprints(tx, {
            id: row.id,
            version: FINGERPRINT_VERSION,
            packageKey: key,
            family: features.family ?? null,
            fingerprints: hashFingerprints(keyring, features.fingerprints),
          })
          if (key) packages.set(key.toString('hex'), row.id)
        }
        await recountKeys(tx, [...new Set(rows.flatMap((row) => row.root_cause_id ?? []))])
        await askForRegrouping(tx, [...packages.values()])
        const last = rows.at(-1)
        if (last && rows.length === BATCH)
          await emit(tx, 'findings.outdated', null, {
            after: {
              packageKey: last.package_key?.toString('hex') ?? null,
              id: last.id,
            } satisfies RefreshPlace,
          })
      })
    },
  }
}
