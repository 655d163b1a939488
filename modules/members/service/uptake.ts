import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { readReports } from '../../../standards/uptake/reports.ts'
import { readScannerResult } from '../../../standards/uptake/scanner.ts'
import * as policy from '../policy.ts'
import { stateOf } from '../rules/state.ts'
import type { Reported, UptakeReceipt, UptakeReport } from '../schema.ts'
import * as store from '../store/uptake.ts'
import { type MembersDeps, memberOf, openJson, sealJson, vulnerabilityKey } from './deps.ts'

export interface Uptake {
  /**
   * Takes what a member says it did: about one exposure, or about a vulnerability wherever it stands. A report that is
   * about nothing is said in the receipt, not passed over.
   * @throws Fault `not-allowed`, `member-not-joined`
   */
  report(actor: Actor, reports: readonly UptakeReport[], via: 'click' | 'api'): Promise<UptakeReceipt>
  /** The same out of a table. @throws Fault `uptake-unreadable` */
  reportTable(actor: Actor, text: string): Promise<UptakeReceipt>
  /**
   * Takes a scanner's result for one asset. What it found is there, whatever was reported before; what it did not find
   * counts as deployed only where somebody says that it looked for everything.
   * @throws Fault `uptake-unreadable`, `asset-not-found`
   */
  reportScan(
    actor: Actor,
    scan: { assetId: string; complete: boolean },
    bytes: string | Uint8Array,
  ): Promise<UptakeReceipt>
  /**
   * Opens again what counts as mended, at every member: a repair was bypassed. In a transaction of the house.
   * @returns exposures that were opened
   */
  reopen(tx: Tx, vulnerability: string, words: string): Promise<string[]>
}

/** One report with the exposures it is about. */
interface Meant {
  place: string
  ids: string[]
  said: Reported | 'reopened'
  at: Date | undefined
  words: string | undefined
  message: string | null
}

/** Clocks of who reports may run ahead a little. */
const AHEAD_MS = 5 * 60_000

