import { type Actor, hasRole, system } from '../../../platform/access/actor.ts'
import type { Database } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { wilson } from '../../../standards/statistics/wilson.ts'
import * as policy from '../policy.ts'
import type { TrackRecord } from '../schema.ts'
import { type TrackRow, trackRecords } from '../store/read.ts'

/** Every discoverer for coordinators and overseers, itself for a discoverer. @throws Fault `not-allowed` */
export async function readTrackRecords(db: Database, actor: Actor): Promise<TrackRecord[]> {
  if (!policy.mayReadTrackRecords(actor))
    throw fault('not-allowed', 'Track records are read by coordinators, overseers and the discoverer itself.')
  const all = hasRole(actor, 'coordinator', 'overseer')
  if (!all && actor.organisationId === undefined) return []
  // Counts only, over findings an overseer may not read one by one: the house counts.
  const rows = await db.as(system, (tx) => trackRecords(tx, all ? null : (actor.organisationId ?? null)))
  return rows.map(trackRecord)
}

function trackRecord(row: TrackRow): TrackRecord {
  const reproduced = row.reproduced + row.intermittent
  const judged = reproduced + row.refuted + row.out_of_threat_model
  return {
    discoverer: row.discoverer,
    findings: row.findings,
    judged,
    reproduced,
    precision: judged > 0 ? reproduced / judged : null,
    interval: judged > 0 ? wilson(reproduced, judged) : null,
    rootCauses: row.root_causes,
    verdicts: {
      reproduced: row.reproduced,
      intermittent: row.intermittent,
      'not reproduced': row.refuted,
      'out of threat model': row.out_of_threat_model,
      'cannot run': row.cannot_run,
      // Not grouped yet counts as waiting.
      waiting: row.findings - judged - row.cannot_run,
    },
    firstReportAt: row.first_at.toISOString(),
    lastReportAt: row.last_at.toISOString(),
  }
}
