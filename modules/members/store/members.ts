import { sql, type Tx } from '../../../platform/db/index.ts'

export interface MemberRow {
  organisation_id: string
  organisation: string
  kind: string
  sectors: string[]
  small: boolean
  zone: string
  tlp: number
  sealed: Buffer
  wrapped: Buffer
  joined_at: Date
}

const columns =
  sql.raw(`m.organisation_id, o.name as organisation, m.kind, m.sectors, m.small, m.zone, m.tlp, m.sealed,
  k.wrapped, m.joined_at`)
const from = sql.raw(`members m join organisations o on o.id = m.organisation_id
  join owner_keys k on k.owner_kind = 'member' and k.owner_id = m.organisation_id`)

/** The member with its key: whoever may read both, which a coordinator may not; as the house for everybody else. */
export const findMember = (tx: Tx, organisationId: string): Promise<MemberRow | undefined> =>
  tx.first(sql<MemberRow>`select ${columns} from ${from} where m.organisation_id = ${organisationId}`)

/** A page of all members by id, oldest organisation first; as the house. */
export const listMembers = (tx: Tx, after: string | undefined, limit: number): Promise<MemberRow[]> =>
  tx.all(sql<MemberRow>`select ${columns} from ${from}
    where ${after ?? null}::uuid is null or m.organisation_id > ${after ?? null}::uuid
    order by m.organisation_id limit ${limit}`)

/** Held until the transaction ends: what is decided from the member's rows is decided by one at a time. */
export const lockMember = (tx: Tx, organisationId: string): Promise<unknown> =>
  tx.first(sql`select from members where organisation_id = ${organisationId} for update`)

export const lockOrganisation = (tx: Tx, id: string): Promise<unknown> =>
  tx.first(sql`select from organisations where id = ${id} for update`)

export async function organisationByName(tx: Tx, name: string): Promise<string | undefined> {
  return (await tx.first(sql<{ id: string }>`select id from organisations where name = ${name}`))?.id
}

export interface MemberChange {
  organisationId: string
  kind: string
  sectors: readonly string[]
  small: boolean
  zone: string
  tlp: number
  sealed: Buffer
  at: Date
}

/** Makes the member and its key. */
export async function insertMember(tx: Tx, row: MemberChange & { wrapped: Buffer }): Promise<void> {
  await tx.run(
    sql`insert into owner_keys (owner_kind, owner_id, wrapped) values ('member', ${row.organisationId}, ${row.wrapped})`,
  )
  await tx.run(sql`insert into members (organisation_id, kind, sectors, small, zone, tlp, sealed, joined_at, updated_at)
    values (${row.organisationId}, ${row.kind}, ${row.sectors}::text[], ${row.small}, ${row.zone}, ${row.tlp},
      ${row.sealed}, ${row.at}, ${row.at})`)
}

export const updateMember = (tx: Tx, row: MemberChange): Promise<number> =>
  tx.run(sql`update members set kind = ${row.kind}, sectors = ${row.sectors}::text[], small = ${row.small},
    zone = ${row.zone}, tlp = ${row.tlp}, sealed = ${row.sealed}, updated_at = ${row.at}
    where organisation_id = ${row.organisationId}`)