export function createUptake(deps: MembersDeps): Uptake {
  const { db, keyring, clock } = deps

  const requireWriter = (actor: Actor) => {
    if (!policy.mayWriteOwn(actor))
      throw fault('not-allowed', 'Reporting what was done takes a member with the scope members:write.')
  }

  /** Writes the reports down and what they change, all or nothing. */
  async function take(
    actor: Actor,
    meant: readonly Meant[],
    via: store.ReportRow['via'],
  ): Promise<UptakeReceipt> {
    const now = clock.now()
    return db.as(system, async (tx) => {
      const { key } = await memberOf(deps, tx, actor.organisationId)
      const standing = new Map<string, store.StandingRow & { reported_at?: Date }>()
      for (const row of await store.lockExposures(tx, [...new Set(meant.flatMap(({ ids }) => ids))]))
        standing.set(row.id, row)
      const reports: store.ReportRow[] = []
      const changes = new Map<string, store.Said>()
      for (const { ids, said, at = now, words } of meant) {
        for (const id of ids) {
          const row = standing.get(id)
          if (!row) continue
          const again = said === 'reopened' ? row.state !== 'mended' : row.reported === said
          if (again && words === undefined) continue
          reports.push({
            id: newId(now.getTime()),
            exposureId: id,
            organisationId: row.organisation_id,
            vulnerabilityKey: row.vulnerability_key,
            said,
            via,
            at,
            sealed: sealJson(key, { by: actor.name, words: words ?? null }),
          })
          const next = {
            ...row,
            reported: said === 'reopened' ? null : said,
            reopened_at: said === 'reopened' ? now : row.reopened_at,
          }
          const state = stateOf({ ...next, reopened: next.reopened_at !== null })
          standing.set(id, { ...next, state })
          changes.set(id, {
            id,
            reported: next.reported,
            reportedAt: said === 'reopened' ? null : at,
            reopenedAt: next.reopened_at,
            state,
          })
        }
      }
      await store.insertReports(tx, reports)
      await store.setStandings(tx, [...changes.values()], now)
      const reopened = reports.filter(({ said }) => said === 'reopened').map(({ exposureId }) => exposureId)
      if (reports.length > 0) {
        await emit(tx, 'uptake.reported', actor.organisationId ?? null, { exposures: changes.size, reopened })
        const detail = { by: actor.accountId, via, exposures: changes.size, reopened: reopened.length }
        await record(tx, {
          act: 'uptake reported',
          subjectKind: 'member',
          subjectId: actor.organisationId ?? null,
          detail,
        })
      }
      return {
        changed: changes.size,
        reopened: reopened.length,
        results: meant.map(({ place, ids, message }) => ({ at: place, exposures: ids.length, message })),
      }
    })
  }

  /** Finds what reports are about, among what the actor may see. */
  async function meantBy(
    actor: Actor,
    reports: readonly { place: string; report: UptakeReport & { asset?: string } }[],
  ): Promise<Meant[]> {
    const now = clock.now().getTime()
    return db.as(actor, async (tx) => {
      const { key } = await memberOf(deps, tx, actor.organisationId)
      const named = reports.some(({ report }) => report.asset !== undefined) ? await store.assetsOf(tx) : []
      const assets = named.map(({ id, sealed }) => ({
        id,
        name: openJson<{ name: string }>(key, sealed).name,
      }))
      const byId = await store.exposuresById(
        tx,
        reports.flatMap(({ report }) => report.exposureId ?? []),
      )
      const keyOf = (id: string) => vulnerabilityKey(keyring, id)
      const ofKey = new Map<string, store.StandingRow[]>()
      const keys = reports.flatMap(({ report }) =>
        report.vulnerability ? [keyOf(report.vulnerability)] : [],
      )
      for (const row of await store.exposuresOf(tx, keys)) {
        for (const key of row.identifiers) {
          const hex = key.toString('hex')
          ofKey.set(hex, [...(ofKey.get(hex) ?? []), row])
        }
      }
      return reports.map(({ place, report }): Meant => {
        const { exposureId, vulnerability, assetId, asset, said, words } = report
        const at = report.at === undefined ? undefined : new Date(report.at)
        const meant = { place, said, at, words, ids: [] as string[] }
        if (at && at.getTime() > now + AHEAD_MS)
          return { ...meant, message: `${report.at} lies ahead: say "planned" for what is to come.` }
        if ((exposureId === undefined) === (vulnerability === undefined))
          return { ...meant, message: 'A report names either an exposure or a vulnerability.' }
        const on = asset === undefined ? assetId : assets.find(({ name }) => name === asset)?.id
        if (asset !== undefined && on === undefined)
          return { ...meant, message: `No asset of yours is called "${asset}"; names are compared exactly.` }
        const rows =
          exposureId === undefined
            ? (ofKey.get(keyOf(vulnerability!).toString('hex')) ?? [])
            : byId.filter(({ id }) => id === exposureId)
        const ids = rows.filter((row) => on === undefined || row.asset_id === on).map(({ id }) => id)
        const where = on === undefined ? '' : ' on that asset'
        const message = ids.length > 0 ? null : `You are not known to be exposed to this${where}.`
        return { ...meant, ids, message }
      })
    })
  }

  return {
    async report(actor, reports, via) {
      requireWriter(actor)
      const placed = reports.map((report, at) => ({ place: `/reports/${at}`, report }))
      return take(actor, await meantBy(actor, placed), via)
    },
    async reportTable(actor, text) {
      requireWriter(actor)
      const { reports, problems } = unreadable(() => readReports(text))
      const placed = reports.map(({ line, report }) => ({ place: `line ${line}`, report }))
      const receipt = await take(actor, await meantBy(actor, placed), 'csv')
      const unread = problems.map(({ line, message }) => ({ at: `line ${line}`, exposures: 0, message }))
      return { ...receipt, results: [...receipt.results, ...unread] }
    },
    async reportScan(actor, { assetId, complete }, bytes) {
      requireWriter(actor)
      const { tool, found } = unreadable(() => readScannerResult(bytes))
      const meant = await db.as(actor, async (tx) => {
        if (!(await store.assetsOf(tx)).some(({ id }) => id === assetId))
          throw fault('asset-not-found', `no asset ${assetId} of yours`)
        const rows = await store.exposuresOfAsset(tx, assetId)
        const seen = new Set(found.map((id) => vulnerabilityKey(keyring, id).toString('hex')))
        const names = (row: store.StandingRow) => row.identifiers.map((key) => key.toString('hex'))
        const there = rows.filter((row) => names(row).some((name) => seen.has(name)))
        const known = new Set(there.flatMap(names))
        const thereIds = new Set(there.map(({ id }) => id))
        const words = `${tool} found it.`
        const back = there.filter(({ state }) => state === 'mended').map(({ id }) => id)
        const away = complete
          ? rows
              .filter((row) => !thereIds.has(row.id) && ['open', 'unsure'].includes(row.state))
              .map(({ id }) => id)
          : []
        const strange = found.filter((id) => !known.has(vulnerabilityKey(keyring, id).toString('hex')))
        const at = undefined
        const results: Meant[] = [
          { place: 'found and reported mended', ids: back, said: 'reopened', at, words, message: null },
          {
            place: 'not found',
            ids: away,
            said: 'deployed',
            at,
            words: `${tool} looked for everything on this asset and did not find it.`,
            message: complete
              ? null
              : 'What was not found stays as it is: the scan was not said to be complete.',
          },
          ...strange.slice(0, 1000).map(
            (id): Meant => ({
              place: id,
              ids: [],
              said: 'planned',
              at,
              words: undefined,
              message:
                'Found by the scanner; nothing of this asset’s inventory is known to be exposed to it.',
            }),
          ),
        ]
        return results
      })
      return take(actor, meant, 'scanner')
    },
    async reopen(tx, vulnerability, words) {
      const now = clock.now()
      const rows = await store.lockMended(tx, vulnerabilityKey(keyring, vulnerability))
      const keys = new Map<string, Buffer>()
      for (const { organisation_id: id } of rows)
        if (!keys.has(id)) keys.set(id, (await memberOf(deps, tx, id)).key)
      await store.insertReports(
        tx,
        rows.map((row) => ({
          id: newId(now.getTime()),
          exposureId: row.id,
          organisationId: row.organisation_id,
          vulnerabilityKey: row.vulnerability_key,
          said: 'reopened',
          via: 'house',
          at: now,
          sealed: sealJson(keys.get(row.organisation_id)!, { by: deps.houseName, words }),
        })),
      )
      await store.setStandings(
        tx,
        rows.map((row) => ({
          id: row.id,
          reported: null,
          reportedAt: null,
          reopenedAt: now,
          state: stateOf({ ...row, reported: null, reopened: true }),
        })),
        now,
      )
      return rows.map(({ id }) => id)
    },
  }
}

/** @throws Fault `uptake-unreadable` with the reader's own words */
function unreadable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw fault('uptake-unreadable', (error as Error).message)
  }
}
