import { sql, type Tx } from '../../../platform/db/index.ts'

/** Parties, timeline and certificates of a case. */

export interface PartyRow {
  id: string
  role: 'discoverer' | 'maintainer' | 'vendor' | 'downstream' | 'coordinator' | 'member'
  organisation_id: string | null
  status: 'silent' | 'affected' | 'not affected' | 'fixed' | 'under investigation'
  name_sealed: Buffer
  added_at: Date
  /** The other parties may know that it is here. */
  introduced: boolean
  told_at: Date | null
  answered_at: Date | null
  contact_sealed: Buffer | null
  credit_sealed: Buffer | null
  /** It stands in for a maintainer who is absent. */
  last_resort: boolean
  /** Compartments of this case it was read into. */
  read_in: string[]
  read_in_at: Date | null
  read_in_sealed: Buffer | null
  removed_at: Date | null
}
const partyColumns =
  sql.raw(`id, role, organisation_id, status, name_sealed, added_at, introduced, told_at, answered_at, contact_sealed,
  credit_sealed, last_resort, read_in, read_in_at, read_in_sealed, removed_at`)
/** Everybody who is or was in a case: what somebody said keeps its name. */
export const everyPartyOf = (tx: Tx, caseId: string): Promise<PartyRow[]> =>
  tx.all(sql<PartyRow>`select ${partyColumns} from case_parties where case_id = ${caseId} order by position`)
/** Who is in a case now. */
export const partiesOf = (tx: Tx, caseId: string): Promise<PartyRow[]> =>
  tx.all(sql<PartyRow>`select ${partyColumns} from case_parties
    where case_id = ${caseId} and removed_at is null order by position`)
/** @returns 0 when the organisation already has that role */
export const insertParty = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    role: string
    organisationId: string | null
    nameSealed: Buffer
    introduced: boolean
    toldAt: Date | null
    contactSealed: Buffer | null
    lastResort: boolean
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into case_parties (id, case_id, role, organisation_id, name_sealed, introduced, told_at, contact_sealed,
      last_resort, added_at)
    values (${row.id}, ${row.caseId}, ${row.role}, ${row.organisationId}, ${row.nameSealed}, ${row.introduced},
      ${row.toldAt}, ${row.contactSealed}, ${row.lastResort}, ${row.at}) on conflict do nothing`)
/** A party gets a way in: an organisation of this house, whose first telling starts its clock. */
export const joinParty = (tx: Tx, id: string, organisationId: string, toldAt: Date | null): Promise<number> =>
  tx.run(sql`update case_parties set organisation_id = coalesce(organisation_id, ${organisationId}),
    told_at = coalesce(told_at, ${toldAt}) where id = ${id}`)
/** Its first word; later ones change nothing. */
export const markAnswered = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update case_parties set answered_at = ${at}, told_at = coalesce(told_at, ${at})
    where id = ${id} and answered_at is null`)
export const setIntroduced = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`update case_parties set introduced = true where id = ${id}`)
export const setCredit = (tx: Tx, id: string, sealed: Buffer): Promise<number> =>
  tx.run(sql`update case_parties set credit_sealed = ${sealed} where id = ${id}`)
/** Ends its part: what it was read into and where it is written to goes, what it said stays. */
export const markRemoved = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update case_parties set removed_at = ${at}, read_in = '{}', read_in_by = null, read_in_at = null,
    read_in_sealed = null, contact_sealed = null where id = ${id} and removed_at is null`)
/** An empty list reads it out. */
export const setReadIn = (
  tx: Tx,
  id: string,
  row: { compartments: string[]; by: string | null; at: Date; sealed: Buffer },
): Promise<number> => {
  const [by, at, sealed] = row.compartments.length > 0 ? [row.by, row.at, row.sealed] : [null, null, null]
  return tx.run(sql`update case_parties set read_in = ${row.compartments}, read_in_by = ${by}, read_in_at = ${at},
    read_in_sealed = ${sealed} where id = ${id}`)
}
/**
 * Whether a party `p` is kept from its case by a compartment: it was not read in, and nobody of it with an account here
 * is cleared. For statements of the house.
 */
const keptOut =
  sql.raw(`exists (select from case_root_causes kc join root_causes kr on kr.id = kc.root_cause_id
  where kc.case_id = p.case_id and kr.compartment is not null
    and (kr.compartment = '' or not string_to_array(kr.compartment, ',') <@ p.read_in)
    and not exists (select from accounts ka where ka.organisation_id = p.organisation_id and ka.disabled_at is null
      and kr.compartment <> '' and string_to_array(kr.compartment, ',') <@ (ka.compartments || p.read_in)))`)
/** Whoever stays out of a case until it is read in; coordinators need their own clearance. */
export const partiesKeptOut = async (tx: Tx, caseId: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.all(sql<{ id: string }>`select p.id from case_parties p
        where p.case_id = ${caseId} and p.removed_at is null and p.role <> 'coordinator' and ${keptOut}`)
    ).map(({ id }) => id),
  )
export { keptOut }
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
  row: {
    id: string
    caseId: string
    forCoordinators: boolean
    partyId: string | null
    sealed: Buffer
    at: Date
  },
): Promise<number> =>
  tx.run(sql`insert into case_timeline (id, case_id, at, for_coordinators, party_id, sealed)
    values (${row.id}, ${row.caseId}, ${row.at}, ${row.forCoordinators}, ${row.partyId}, ${row.sealed})`)

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
