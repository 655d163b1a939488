import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS, type Tlp } from '../../../platform/access/schema.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import {
  answerFor,
  explainOverlap,
  type Located,
  leaseEnd,
  meet,
  type Rival,
  type Window,
  windowFault,
  windowsMeet,
} from '../rules/index.ts'
import type { CheckBody, CheckResult, ClaimBody, MaintainersSay, Overlap } from '../schema.ts'
import * as store from '../store/claims.ts'
import { maintainersOf } from '../store/projects.ts'
import { keysOf, openClaim, readTarget, type ScansDeps, type SealedClaim, sealNew } from './deps.ts'
import { maintainersSay } from './projects.ts'
import { wishStates } from './wishes.ts'

/** A refusal is an outcome and no error: it is written down, and that must commit. */
export type TakeOutcome =
  | { taken: true; id: string; maintainersSay: MaintainersSay | null }
  | {
      taken: false
      code: 'claim-overlaps' | 'target-opted-out'
      detail: string
      overlap: Overlap | null
      maintainersSay: MaintainersSay | null
    }

export interface Taking {
  /** Whether a target could be claimed now, without claiming it. @throws Fault `not-allowed`, `target-unreadable` */
  check(actor: Actor, body: CheckBody): Promise<CheckResult>
  /**
   * Takes a target for the actor's organisation unless somebody holds a part of it.
   * @throws Fault `not-allowed`, `target-unreadable`, `claim-window-invalid`
   */
  take(actor: Actor, body: ClaimBody): Promise<TakeOutcome>
}

/** How many other targets a refusal names. */
const ELSEWHERE = 5
/** What a check asks about when it names no window. */
const CHECKED_MS = 86_400_000

