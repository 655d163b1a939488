import { system } from '../../../platform/access/actor.ts'
import { grantAccess } from '../../../platform/access/store.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { PRIORITY_RULE_VERSION } from '../../../standards/scoring/priority.ts'
import type { Severity } from '../../findings/index.ts'
import { ASKED, publishObstacles } from '../rules/index.ts'
import type { CreditBody, Priority } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as dossiers from '../store/dossiers.ts'
import * as lastResort from '../store/last-resort.ts'
import * as parts from '../store/parts.ts'
import { refreshCertificates, type SealedCertificate } from './certificates.ts'
import { type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { embargoOf } from './door.ts'
import { reservedIdentifiers } from './identifiers.ts'
import { type CasePart, identifiersOf, loadParts } from './load.ts'
import { rate } from './open.ts'
import type { Pacing } from './pace.ts'
import type { Signals } from './signals.ts'
import { note } from './timeline.ts'

/** A case as the modules above need it: its advisory is drafted and published from this. */
export interface CaseDossier {
  id: string
  number: string
  state: string
  title: string
  severity: Severity
  tlp: number
  advisoryId: string | null
  identifiers: string[]
  /** A coordinator's CVSS vector. */
  assessedVector: string | undefined
  parts: CasePart[]
  certificates: { rootCauseId: string; candidate: string; grade: string; at: Date }[]
  /** Organisations that are its parties. */
  organisations: string[]
  /** Why the case may not be published now, given its advisory's faults. */
  obstacles(faults: readonly string[]): string[]
}

export interface CaseCounts {
  cases: number
  casesLastHour: number
  waitingForPerson: { reason: string; count: number; href: string }[]
  /** Age of the oldest case that is neither published nor closed. */
  oldestCaseSeconds: number | null
}

export interface House {
  /** Counts for the watch floor: no title, no name. */
  caseCounts(tx: Tx): Promise<CaseCounts>
  /** Recomputes face, priority and certificates of the cases that handle these root causes. May run twice. */
  refreshCases(rootCauseIds: string[]): Promise<void>
  /** Root causes of cases that are neither published nor closed: what is new about the world may move them. */
  rootCausesInWork(tx: Tx): Promise<string[]>
  /** Recomputes priorities that another version of the rule made. @returns how many */
  refreshOutdated(): Promise<number>
  /** Follows a merge: the case handles the root cause that is left. Call in the event's transaction or a job. */
  followMerge(tx: Tx, from: string, into: string): Promise<void>
  /** Everything about a case, in a transaction of the house. @throws Fault `case-not-found` */
  dossierIn(tx: Tx, id: string): Promise<CaseDossier>
  /** Records which advisory belongs to a case. */
  linkAdvisory(tx: Tx, id: string, advisoryId: string, by: string): Promise<void>
  /** The case follows its advisory: it is published. */
  markPublished(tx: Tx, id: string, by: string): Promise<void>
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export function createHouse(
  deps: CasesDeps,
  { proposeShortening, queueDossiers }: Pick<Signals, 'proposeShortening'> & Pick<Pacing, 'queueDossiers'>,
): House {
  const { db, keyring, clock, findings } = deps

  async function refresh(tx: Tx, id: string): Promise<void> {
    const row = await store.lockCase(tx, id)
    if (!row) return
    const key = keyring.unwrap(row.wrapped)
    const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
    if (loaded.length === 0) return
    const before = openJson<Priority>(key, row.priority_sealed)
    const { assessment } = openJson<SealedFace>(key, row.sealed)
    const rated = await rate(deps, tx, key, loaded, assessment)
    await store.setFaceAndPriority(tx, id, rated)
    if (rated.band !== before.band)
      await note(deps, tx, id, key, {
        by: 'the house',
        what: 'priority changed',
        detail: `${before.band} → ${rated.band}`,
      })
    for (const { certificate } of await refreshCertificates(deps, tx, id, key, loaded))
      await note(deps, tx, id, key, {
        by: 'the house',
        what: 'patch certificate',
        detail: `${certificate.candidate}: ${certificate.grade}`,
      })
    await proposeShortening(tx, row, key, firstReports(loaded))
    // What has been shown since its maintainers were named goes to them now.
    await queueDossiers(tx, id, await parts.partiesOf(tx, id), loaded)
    await emit(tx, 'case.changed', id, { band: rated.band })
  }

  return {
    async caseCounts(tx) {
      const row = await store.countCases(tx, clock.now())
      const waiting = [
        { reason: 'cases to begin coordinating', count: row?.open ?? 0, href: '/cases?state=open' },
        {
          reason: 'cases whose fix is ready to publish',
          count: row?.publishable ?? 0,
          href: '/cases?state=fix+ready',
        },
        {
          reason: 'cases nobody mends: decide whether a maintainer of last resort is asked',
          count: await lastResort.countOpen(tx),
          href: '/last-resort',
        },
      ]
      return {
        cases: row?.total ?? 0,
        casesLastHour: row?.last_hour ?? 0,
        waitingForPerson: waiting.filter(({ count }) => count > 0),
        oldestCaseSeconds: row?.oldest_seconds ?? null,
      }
    },
    async refreshCases(rootCauseIds) {
      const ids = await db.as(system, async (tx) => [
        ...new Set((await store.casesOf(tx, rootCauseIds)).map((entry) => entry.case_id)),
      ])
      // One case a transaction: a long list must not lock them all.
      for (const id of ids.sort()) await db.as(system, (tx) => refresh(tx, id))
    },
    rootCausesInWork: (tx) => store.rootCausesInWork(tx),
    async refreshOutdated() {
      let refreshed = 0
      for (let after = FIRST_ID; ; ) {
        const ids = await db.as(system, (tx) => store.outdatedCases(tx, PRIORITY_RULE_VERSION, after, 100))
        for (const id of ids) await db.as(system, (tx) => refresh(tx, id))
        refreshed += ids.length
        const last = ids.at(-1)
        if (last === undefined) return refreshed
        after = last
      }
    },
    async followMerge(tx, from, into) {
      const [entry] = await store.casesOf(tx, [from])
      if (!entry) return
      // The case, then the queues, then rows: the order of whoever sends dossiers.
      await store.lockCase(tx, entry.case_id)
      await dossiers.lockProjects(tx, await dossiers.projectsOf(tx, [from, into]))
      await store.moveRootCause(tx, from, into)
      await findings.linkCase(tx, [from], null)
      const [now] = await store.casesOf(tx, [into])
      if (now) {
        await findings.linkCase(tx, [into], now.case_id)
        await dossiers.moveDossiers(tx, from, into)
        const sent = new Set(
          (await dossiers.dossiersOf(tx, now.case_id)).flatMap((row) =>
            row.root_cause_id === into && row.sent_at ? row.party_id : [],
          ),
        )
        // Who reads the reports keeps reading them under their new root cause.
        for (const { id, role, organisation_id } of await parts.partiesOf(tx, now.case_id))
          if (organisation_id && role !== 'discoverer' && (!ASKED.includes(role) || sent.has(id)))
            await grantAccess(tx, 'root cause', into, organisation_id)
      }
      await refresh(tx, entry.case_id)
    },
    async dossierIn(tx, id) {
      const row = await store.findCase(tx, id)
      if (!row) throw fault('case-not-found', `no case ${id}`)
      const key = keyring.unwrap(row.wrapped)
      const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
      const embargo = embargoOf(row, key)
      const parties = await parts.partiesOf(tx, id)
      const wishes = wishesOf(await parts.everyPartyOf(tx, id), key)
      const { title, assessment } = openJson<SealedFace>(key, row.sealed)
      return {
        id,
        number: row.number,
        state: row.state,
        title,
        severity: row.severity as Severity,
        tlp: row.tlp,
        advisoryId: row.advisory_id,
        identifiers: [...new Set([...(await reservedIdentifiers(tx, id, key)), ...identifiersOf(loaded)])],
        assessedVector: assessment?.vector,
        parts: loaded.map((part) => creditedAs(part, wishes)),
        certificates: (await parts.certificatesOfCase(tx, id)).map((entry) => ({
          rootCauseId: entry.root_cause_id,
          candidate: openJson<SealedCertificate>(key, entry.sealed).candidate,
          grade: entry.grade,
          at: entry.at,
        })),
        organisations: parties.flatMap((party) => party.organisation_id ?? []),
        obstacles: (faults) =>
          publishObstacles(
            {
              state: row.state,
              embargo,
              rootCauses: loaded.map(({ rootCause }) => rootCause),
              advisory: { faults },
            },
            clock.now(),
          ),
      }
    },
    async linkAdvisory(tx, id, advisoryId, by) {
      const row = await store.lockCase(tx, id)
      if (!row) throw fault('case-not-found', `no case ${id}`)
      await store.setAdvisory(tx, id, advisoryId)
      await note(deps, tx, id, keyring.unwrap(row.wrapped), { by, what: 'drafted the advisory', detail: '' })
      await emit(tx, 'case.changed', id, {})
    },
    async markPublished(tx, id, by) {
      const row = await store.lockCase(tx, id)
      if (!row) throw fault('case-not-found', `no case ${id}`)
      if (row.state === 'published') return
      await store.setState(tx, id, 'published')
      await note(deps, tx, id, keyring.unwrap(row.wrapped), {
        by,
        what: `moved the case from “${row.state}” to “published”`,
        detail: 'Its advisory was published.',
      })
      await emit(tx, 'case.moved', id, { from: row.state, to: 'published' })
    },
  }
}

/** What discoverers said in the case about how they want to be thanked, by organisation. */
const wishesOf = (parties: readonly parts.PartyRow[], key: Uint8Array): Map<string, CreditBody> =>
  new Map(
    parties.flatMap(({ organisation_id, credit_sealed }) =>
      organisation_id && credit_sealed
        ? [[organisation_id, openJson<CreditBody>(key, credit_sealed)] as const]
        : [],
    ),
  )

/** Reports with the later word: what a discoverer wishes in the case counts before what its report said. */
function creditedAs(part: CasePart, wishes: ReadonlyMap<string, CreditBody>): CasePart {
  // In a transaction of the house every member has its document, in the same order.
  const documents = part.documents.map((document, at) => {
    const member = part.members[at]
    const wish = member && wishes.get(member.organisationId)
    if (!wish) return document
    const name = wish.name ?? document.credit?.name ?? member.organisation
    return {
      ...document,
      credit: { name, wish: wish.wish === 'named' ? ('named' as const) : ('anonymous' as const) },
    }
  })
  return { ...part, documents }
}

/** When each discoverer first reported one of these root causes. */
function firstReports(loaded: readonly CasePart[]): Date[] {
  const first = new Map<string, Date>()
  for (const { organisationId, receivedAt } of loaded.flatMap(({ members }) => members)) {
    const known = first.get(organisationId)
    if (!known || receivedAt < known) first.set(organisationId, receivedAt)
  }
  return [...first.values()]
}
