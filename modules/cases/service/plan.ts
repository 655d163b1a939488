import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import * as policy from '../policy.ts'
import { type DisclosurePolicy, isZone, policyName } from '../rules/index.ts'
import * as coordination from '../store/coordination.ts'
import { type CasesDeps, openJson, sealJson } from './deps.ts'
import { createDoor, nameOf, ownParty } from './door.ts'
import { note } from './timeline.ts'

export interface Planning {
  /** How long the case stays closed at most. @throws Fault `embargo-time-invalid` for an unknown zone */
  setPolicy(actor: Actor, id: string, stated: { policy: DisclosurePolicy; zone: string }): Promise<void>
  /** Who does what around the end of the embargo; replaces the plan, and what was done of it. */
  planRelease(
    actor: Actor,
    id: string,
    steps: readonly { partyId: string | null; minutes: number; what: string }[],
  ): Promise<void>
  /** A party, or a coordinator, says that a step is prepared or done. @throws Fault `step-not-found` */
  markStep(actor: Actor, id: string, stepId: string, is: 'ready' | 'done'): Promise<void>
}

export function createPlanning(deps: CasesDeps): Planning {
  const { db, clock } = deps
  const { visible, locked, requireCoordinator } = createDoor(deps)
  return {
    async setPolicy(actor, id, { policy: wanted, zone }) {
      requireCoordinator(actor, 'Choosing a disclosure policy')
      await visible(actor, id)
      if (!isZone(zone)) {
        const message = `“${zone}” is no IANA time zone: write for instance America/New_York or Etc/UTC.`
        throw fault('embargo-time-invalid', message, [{ path: '/zone', message }])
      }
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await coordination.setPolicy(tx, id, wanted, zone)
        await note(deps, tx, id, key, {
          by: actor.name,
          what: 'chose the disclosure policy',
          detail: `${policyName(wanted)}: ${wanted.days} days${wanted.graceDays > 0 ? ` and ${wanted.graceDays} more while a fix is coming` : ''}`,
        })
        await emit(tx, 'case.policy', id, {})
        await record(tx, {
          act: 'disclosure policy set',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, days: wanted.days, graceDays: wanted.graceDays },
        })
      })
    },

    async planRelease(actor, id, steps) {
      requireCoordinator(actor, 'Planning the release')
      const parties = new Map((await visible(actor, id)).map((party) => [party.id, party]))
      steps.forEach(({ partyId }, at) => {
        if (partyId !== null && !parties.has(partyId))
          throw fault('party-not-found', `no party ${partyId} in this case`, [
            { path: `/steps/${at}/partyId`, message: 'This party is not in the case.' },
          ])
      })
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await coordination.deleteSteps(tx, id)
        for (const { partyId, minutes, what } of steps)
          await coordination.insertStep(tx, {
            id: newId(clock.now().getTime()),
            caseId: id,
            partyId,
            minutes,
            sealed: sealJson(key, { what }),
          })
        const entry = { by: actor.name, what: 'planned the release', detail: `${steps.length} steps` }
        await note(deps, tx, id, key, entry, 'coordinators')
        await emit(tx, 'case.plan', id, {})
        await record(tx, {
          act: 'release planned',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId, steps: steps.length },
        })
      })
    },

    async markStep(actor, id, stepId, is) {
      const parties = await visible(actor, id)
      const step = (await db.as(actor, (tx) => coordination.stepsOf(tx, id))).find((one) => one.id === stepId)
      if (!step) throw fault('step-not-found', `no step ${stepId} in this plan, or none of yours`)
      const own = ownParty(actor, parties)
      if (!policy.mayCoordinate(actor) && !(own && step.party_id === own.id && policy.maySpeak(actor)))
        throw fault('not-allowed', 'A step is marked by who is to take it, or by a coordinator.')
      await db.as(system, async (tx) => {
        const { key } = await locked(tx, id)
        await coordination.markStep(tx, stepId, is, clock.now())
        const party = parties.find(({ id: partyId }) => partyId === step.party_id)
        const { what } = openJson<{ what: string }>(key, step.sealed)
        const entry = { by: party ? nameOf(party, key) : actor.name, what: `${is}: ${what}`, detail: '' }
        await note(deps, tx, id, key, entry, step.party_id ? { partyId: step.party_id } : 'coordinators')
        await emit(tx, 'case.plan', id, { stepId })
      })
    },
  }
}
