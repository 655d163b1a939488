import { sql, type Tx } from '../../../platform/db/index.ts'
import { keptOut } from './parts.ts'

/** What waits for maintainers, and what they were given. */

export interface DossierRow {
  id: string
  case_id: string
  root_cause_id: string
  party_id: string
  project_key: Buffer
  queued_at: Date
  sent_at: Date | null
}
const columns = sql.raw('d.id, d.case_id, d.root_cause_id, d.party_id, d.project_key, d.queued_at, d.sent_at')

export const dossiersOf = (tx: Tx, caseId: string): Promise<DossierRow[]> =>
  tx.all(sql<DossierRow>`select ${columns} from dossiers d where d.case_id = ${caseId} order by d.position`)
/** @returns 0 when this party has one of this root cause */
export const insertDossier = (
  tx: Tx,
  row: { id: string; caseId: string; rootCauseId: string; partyId: string; projectKey: Buffer; at: Date },
): Promise<number> =>
  tx.run(sql`insert into dossiers (id, case_id, root_cause_id, party_id, project_key, queued_at)
    values (${row.id}, ${row.caseId}, ${row.rootCauseId}, ${row.partyId}, ${row.projectKey}, ${row.at})
    on conflict do nothing`)

/** One release of a project's queue at a time, until the end of the transaction; several are locked in one order. */
export async function lockProjects(tx: Tx, projectKeys: readonly Buffer[]): Promise<void> {
  const wanted = new Map(projectKeys.map((key) => [key.toString('hex'), key]))
  for (const [, key] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)))
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(encode(${key}, 'hex'), 12))`)
}

const waiting = sql`dossiers d join cases c on c.id = d.case_id join case_parties p on p.id = d.party_id
    where d.sent_at is null and c.state not in ('published', 'closed') and p.removed_at is null and not p.last_resort
      and not ${keptOut}`

/**
 * A project's queue, the most urgent first: bands and scores decide, then who came first. Who was not read into a
 * compartment of the case holds no place, nor does a maintainer of last resort, to whom all goes at once.
 */
export const waitingOf = (tx: Tx, projectKey: Buffer): Promise<DossierRow[]> =>
  tx.all(sql<DossierRow>`select ${columns} from ${waiting} and d.project_key = ${projectKey}
    order by c.score desc, d.position`)
/** When dossiers of a project were sent since then to those whose pace it is. */
export const sentSince = async (tx: Tx, projectKey: Buffer, since: Date): Promise<Date[]> =>
  (
    await tx.all(sql<{
      sent_at: Date
    }>`select d.sent_at from dossiers d join case_parties p on p.id = d.party_id
      where d.project_key = ${projectKey} and d.sent_at > ${since} and not p.last_resort`)
  ).map((row) => row.sent_at)
export const markSent = (tx: Tx, ids: string[], at: Date): Promise<number> =>
  tx.run(sql`update dossiers set sent_at = ${at} where id = any(${ids}::uuid[]) and sent_at is null`)

/** One waiting dossier of each project that has any. */
export const waitingProjects = (tx: Tx, limit: number): Promise<{ case_id: string; project_key: Buffer }[]> =>
  tx.all(
    sql<{
      case_id: string
      project_key: Buffer
    }>`select distinct on (d.project_key) d.case_id, d.project_key from ${waiting}
      order by d.project_key, d.position limit ${limit}`,
  )
/** The first waiting dossier of a root cause. */
export const waitingOfRootCause = (tx: Tx, rootCauseId: string): Promise<DossierRow | undefined> =>
  tx.first(sql<DossierRow>`select ${columns} from ${waiting} and d.root_cause_id = ${rootCauseId}
    order by d.position limit 1`)

/** Projects in whose queues these root causes stand. */
export const projectsOf = async (tx: Tx, rootCauseIds: string[]): Promise<Buffer[]> =>
  (
    await tx.all(sql<{ project_key: Buffer }>`select distinct project_key from dossiers
      where root_cause_id = any(${rootCauseIds}::uuid[])`)
  ).map((row) => row.project_key)

/** Locks the queues a party waits in, before any row of it is changed: senders change rows with the queue locked. */
export async function lockQueuesOf(tx: Tx, partyId: string): Promise<void> {
  const rows = await tx.all(sql<{ project_key: Buffer }>`select distinct project_key from dossiers
    where party_id = ${partyId} and sent_at is null`)
  await lockProjects(
    tx,
    rows.map((row) => row.project_key),
  )
}

/** What was not sent yet goes with the party it waits for. */
export const forgetWaiting = (tx: Tx, partyId: string): Promise<number> =>
  tx.run(sql`delete from dossiers where party_id = ${partyId} and sent_at is null`)

/** A merged root cause takes its dossiers along, except to who has one of the other already. */
export async function moveDossiers(tx: Tx, from: string, into: string): Promise<void> {
  await tx.run(sql`update dossiers d set root_cause_id = ${into} where root_cause_id = ${from}
    and not exists (select from dossiers o where o.root_cause_id = ${into} and o.party_id = d.party_id)`)
  await tx.run(sql`delete from dossiers where root_cause_id = ${from}`)
}
