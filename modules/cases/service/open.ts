import { type Actor, ANONYMOUS_ORGANISATION, system } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { scoreCvss } from '../../../standards/scoring/cvss.ts'
import * as policy from '../policy.ts'
import { caseNumber, casePriority, faceOf, isCve } from '../rules/index.ts'
import * as store from '../store/cases.ts'
import { refreshCertificates } from './certificates.ts'
import { type Assessment, type CasesDeps, type SealedFace, sealJson } from './deps.ts'
import { type CasePart, identifiersOf, loadParts } from './load.ts'
import { insertParty } from './party.ts'
import { note } from './timeline.ts'

export interface Opening {
  /**
   * Opens a case on root causes the actor may see, with their discoverers as parties.
   * @returns its id
   * @throws Fault `root-cause-not-found`, `root-cause-in-case`
   */
  openCase(actor: Actor, rootCauseIds: string[]): Promise<string>
}

/** Face, priority and label of a case, computed from its parts and from what is known of its CVEs. */
export async function rate(
  deps: CasesDeps,
  tx: Tx,
  key: Uint8Array,
  loaded: readonly CasePart[],
  assessment: Assessment | undefined,
) {
  const face = faceOf(loaded.map(({ rootCause }) => rootCause))
  const identifiers = identifiersOf(loaded)
  const reference = await deps.reference.answersFor(tx, identifiers.filter(isCve))
  const priority = casePriority(loaded, reference, deps.clock.now(), assessment)
  return {
    priority,
    severity: assessment ? scoreCvss(assessment.vector).severity : face.severity,
    tlp: TLP_LEVELS.indexOf(face.tlp),
    sealed: sealJson(key, {
      title: face.title,
      package: face.package,
      identifiers,
      ...(assessment ? { assessment } : {}),
    } satisfies SealedFace),
    band: priority.band,
    score: Math.round(priority.score * 10),
    ruleVersion: priority.ruleVersion,
    prioritySealed: sealJson(key, priority),
  }
}

export function createOpening(deps: CasesDeps): Opening {
  const { db, blobs, clock, findings } = deps
  return {
    async openCase(actor, rootCauseIds) {
      if (!policy.mayOpenCases(actor))
        throw fault('not-allowed', 'Opening a case takes a coordinator with the scope cases:write.')
      const wanted = [...new Set(rootCauseIds)].sort()
      const seen = await db.as(actor, (tx) => findings.rootCausesIn(tx, wanted))
      if (seen.length < wanted.length)
        throw fault(
          'root-cause-not-found',
          `${wanted.length - seen.length} of ${wanted.length} root causes do not exist, or you may not see them`,
        )
      return db.as(system, async (tx) => {
        const [taken] = await store.casesOf(tx, wanted)
        if (taken) {
          const other = await store.findCase(tx, taken.case_id)
          throw fault(
            'root-cause-in-case',
            `root cause ${taken.root_cause_id} is handled in ${other?.number ?? 'another case'}`,
          )
        }
        const now = clock.now()
        const id = newId(now.getTime())
        const year = now.getUTCFullYear()
        const number = caseNumber(year, await store.nextSequence(tx, year))
        const key = await blobs.createOwner(tx, { kind: 'case', id })
        const loaded = await loadParts(deps, tx, wanted)
        const empty = loaded.find(({ members }) => members.length === 0)
        if (empty)
          throw fault(
            'root-cause-not-found',
            `root cause ${empty.rootCause.id} has no findings any more: it was merged or regrouped`,
          )
        await store.insertCase(tx, { id, number, at: now, ...(await rate(deps, tx, key, loaded, undefined)) })
        // Somebody else may have opened a case on one of them since: the insert tells.
        if ((await store.addRootCauses(tx, id, wanted)) < wanted.length)
          throw fault('root-cause-in-case', 'somebody opened a case on one of these root causes meanwhile')
        await findings.linkCase(tx, wanted, id)
        const by = actor.kind === 'system' ? 'the house' : actor.name
        await note(deps, tx, id, key, { by, what: 'opened the case', detail: `${wanted.length} root causes` })
        if (actor.organisationId)
          await insertParty(deps, tx, id, key, {
            name: actor.organisation,
            role: 'coordinator',
            organisationId: actor.organisationId,
          })
        const discoverers = new Map(
          loaded
            .flatMap(({ members }) => members)
            .map((member) => [member.organisationId, member.organisation]),
        )
        for (const [organisation, name] of discoverers) {
          // Nobody signs in as the anonymous organisation: nothing is granted to it.
          const organisationId = organisation === ANONYMOUS_ORGANISATION ? null : organisation
          await insertParty(deps, tx, id, key, { name, role: 'discoverer', organisationId })
          const entry = { by: 'the house', what: 'added a discoverer', detail: name }
          await note(deps, tx, id, key, entry, 'coordinators')
        }
        await refreshCertificates(deps, tx, id, key, loaded)
        await emit(tx, 'case.opened', id, { rootCauses: wanted })
        await record(tx, {
          act: 'case opened',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId ?? 'house', rootCauses: wanted.length },
        })
        return id
      })
    },
  }
}
