import { type Actor, system } from '../../../platform/access/actor.ts'
import { grantAccess } from '../../../platform/access/store.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { ASKED, mayReach, maySendNow, type Pace, type Place, placeOf } from '../rules/index.ts'
import type { QueuePlace } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as dossiers from '../store/dossiers.ts'
import * as parts from '../store/parts.ts'
import type { CasesDeps } from './deps.ts'
import { createDoor, nameOf } from './door.ts'
import { type CasePart, loadParts } from './load.ts'
import { note } from './timeline.ts'

export interface Pacing {
  /**
   * Queues what a party that is asked for a fix should see, and sends what its pace allows. In a transaction
   * of the house. @returns how many root causes of the case may reach it at all
   */
  queueDossiers(tx: Tx, caseId: string, party: PartyFace, loaded: readonly CasePart[]): Promise<number>
  /** A coordinator sends what waits for a party now, past the budget: what is exploited does not wait. */
  sendNow(actor: Actor, caseId: string, partyId: string, words: string): Promise<void>
  /** Sends what budgets allow by now. @returns how many were sent */
  sendDue(): Promise<number>
  /** Where a root cause stands in its maintainers' queue; null when nothing of it waits. @throws Fault `root-cause-not-found` */
  queuePlace(actor: Actor, rootCauseId: string): Promise<QueuePlace | null>
  /** The same for whoever reported it: by one of its own findings. @throws Fault `finding-not-found` */
  queuePlaceOfFinding(actor: Actor, findingId: string): Promise<QueuePlace | null>
}

export type PartyFace = Pick<parts.PartyRow, 'id' | 'role' | 'organisation_id'>

const WEEK_MS = 7 * 86_400_000
const NO_RULES: Pace = { perWeek: undefined, acceptsUnreproduced: false }

