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
   * Queues what parties that are asked for a fix should see, and sends what their pace allows. To a maintainer of
   * last resort everything goes at once: the pace of those who are absent binds nobody. In a transaction of the
   * house. @returns how many root causes of the case may reach them at all; all, where none of them is asked
   */
  queueDossiers(
    tx: Tx,
    caseId: string,
    parties: readonly PartyFace[],
    loaded: readonly CasePart[],
  ): Promise<number>
  /** Sends what a party may read from now on, as far as budgets allow. In a transaction of the house. */
  sendAdmitted(tx: Tx, caseId: string, party: Pick<PartyFace, 'id' | 'last_resort'>): Promise<void>
  /** A coordinator sends what waits for a party now, past the budget: what is exploited does not wait. */
  sendNow(actor: Actor, caseId: string, partyId: string, words: string): Promise<void>
  /** Sends what budgets allow by now. @returns how many were sent */
  sendDue(): Promise<number>
  /** Where a root cause stands in its maintainers' queue; null when nothing of it waits. @throws Fault `root-cause-not-found` */
  queuePlace(actor: Actor, rootCauseId: string): Promise<QueuePlace | null>
  /** The same for whoever reported it: by one of its own findings. @throws Fault `finding-not-found` */
  queuePlaceOfFinding(actor: Actor, findingId: string): Promise<QueuePlace | null>
}

export type PartyFace = Pick<parts.PartyRow, 'id' | 'role' | 'organisation_id' | 'last_resort'>

interface Project {
  key: Buffer
  pace: Pace
}

const WEEK_MS = 7 * 86_400_000
const NO_RULES: Pace = { perWeek: undefined, acceptsUnreproduced: false }

export function createPacing(deps: CasesDeps): Pacing {
  const { db, clock, keyring, findings } = deps
  const { visible, known, locked, requireCoordinator } = createDoor(deps)

  /** The project a root cause is of, and its maintainers' pace. */
  async function projectOf(tx: Tx, part: CasePart): Promise<Project> {
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
      // Not locked: whoever sends holds one case and its projects' queues, and waits for no other case.
      const { key } = await known(tx, row.case_id)
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

  /** Puts a dossier into its queue. @returns whether it is new there */
  async function queue(
    tx: Tx,
    caseId: string,
    partyId: string,
    rootCauseId: string,
    projectKey: Buffer,
  ): Promise<boolean> {
    const at = clock.now()
    const id = newId(at.getTime())
    return (await dossiers.insertDossier(tx, { id, caseId, rootCauseId, partyId, projectKey, at })) > 0
  }

  /** Releases queues whose locks are held: all that are needed in one transaction are taken first, in one order. */
  async function sendAllowed(tx: Tx, { key: projectKey, pace }: Project): Promise<number> {
    const now = clock.now()
    const waiting = await dossiers.waitingOf(tx, projectKey)
    const sent = await dossiers.sentSince(tx, projectKey, new Date(now.getTime() - WEEK_MS))
    const allowed = waiting.slice(0, maySendNow(waiting.length, sent, pace, now))
    await send(tx, allowed)
    return allowed.length
  }

  /** Sends everything that waits for a party, unless a compartment keeps it out; its projects are locked. */
  async function sendAll(tx: Tx, caseId: string, partyId: string): Promise<void> {
    if ((await parts.partiesKeptOut(tx, caseId)).has(partyId)) return
    await send(tx, await waitingFor(tx, caseId, partyId))
  }

  return {
    async queueDossiers(tx, caseId, parties, loaded) {
      const asked = parties.filter(({ role, last_resort }) => ASKED.includes(role) && !last_resort)
      const standing = parties.filter(({ last_resort }) => last_resort)
      if (asked.length + standing.length === 0) return loaded.length
      let reachable = 0
      const keys: Buffer[] = []
      const fresh = new Map<string, Project>()
      for (const part of loaded) {
        const project = await projectOf(tx, part)
        const here = [
          ...(mayReach(part.rootCause, project.pace) ? asked : []),
          ...(mayReach(part.rootCause, NO_RULES) ? standing : []),
        ]
        if (here.length > 0) reachable += 1
        for (const party of here)
          if (await queue(tx, caseId, party.id, part.rootCause.id, project.key)) {
            keys.push(project.key)
            if (!party.last_resort) fresh.set(project.key.toString('hex'), project)
          }
      }
      await dossiers.lockProjects(tx, keys)
      for (const project of fresh.values()) await sendAllowed(tx, project)
      for (const party of standing) await sendAll(tx, caseId, party.id)
      return reachable
    },

    async sendAdmitted(tx, caseId, { id: partyId, last_resort }) {
      const waiting = await waitingFor(tx, caseId, partyId)
      await dossiers.lockProjects(
        tx,
        waiting.map((row) => row.project_key),
      )
      if (last_resort) return sendAll(tx, caseId, partyId)
      const loaded = await loadParts(deps, tx, [...new Set(waiting.map((row) => row.root_cause_id))])
      const projects = new Map<string, Project>()
      for (const part of loaded) {
        const project = await projectOf(tx, part)
        projects.set(project.key.toString('hex'), project)
      }
      for (const project of projects.values()) await sendAllowed(tx, project)
    },

    async sendNow(actor, caseId, partyId, words) {
      requireCoordinator(actor, 'Sending past the budget')
      const party = (await visible(actor, caseId)).find(({ id }) => id === partyId)
      if (!party) throw fault('party-not-found', `no party ${partyId} in this case`)
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, caseId)
        if ((await parts.partiesKeptOut(tx, caseId)).has(partyId))
          throw fault(
            'party-not-read-in',
            'This case is in a compartment this party was not read into: read it in first.',
          )
        await dossiers.lockProjects(
          tx,
          (await waitingFor(tx, caseId, partyId)).map((row) => row.project_key),
        )
        // Read again under the locks: some may have gone meanwhile.
        const waiting = await waitingFor(tx, caseId, partyId)
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
            const project = await projectOf(tx, part)
            if (!project.key.equals(project_key)) continue
            await dossiers.lockProjects(tx, [project.key])
            sent += await sendAllowed(tx, project)
            break
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

const waitingFor = async (tx: Tx, caseId: string, partyId: string): Promise<dossiers.DossierRow[]> =>
  (await dossiers.dossiersOf(tx, caseId)).filter((row) => row.party_id === partyId && row.sent_at === null)

/** The package a root cause is of, without a version. */
export function purlOf({ documents }: CasePart): string | undefined {
  for (const { component, recipe } of documents) {
    if (component?.purl) return component.purl.replace(/[@?#].*$/, '')
    if (recipe?.target.kind === 'npm') return `pkg:npm/${recipe.target.name.replace('@', '%40')}`
  }
  return undefined
}
