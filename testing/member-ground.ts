import { sealJson, vulnerabilityKey } from '../modules/members/service/deps.ts'
import { system } from '../platform/access/actor.ts'
import { newId } from '../platform/clock/index.ts'
import { newKey } from '../platform/crypto/index.ts'
import { sql } from '../platform/db/index.ts'
import type { Person, TestHouse } from './house.ts'

/** A member with one asset and an inventory of nothing: what tests of uptake and alerts stand on. */
export interface Ground {
  organisationId: string
  assetId: string
  key: Buffer
}

export async function ground(
  { house }: TestHouse,
  who: Person,
  about: { zone?: string; sectors?: string[]; tlp?: number } = {},
): Promise<Ground> {
  const { organisationId } = who.actor
  const [assetId, inventoryId] = [newId(), newId()]
  const key = newKey()
  const at = new Date('2026-11-01T00:00:00Z')
  await house.db.as(system, async (tx) => {
    await tx.run(sql`insert into owner_keys values ('member', ${organisationId}, ${house.keyring.wrap(key)})`)
    await tx.run(sql`insert into members (organisation_id, kind, sectors, zone, tlp, sealed, joined_at, updated_at)
      values (${organisationId}, 'critical infrastructure', ${about.sectors ?? []}::text[], ${about.zone ?? 'Etc/UTC'},
        ${about.tlp ?? 2}, ${sealJson(key, { contacts: [], agreements: [] })}, ${at}, ${at})`)
    await tx.run(sql`insert into member_assets (id, organisation_id, name_key, sealed, created_at, updated_at)
      values (${assetId}, ${organisationId}, '\\x01', ${sealJson(key, { name: 'front desk' })}, ${at}, ${at})`)
    await tx.run(sql`insert into inventories (id, organisation_id, asset_id, name_key, form, created_at, sealed)
      values (${inventoryId}, ${organisationId}, ${assetId}, '\\x01', 'csv', ${at}, ${sealJson(key, { name: 'list' })})`)
  })
  return { organisationId: organisationId!, assetId, key }
}

/** An exposure of it, as matching would have written it. */
export async function exposed(
  { house }: TestHouse,
  { organisationId, assetId, key }: Ground,
  vulnerability: string,
  about: {
    state?: string
    verdict?: string
    band?: string
    tlp?: number
    caseId?: string
    dueAt?: Date
  } = {},
): Promise<string> {
  const [id, componentId] = [newId(), newId()]
  const at = new Date('2026-11-20T00:00:00Z')
  await house.db.as(system, async (tx) => {
    const inventory = await tx.first(
      sql<{ id: string }>`select id from inventories where organisation_id = ${organisationId}`,
    )
    await tx.run(sql`insert into inventory_components (id, organisation_id, inventory_id, identity, digest, keys, kind,
        sealed, first_seen)
      values (${componentId}, ${organisationId}, ${inventory!.id}, ${Buffer.from(componentId)},
        ${Buffer.from(componentId)}, '{}', 'product', ${sealJson(key, {})}, ${at})`)
    const face = { vulnerability, title: 'A flaw', component: { name: 'Frobnicator', version: '1.2' } }
    await tx.run(sql`insert into exposures (id, organisation_id, inventory_id, asset_id, component_id, vulnerability_key,
        identifiers, case_id, tlp, verdict, state, band, score, due_at, found_at, updated_at, sealed, explained)
      values (${id}, ${organisationId}, ${inventory!.id}, ${assetId}, ${componentId},
        ${vulnerabilityKey(house.keyring, vulnerability)},
        array[${vulnerabilityKey(house.keyring, vulnerability)}]::bytea[], ${about.caseId ?? null}, ${about.tlp ?? 0},
        ${about.verdict ?? 'affected'}, ${about.state ?? 'open'}, ${about.band ?? 'out-of-cycle'}, 500,
        ${about.dueAt ?? null}, ${at}, ${at}, ${sealJson(key, face)}, ${sealJson(key, {})})`)
  })
  return id
}
