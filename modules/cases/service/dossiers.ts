import { type Actor, system } from '../../../platform/access/actor.ts'
import * as policy from '../policy.ts'
import type { Dossier } from '../schema/index.ts'
import * as store from '../store/cases.ts'
import * as dossiers from '../store/dossiers.ts'
import * as parts from '../store/parts.ts'
import type { SealedCertificate } from './certificates.ts'
import { type CasesDeps, type Judged, openJson } from './deps.ts'
import { createDoor } from './door.ts'
import { type CasePart, loadParts } from './load.ts'

export interface DossierReading {
  /** What this viewer was sent of a case; for coordinators everything, with who still waits. @throws Fault `case-not-found` */
  listDossiers(actor: Actor, id: string): Promise<Dossier[]>
}

export function createDossierReading(deps: CasesDeps): DossierReading {
  const { db } = deps
  const { visible, known } = createDoor(deps)
  return {
    async listDossiers(actor, id) {
      await visible(actor, id)
      const seen = await db.as(actor, (tx) => dossiers.dossiersOf(tx, id))
      const all = policy.mayReadAllParties(actor)
      return db.as(system, async (tx) => {
        const { key } = await known(tx, id)
        const certificates = await parts.certificatesOfCase(tx, id)
        const wanted = all ? undefined : new Set(seen.map((row) => row.root_cause_id))
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        return loaded
          .filter(({ rootCause }) => wanted?.has(rootCause.id) ?? true)
          .map((part) => {
            const rows = seen.filter((row) => row.root_cause_id === part.rootCause.id)
            const sent = rows.flatMap((row) => row.sent_at ?? []).sort((a, b) => a.getTime() - b.getTime())
            return {
              ...faceOf(part),
              candidates: certificates
                .filter((row) => row.root_cause_id === part.rootCause.id)
                .map((row) => {
                  const { candidate, detail } = openJson<SealedCertificate>(key, row.sealed)
                  return { candidate, grade: row.grade, detail }
                }),
              sentAt: sent[0]?.toISOString() ?? null,
              waitingPartyIds: rows.filter((row) => row.sent_at === null).map((row) => row.party_id),
            }
          })
      })
    },
  }
}

/** One root cause in what a maintainer needs of it: no discoverer is named. */
function faceOf({ rootCause, judged }: CasePart): Omit<Dossier, 'candidates' | 'sentAt' | 'waitingPartyIds'> {
  const shortest = judged
    .filter(({ result }) => result.judgement.verdict === 'reproduced')
    .sort((a, b) => a.recipe.proof.source.length - b.recipe.proof.source.length)[0]
  return {
    rootCauseId: rootCause.id,
    title: rootCause.title,
    package: rootCause.package,
    weakness: rootCause.weakness,
    severity: rootCause.severity,
    verdict: rootCause.verdict,
    evidenceLevel: rootCause.evidenceLevel,
    findings: rootCause.findingCount,
    discoverers: rootCause.collisionCount,
    shown: shortest?.result.judgement.reasons ?? [],
    reproducer: shortest ? reproducerOf(shortest) : null,
  }
}

function reproducerOf({ id, recipe }: Judged): NonNullable<Dossier['reproducer']> {
  const { target, fixed } = recipe
  const name = target.kind === 'model-endpoint' ? target.kind : `${target.name}@${target.version}`
  return {
    reproductionId: id,
    target: name,
    fixed: fixed?.version ?? null,
    source: recipe.proof.source,
    oracle: recipe.oracle,
  }
}
