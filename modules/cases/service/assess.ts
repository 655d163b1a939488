import type { Actor } from '../../../platform/access/actor.ts'
import { system } from '../../../platform/access/actor.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { CvssError, scoreCvss } from '../../../standards/scoring/cvss.ts'
import * as policy from '../policy.ts'
import * as store from '../store/cases.ts'
import { type Assessment, type CasesDeps, openJson, type SealedFace } from './deps.ts'
import { loadParts } from './load.ts'
import { rate } from './open.ts'
import { note } from './timeline.ts'

export interface Assessing {
  /**
   * Sets or withdraws a coordinator's CVSS vector of a case; its priority is computed anew at once.
   * @throws Fault `not-allowed`, `case-not-found`, `invalid-input` naming what is wrong with the vector
   */
  assess(actor: Actor, id: string, vector: string | null): Promise<void>
}

export function createAssessing(deps: CasesDeps): Assessing {
  const { db, keyring, clock } = deps
  return {
    async assess(actor, id, text) {
      if (!policy.mayCoordinate(actor))
        throw fault('not-allowed', 'Assessing a case takes a coordinator with the scope cases:write.')
      // Who cannot see it cannot change it; a strange vector must not tell that the case exists.
      const seen = await db.as(actor, (tx) => store.findCase(tx, id))
      if (!seen) throw fault('case-not-found', `no case ${id}, or none you may see`)
      const scored = text === null ? undefined : read(text)
      await db.as(system, async (tx) => {
        const row = await store.lockCase(tx, id)
        if (!row) throw fault('case-not-found', `no case ${id}`)
        const key = keyring.unwrap(row.wrapped)
        const before = openJson<SealedFace>(key, row.sealed).assessment
        const assessment: Assessment | undefined = scored && {
          vector: scored.vector,
          by: actor.name,
          at: clock.now().toISOString(),
        }
        const loaded = await loadParts(deps, tx, await store.rootCausesOf(tx, id))
        if (loaded.length === 0) throw fault('case-not-found', `case ${id} has no root cause any more`)
        const rated = await rate(deps, tx, key, loaded, assessment)
        await store.setFaceAndPriority(tx, id, rated)
        await note(deps, tx, id, key, {
          by: actor.name,
          what: scored ? 'assessed the severity' : 'withdrew the assessment of the severity',
          detail: [
            scored
              ? `${scored.vector}: ${scored.score.toFixed(1)} ${scored.severity}`
              : (before?.vector ?? ''),
            row.band === rated.band ? `priority stays ${rated.band}` : `priority ${row.band} → ${rated.band}`,
          ]
            .filter((words) => words !== '')
            .join('; '),
        })
        await emit(tx, 'case.changed', id, { band: rated.band })
        await record(tx, {
          act: scored ? 'case assessed' : 'case assessment withdrawn',
          subjectKind: 'case',
          subjectId: id,
          detail: { by: actor.accountId },
        })
      })
    },
  }
}

function read(text: string): ReturnType<typeof scoreCvss> {
  try {
    return scoreCvss(text.trim())
  } catch (error) {
    if (!(error instanceof CvssError)) throw error
    throw fault('invalid-input', error.message, [{ path: '/vector', message: error.message }])
  }
}