export function createTaking({ db, keyring }: ScansDeps): Taking {
  function requireDiscoverer(actor: Actor): string {
    if (!policy.mayClaim(actor) || !actor.organisationId)
      throw fault('not-allowed', 'Claiming a target takes a discoverer, with the scope scans:write.')
    return actor.organisationId
  }

  async function windowIn(
    tx: Tx,
    window: ClaimBody['window'] | undefined,
  ): Promise<{ now: Date; window: Window }> {
    const now = await store.instant(tx)
    const to = window ? new Date(window.to) : new Date(now.getTime() + CHECKED_MS)
    const wanted = { from: window?.from ? new Date(window.from) : now, to }
    const wrong = windowFault(wanted, now)
    if (wrong) throw fault('claim-window-invalid', wrong, [{ path: '/window', message: wrong }])
    return { now, window: wanted }
  }

  /** Claims in the way, as the house knows them. @param rows claims on names of the same source */
  async function rivalsIn(
    tx: Tx,
    organisationId: string,
    located: Located,
    window: Window,
    held: store.ClaimRow[],
  ): Promise<Rival[]> {
    const meeting = held.flatMap((row) => {
      if (!windowsMeet({ from: row.window_from, to: row.window_to }, window)) return []
      const claim = openClaim(keyring, row)
      const met = meet(claim.located.scope, located.scope)
      return met === 'apart' ? [] : [{ claim, row, met }]
    })
    const joined = await store.joinedTo(
      tx,
      meeting.map(({ row }) => row.id),
    )
    const names = await store.organisationNames(
      tx,
      meeting.map(({ row }) => row.organisation_id),
    )
    return meeting.map(({ claim, row, met }) => ({
      id: row.id,
      handle: row.handle,
      own: [row.organisation_id, ...(joined.get(row.id) ?? [])].includes(organisationId),
      organisation: names.get(row.organisation_id) ?? '',
      method: claim.method,
      show: row.show,
      joinable: row.joinable,
      window: { from: row.window_from, to: row.window_to },
      leaseUntil: row.lease_until,
      scope: claim.located.scope,
      met,
    }))
  }

  /** The answer to whoever is refused; made after the locks are gone, since the list takes longer than they should hold. */
  async function overlapOf(located: Located, rivals: Rival[]): Promise<Overlap | null> {
    if (rivals.length === 0) return null
    const wishes = await db.as(system, async (tx) => wishStates(keyring, tx, await store.instant(tx)))
    const open = wishes.filter(({ state, line }) => state === 'open' && line !== located.line)
    return answerFor(
      located.scope,
      rivals,
      open.slice(0, ELSEWHERE).map(({ line }) => line),
    )
  }

  /** What maintainers say, and whether they want this organisation kept away. */
  async function maintainersIn(tx: Tx, organisationId: string, keys: Buffer[]) {
    const says = await maintainersSay(keyring, tx, keys)
    if (!says?.rules.optOut) return { says, optedOut: false }
    // Whoever speaks for a project may search it.
    const speakers = (await maintainersOf(tx, keys)).map((row) => row.organisation_id)
    return { says, optedOut: !speakers.includes(organisationId) }
  }

  return {
    async check(actor, body) {
      const organisationId = requireDiscoverer(actor)
      const located = readTarget(body.target)
      const found = await db.as(system, async (tx) => {
        const { now, window } = await windowIn(tx, body.window)
        const keys = await store.sameSource(tx, keysOf(keyring, located))
        const held = (await store.openClaims(tx, keys)).filter((row) => row.lease_until > now)
        return {
          ...(await maintainersIn(tx, organisationId, keys)),
          rivals: await rivalsIn(tx, organisationId, located, window, held),
        }
      })
      const overlap = await overlapOf(located, found.rivals)
      return { free: !found.optedOut && !overlap, overlap, maintainersSay: found.says }
    },

    async take(actor, body) {
      const organisationId = requireDiscoverer(actor)
      const located = readTarget(body.target)
      const label = labelOf(actor, body)
      const outcome = await db.as(system, async (tx) => {
        const own = keysOf(keyring, located)
        const keys = await store.lockTargets(tx, own)
        // Read after the locks: who waited for them must not decide by an older instant.
        const { now, window } = await windowIn(tx, body.window)
        const { says, optedOut } = await maintainersIn(tx, organisationId, keys)
        const rows = await store.openClaims(tx, keys)
        const held = rows.filter((row) => row.lease_until > now)
        const rivals = optedOut ? [] : await rivalsIn(tx, organisationId, located, window, held)
        if (optedOut || rivals.length > 0) {
          const code = optedOut ? ('target-opted-out' as const) : ('claim-overlaps' as const)
          await emit(tx, 'scan-claim.refused', null, { code })
          const entry = { by: actor.accountId, code }
          await record(tx, {
            act: 'scan claim refused',
            subjectKind: 'scan claim',
            subjectId: null,
            detail: entry,
          })
          return { taken: false as const, code, rivals, maintainersSay: says }
        }
        await noteLapses(
          tx,
          rows.filter((row) => row.lease_until <= now),
          now,
        )
        const id = newId(now.getTime())
        const sealed: SealedClaim = {
          target: located.target,
          method: body.method,
          depth: body.depth ?? 'standard',
          tool: body.tool ?? null,
          budget: body.budget ?? null,
          note: body.note ?? null,
        }
        const leaseSeconds = body.leaseSeconds ?? 900
        await store.insertClaim(tx, {
          id,
          handle: randomUUID(),
          organisation_id: organisationId,
          account_id: actor.accountId ?? null,
          keys: own,
          window_from: window.from,
          window_to: window.to,
          lease_seconds: leaseSeconds,
          lease_until: leaseEnd(now, leaseSeconds, window.to),
          show: body.show ?? 'taken',
          joinable: body.joinable ?? true,
          share_coverage: body.shareCoverage ?? true,
          ...label,
          taken_at: now,
          ...sealNew(keyring, sealed),
        })
        await emit(tx, 'scan-claim.taken', id)
        const detail = { by: actor.accountId, until: window.to.toISOString() }
        await record(tx, { act: 'scan claim taken', subjectKind: 'scan claim', subjectId: id, detail })
        return { taken: true as const, id, maintainersSay: says }
      })
      if (outcome.taken) return outcome
      const { rivals, ...refused } = outcome
      const overlap = await overlapOf(located, rivals)
      return {
        ...refused,
        overlap,
        detail: overlap ? explainOverlap(overlap) : optOutOf(refused.maintainersSay),
      }
    },
  }
}

const optOutOf = (says: MaintainersSay | null): string =>
  `${says?.setBy ?? 'The maintainers'} say: ${says?.rules.optOut?.words ?? 'no claims, please.'}`

/** Leases that ended by themselves, written down by whoever comes upon them first. */
export async function noteLapses(tx: Tx, rows: readonly store.ClaimRow[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await store.markLapsed(
    tx,
    rows.map(({ id }) => id),
    now,
  )
  for (const row of rows) {
    await emit(tx, 'scan-claim.lapsed', row.id)
    const detail = { leaseUntil: row.lease_until.toISOString() }
    await record(tx, { act: 'scan claim lapsed', subjectKind: 'scan claim', subjectId: row.id, detail })
  }
}

/** A claim's label, as with reports: TLP:AMBER or the claimant's ceiling, unless it says otherwise. */
function labelOf(actor: Actor, { tlp, compartment }: ClaimBody): { tlp: number; compartment: string | null } {
  const ceiling = TLP_LEVELS.indexOf(actor.tlp)
  const usual = Math.min(TLP_LEVELS.indexOf('amber'), ceiling)
  const wanted = tlp === undefined ? usual : TLP_LEVELS.indexOf(tlp as Tlp)
  if (wanted > ceiling)
    throw fault('not-allowed', `You may label a claim up to TLP:${actor.tlp.toUpperCase()}.`)
  if (compartment !== undefined && !actor.compartments.includes(compartment))
    throw fault('not-allowed', 'You may put a claim into a compartment of your own only.')
  return { tlp: wanted, compartment: compartment ?? null }
}
