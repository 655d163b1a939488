import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { URGENCY_RULE_VERSION } from '../../../standards/exposure/urgency.ts'
import type { ExposureChange } from '../rules/exposure.ts'
import { stateOf } from '../rules/state.ts'
import * as house from '../store/house-ranges.ts'
import * as again from '../store/look-again.ts'
import { insertReports, lockExposures, setStandings } from '../store/uptake.ts'
import { type MembersDeps, memberOf, type Name, nameKeyHex, type Said, sealJson } from './deps.ts'
import { lookAtPage } from './look.ts'

/** What a change of exposures is told to, in its transaction. */
export type OnExposure = (tx: Tx, changes: readonly ExposureChange[]) => Promise<void>

export interface Exposing {
  /** Looks at components of an inventory that wait, a page at a time, and asks for itself until none does. */
  exposeInventory(inventoryId: string): Promise<void>
  /** Meets inventories with what public records newly say. */
  meetRecords(): Promise<void>
  /** Meets inventories with what this house says in a case now, and with who may know of it. */
  meetCase(caseId: string): Promise<void>
  /** Looks again at what a member may know before publication: its ceiling changed, or it was admitted just now. */
  meetMember(organisationId: string): Promise<void>
  /** Asks for what a house that stopped in the middle left behind. */
  resumeExposure(): Promise<void>
}

/** Components one transaction looks at. */
const PAGE = 2000
/** Names that meet inventories at once. */
const NAMES = 2000
/** One job works so long, milliseconds: far below what a queue gives up after. */
const SPELL = 20_000

export function createExposing(deps: MembersDeps, told: OnExposure = async () => {}): Exposing {
  const { db, keyring, clock } = deps

  const askFor = (tx: Tx, inventories: readonly { inventory_id: string }[]) =>
    deps.enqueue(
      tx,
      'members.expose',
      inventories.map(({ inventory_id: inventoryId }) => ({ data: { inventoryId }, key: inventoryId })),
    )

  /** What was reported as deployed and an import shows as it was is open again. */
  async function reopenStillThere(tx: Tx, inventoryId: string): Promise<ExposureChange[]> {
    const found = new Map((await again.stillThere(tx, inventoryId)).map(({ id, case_id }) => [id, case_id]))
    const rows = await lockExposures(tx, [...found.keys()])
    const [first] = rows
    if (!first) return []
    const now = clock.now()
    const { key } = await memberOf(deps, tx, first.organisation_id)
    const words = 'It was reported as deployed, and the inventory that was imported since shows it as it was.'
    await insertReports(
      tx,
      rows.map((row) => ({
        id: newId(now.getTime()),
        exposureId: row.id,
        organisationId: row.organisation_id,
        vulnerabilityKey: row.vulnerability_key,
        said: 'reopened',
        via: 'inventory',
        at: now,
        sealed: sealJson(key, { by: deps.houseName, words }),
      })),
    )
    const standings = rows.map((row) => ({
      id: row.id,
      reported: null,
      reportedAt: null,
      reopenedAt: now,
      state: stateOf({ ...row, reported: null, reopened: true }),
    }))
    await setStandings(tx, standings, now)
    return rows.map(({ id, organisation_id, band }, at) => ({
      kind: 'reopened',
      exposureId: id,
      organisationId: organisation_id,
      state: standings[at]!.state,
      band: band as ExposureChange['band'],
      caseId: found.get(id) ?? null,
    }))
  }

  async function meetNames(tx: Tx, names: readonly Name[]): Promise<void> {
    await askFor(
      tx,
      await again.lookAgain(
        tx,
        names.map((name) => nameKeyHex(keyring, name)),
      ),
    )
  }

  return {
    async exposeInventory(inventoryId) {
      const until = performance.now() + SPELL
      for (let more = true; more; ) {
        more = await db.as(system, async (tx) => {
          const page = await lookAtPage(deps, tx, inventoryId, PAGE)
          if (!page) return false
          const reopened = page.more ? [] : await reopenStillThere(tx, inventoryId)
          const changes = [...page.changes, ...reopened]
          await told(tx, changes)
          if (changes.length > 0) await emit(tx, 'exposures.changed', null, {})
          const goOn = page.more && performance.now() > until
          if (goOn) await askFor(tx, [{ inventory_id: inventoryId }])
          return page.more && !goOn
        })
      }
    },
    async meetRecords() {
      const until = performance.now() + SPELL
      for (let more = true; more; ) {
        more = await db.as(system, async (tx) => {
          const names = await deps.affected.takeChanges(tx, NAMES)
          await meetNames(tx, names)
          const goOn = names.length === NAMES && performance.now() > until
          if (goOn) await deps.enqueue(tx, 'members.meet', [{ data: {}, key: 'records' }])
          return names.length === NAMES && !goOn
        })
      }
    },
    async meetCase(caseId) {
      await db.as(system, async (tx) => {
        const wrapped = await house.lockCaseKey(tx, caseId)
        if (!wrapped) return
        const key = keyring.unwrap(wrapped)
        const says = await deps.affected.ofCase(tx, caseId)
        const rows = byName(says).map(({ name, said }) => ({
          nameKey: nameKeyHex(keyring, name),
          public: said.caseId === undefined,
          sealed: sealJson(key, said),
        }))
        const before = await house.replaceHouseRanges(tx, caseId, rows)
        const names = [...new Set([...before, ...rows.map(({ nameKey }) => nameKey)])]
        // Whoever is not on the roster must not even see that something of theirs is looked at.
        const isPublic = says !== undefined && says.caseId === undefined
        await askFor(
          tx,
          await (isPublic ? again.lookAgain(tx, names) : again.lookAgainOnRoster(tx, names, caseId)),
        )
        await askFor(tx, await again.lookAgainAtCase(tx, caseId))
      })
    },
    async meetMember(organisationId) {
      await db.as(system, async (tx) => askFor(tx, await again.lookAgainAtRosters(tx, organisationId)))
    },
    async resumeExposure() {
      await db.as(system, async (tx) => {
        // What another version of the rule made is made anew, never mended by hand.
        if ((await again.takeRuleVersion(tx, URGENCY_RULE_VERSION)) > 0)
          await deps.enqueue(tx, 'members.rate', [{ data: {}, key: 'all' }])
        // A house that was older than this comparison has cases of which no news came since.
        for (const { id } of await house.casesNeverMet(tx))
          await deps.enqueue(tx, 'members.meet', [{ data: { caseId: id }, key: id }])
        await askFor(tx, await again.inventoriesWaiting(tx))
        await deps.enqueue(tx, 'members.meet', [{ data: {}, key: 'records' }])
      })
    },
  }
}

/** A record once for each name, with its ranges under it. */
function byName(said: Said | undefined): { name: Name; said: Said }[] {
  const found = new Map<string, { name: Name; said: Said }>()
  for (const range of said?.ranges ?? []) {
    const { kind, space, name } = range
    const key = `${kind}\0${space}\0${name}`
    const known = found.get(key)
    if (known) known.said = { ...known.said, ranges: [...known.said.ranges, range] }
    else found.set(key, { name: { kind, space, name }, said: { ...said!, ranges: [range] } })
  }
  return [...found.values()]
}
