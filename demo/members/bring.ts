import type { ImportReceipt } from '../../modules/members/schema.ts'
import type { Api } from '../api.ts'
import type { ScenarioInventory, ScenarioMember } from './format.ts'

const json = { 'content-type': 'application/json' }
/** What a member of a scenario may be sent at most. */
const TLP = 'amber'

/**
 * Does what happens before anything can reach a member: a coordinator admits it, it says what it is, and it brings what
 * it runs. Everything through the public API; done again it changes nothing.
 */
export async function bringMember(member: ScenarioMember, coordinator: Api, own: Api): Promise<void> {
  const { name, kind, sectors, small = false, zone = 'Etc/UTC' } = member
  const admission = { organisation: name, kind, sectors, tlp: TLP }
  await coordinator.send('PUT', '/v1/members', JSON.stringify(admission), json)
  await own.send('PUT', '/v1/member', JSON.stringify({ sectors, small, zone, contacts: [] }), json)
  for (const inventory of member.inventories) {
    const { assetId } = await bring(inventory, own)
    await own.send('PUT', `/v1/assets/${assetId}`, JSON.stringify(inventory.asset), json)
  }
}

async function bring(inventory: ScenarioInventory, own: Api): Promise<ImportReceipt> {
  const { name, asset } = inventory
  if ('pictures' in inventory) {
    const body = JSON.stringify({ asset: asset.name, replace: true, items: inventory.pictures })
    return JSON.parse(await own.send('POST', '/v1/inventories/picture-list', body, json)) as ImportReceipt
  }
  const { document } = inventory
  const body = typeof document === 'string' ? document : JSON.stringify(document)
  const query = new URLSearchParams({ asset: asset.name, name })
  const answer = await own.send('POST', `/v1/inventories?${query}`, body, {
    'content-type': 'application/octet-stream',
  })
  return JSON.parse(answer) as ImportReceipt
}
