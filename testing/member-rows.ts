import { system } from '../platform/access/actor.ts'
import { newId } from '../platform/clock/index.ts'
import { sql } from '../platform/db/index.ts'
import type { Person, TestHouse } from './house.ts'

/** Ids of what a member has. */
export interface MemberIds {
  siteId: string
  assetId: string
  inventoryId: string
  questionId: string
  exposureId: string
}

/**
 * A member that runs the embargoed package beside something nobody knows, of an organisation that no visitor belongs
 * to; and what an import leaves that has not ended.
 */
export async function leaveMember(
  test: TestHouse,
  at: { coordinator: Person; package: string; caseId: string },
): Promise<MemberIds> {
  const organisation = 'Water Works'
  const member = await test.person('water', { organisation, roles: ['member'], tlp: 'red' })
  const ok = async (reply: ReturnType<TestHouse['call']>) => {
    const { status, text, json } = await reply
    if (status >= 300) throw new Error(`${status} ${text}`)
    return json
  }
  const admission = { organisation, kind: 'critical infrastructure', sectors: [], tlp: 'red' }
  await ok(test.call(at.coordinator, 'PUT', '/v1/members', admission))
  const site = await ok(test.call(member, 'POST', '/v1/sites', { name: 'mailwordium works' }))
  const asset = await ok(
    test.call(member, 'POST', '/v1/assets', { name: 'quokkaflux valve', siteId: site.id }),
  )
  const document = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [
      {
        type: 'library',
        name: at.package,
        version: '41.7.131',
        purl: `pkg:npm/${at.package}@41.7.131`,
      },
      {
        type: 'library',
        'bom-ref': 'affected',
        name: at.package,
        version: '41.7.130',
        purl: `pkg:npm/${at.package}@41.7.130`,
      },
      { type: 'device', name: 'zirconium pump', version: '2' },
    ],
  })
  const url = `/v1/inventories?assetId=${asset.id}&name=quokkaflux`
  const { inventoryId } = await ok(test.call(member, 'POST', url, document))
  // On the roster it learns of the flaw before others do.
  const party = { name: organisation, role: 'member' }
  await ok(test.call(at.coordinator, 'POST', `/v1/cases/${at.caseId}/parties`, party))
  await test.settle(true)
  const { items: exposures } = await ok(test.call(member, 'GET', '/v1/exposures'))
  const statement = {
    vulnerability: { name: 'CVE-2026-10001' },
    products: [{ '@id': `pkg:npm/${at.package}@41.7.131` }],
    status: 'not_affected',
    impact_statement: 'statementwordium',
  }
  const vex = { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'vex/1', statements: [statement] }
  await ok(test.call(member, 'POST', '/v1/vex', vex))
  const report = { exposureId: exposures[0].id, said: 'planned', words: 'statementwordium' }
  await ok(test.call(member, 'POST', '/v1/uptake', { reports: [report] }))
  const settings = {
    mode: 'daily',
    atLeast: 'defer',
    quiet: null,
    breakQuiet: false,
    digestAt: '08:00',
    emails: ['mailwordium@example.org'],
  }
  await ok(test.call(member, 'PUT', '/v1/alert-settings', settings))
  const questions = await ok(test.call(member, 'GET', '/v1/product-questions'))
  await test.house.db.as(system, async (tx) => {
    const sealed = test.house.keyring.wrap(Buffer.from(at.package))
    await tx.run(sql`insert into affected_changes values ('package', 'npm', 'left-behind')`)
    await tx.run(sql`insert into inventory_arrivals (inventory_id, organisation_id, place, id, identity, digest, keys, kind, sealed)
      values (${inventoryId}, ${member.actor.organisationId}, 1, ${newId()}, '\\x00', '\\x00', '{}', 'other', ${sealed})`)
  })
  return {
    siteId: site.id,
    assetId: asset.id,
    inventoryId,
    questionId: questions.items[0].id,
    exposureId: exposures[0].id,
  }
}