export function createPacing(deps: CasesDeps): Pacing {
  const { db, clock, keyring, findings } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)

  /** The project a root cause is of, and its maintainers' pace. */
  async function projectOf(tx: Tx, part: CasePart): Promise<{ key: Buffer; pace: Pace }> {
    const purl = purlOf(part) ?? `root-cause/${part.rootCause.id}`
    const said = (await deps.maintainersSay(tx, [purl])).get(purl)
    return {
      key: keyring.blind('project', said?.project ?? purl),
      pace: said
        ? {
            perWeek: said.rules.loadBudget?.dossiersPerWeek,
            acceptsUnreproduced: said.rules.acceptsUnreproduced ?? false,
          }
        : NO_RULES,
    }
  }

  /** Gives parties what is theirs from now on, and tells their clock. */
  async function send(tx: Tx, rows: readonly dossiers.DossierRow[]): Promise<void> {
    const now = clock.now()
    await dossiers.markSent(
      tx,
      rows.map((row) => row.id),
      now,
    )
    for (const row of rows) {
      const { key } = await locked(tx, row.case_id)
      const party = (await parts.partiesOf(tx, row.case_id)).find(({ id }) => id === row.party_id)
      if (!party) continue
      if (party.organisation_id) {
        await grantAccess(tx, 'case', row.case_id, party.organisation_id)
        await grantAccess(tx, 'root cause', row.root_cause_id, party.organisation_id)
        await parts.joinParty(tx, party.id, party.organisation_id, now)
      }
      const entry = { by: 'the house', what: 'sent a dossier', detail: `to ${nameOf(party, key)}` }
      await note(deps, tx, row.case_id, key, entry, { partyId: party.id })
      await emit(tx, 'case.dossier', row.case_id, { partyId: party.id, rootCauseId: row.root_cause_id })
      await record(tx, {
        act: 'dossier sent',
        subjectKind: 'case',
        subjectId: row.case_id,
        detail: { partyId: party.id, rootCauseId: row.root_cause_id },
      })
    }
  }

  async function sendAllowed(tx: Tx, projectKey: Buffer, pace: Pace): Promise<number> {
    await dossiers.lockProject(tx, projectKey)
    const now = clock.now()
    const waiting = await dossiers.waitingOf(tx, projectKey)
    const sent = await dossiers.sentSince(tx, projectKey, new Date(now.getTime() - WEEK_MS))
    const allowed = waiting.slice(0, maySendNow(waiting.length, sent, pace, now))
    await send(tx, allowed)
    return allowed.length
  }

  return {
    async queueDossiers(tx, caseId, party, loaded) {
      if (!ASKED.includes(party.role)) return loaded.length
      let reachable = 0
      for (const part of loaded) {
        const project = await projectOf(tx, part)
        if (!mayReach(part.rootCause, project.pace)) continue
        reachable += 1
        const at = clock.now()
        const added = await dossiers.insertDossier(tx, {
          id: newId(at.getTime()),
          caseId,
          rootCauseId: part.rootCause.id,
          partyId: party.id,
          projectKey: project.key,
          at,
        })
        if (added > 0) await sendAllowed(tx, project.key, project.pace)
      }
      return reachable
    },

    async sendNow(actor, caseId, partyId, words) {
      requireCoordinator(actor, 'Sending past the budget')
      const party = (await visible(actor, caseId)).find(({ id }) => id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case`)
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, caseId)
        const waiting = (await dossiers.dossiersOf(tx, caseId)).filter(
          (row) => row.party_id === partyId && row.sent_at === null,
        )
        if (waiting.length === 0)
          throw fault('dossier-not-waiting', 'Nothing waits for this party: all it may see was sent.')
        const entry = { by: actor.name, what: 'sent past the budget', detail: words }
        await note(deps, tx, caseId, key, entry, 'coordinators')
        await send(tx, waiting)
        await record(tx, {
          act: 'dossier sent past the budget',
          subjectKind: 'case',
          subjectId: caseId,
          detail: { by: actor.accountId, partyId, dossiers: waiting.length },
        })
      })
    },

    async sendDue() {
      const projects = await db.as(system, (tx) => dossiers.waitingProjects(tx, 1000))
      let sent = 0
      for (const { case_id, project_key } of projects)
        await db.as(system, async (tx) => {
          const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, case_id))
          for (const part of loaded) {
            const { key, pace } = await projectOf(tx, part)
            if (key.equals(project_key)) {
              sent += await sendAllowed(tx, key, pace)
              break
            }
          }
        })
      return sent
    },

    async queuePlace(actor, rootCauseId) {
      const [seen] = await db.as(actor, (tx) => findings.rootCausesIn(tx, [rootCauseId]))
      if (!seen) throw fault('root-cause-not-found', `no root cause ${rootCauseId}, or none you may see`)
      return place(rootCauseId)
    },
    async queuePlaceOfFinding(actor, findingId) {
      const { rootCauseId } = await findings.getFinding(actor, findingId)
      return rootCauseId ? place(rootCauseId) : null
    },
  }

  function place(rootCauseId: string): Promise<QueuePlace | null> {
    return db.as(system, async (tx) => {
      const row = await dossiers.waitingOfRootCause(tx, rootCauseId)
      if (!row) return null
      const [part] = await loadParts(deps, tx, [rootCauseId])
      if (!part) return null
      const { pace } = await projectOf(tx, part)
      const now = clock.now()
      const waiting = await dossiers.waitingOf(tx, row.project_key)
      const sent = await dossiers.sentSince(tx, row.project_key, new Date(now.getTime() - WEEK_MS))
      const ahead = Math.max(
        0,
        waiting.findIndex(({ id }) => id === row.id),
      )
      return asView(placeOf(ahead, waiting.length, sent, pace, now))
    })
  }
}

const asView = ({ expectedAt, ...place }: Place): QueuePlace => ({
  ...place,
  expectedAt: expectedAt?.toISOString() ?? null,
})

/** The package a root cause is of, without a version. */
function purlOf({ documents }: CasePart): string | undefined {
  for (const { component, recipe } of documents) {
    if (component?.purl) return component.purl.replace(/[@?#].*$/, '')
    if (recipe?.target.kind === 'npm') return `pkg:npm/${recipe.target.name.replace('@', '%40')}`
  }
  return undefined
}
