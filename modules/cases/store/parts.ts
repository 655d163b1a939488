import { sql, type Tx } from '../../../platform/db/index.ts'

/** Parties, timeline and certificates of a case. */

export interface PartyRow {
  id: string
  role: 'discoverer' | 'maintainer' | 'coordinator' | 'member'
  organisation_id: string | null
  status: 'silent' | 'affected' | 'not affected' | 'fixed' | 'under investigation'
  name_sealed: Buffer
  added_at: Date
}
export const partiesOf = (tx: Tx, caseId: string): Promise<PartyRow[]> =>
  tx.all(
    sql<PartyRow>`select id, role, organisation_id, status, name_sealed, added_at from case_parties where case_id = ${caseId} order by position`,
  )
/** @returns 0 when the organisation already has that role */
export const insertParty = (
  tx: Tx,
  row: { id: string; caseId: string; role: string; organisationId: string | null; nameSealed: Buffer },
): Promise<number> =>
  tx.run(sql`insert into case_parties (id, case_id, role, organisation_id, name_sealed)
    values (${row.id}, ${row.caseId}, ${row.role}, ${row.organisationId}, ${row.nameSealed}) on conflict do nothing`)
export const setPartyStatus = (tx: Tx, id: string, status: string): Promise<number> =>
  tx.run(sql`update case_parties set status = ${status} where id = ${id}`)

export interface TimelineRow {
  id: string
  at: Date
  sealed: Buffer
}
export const timelineOf = (tx: Tx, caseId: string): Promise<TimelineRow[]> =>
  tx.all(
    sql<TimelineRow>`select id, at, sealed from case_timeline where case_id = ${caseId} order by position desc limit 500`,
  )
export const insertTimeline = (
  tx: Tx,
  row: { id: string; caseId: string; forCoordinators: boolean; sealed: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into case_timeline (id, case_id, at, for_coordinators, sealed)
    values (${row.id}, ${row.caseId}, ${row.at}, ${row.forCoordinators}, ${row.sealed})`)

export interface CertificateRow {
  id: string
  root_cause_id: string
  candidate_key: Buffer
  grade: 'stops proof only' | 'stops proof and variants' | 'refused'
  reproduction_id: string | null
  sealed: Buffer
  at: Date
}
const certificateColumns = sql.raw('id, root_cause_id, candidate_key, grade, reproduction_id, sealed, at')
export const certificatesOfCase = (tx: Tx, caseId: string): Promise<CertificateRow[]> =>
  tx.all(
    sql<CertificateRow>`select ${certificateColumns} from patch_certificates where case_id = ${caseId} order by root_cause_id, at, id`,
  )
export const upsertCertificate = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    rootCauseId: string
    candidateKey: Buffer
    grade: string
    reproductionId: string
    sealed: Buffer
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into patch_certificates (id, case_id, root_cause_id, candidate_key, grade, reproduction_id, sealed, at)
    values (${row.id}, ${row.caseId}, ${row.rootCauseId}, ${row.candidateKey}, ${row.grade}, ${row.reproductionId}, ${row.sealed}, ${row.at})
    on conflict (root_cause_id, candidate_key) do update set case_id = excluded.case_id, grade = excluded.grade,
      reproduction_id = excluded.reproduction_id, sealed = excluded.sealed, at = excluded.at`)
export const deleteCertificates = (tx: Tx, ids: string[]): Promise<number> =>
  tx.run(sql`delete from patch_certificates where id = any(${ids}::uuid[])`)
