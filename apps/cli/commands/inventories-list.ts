import { once } from 'node:events'
import { inventoryText } from '../member-text.ts'
import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ComponentView, InventoryView } from '../types.ts'

export const inventoriesList: Definition = {
  name: 'inventories list',
  summary: 'list your inventories',
  shape: limitOption,
  async run({ client, output }, { limit }: { limit: number }) {
    const items = await client().list<InventoryView>('/v1/inventories', {}, limit)
    const rows = items.map((one) => [
      one.name,
      one.asset,
      one.form,
      one.components,
      one.open,
      one.problemCount,
      one.importedAt,
      one.id,
    ])
    const heading = ['name', 'asset', 'form', 'components', 'open', 'problems', 'imported', 'id']
    output.result(items, table(heading, rows))
    return undefined
  },
}

export const inventoriesShow: Definition = {
  name: 'inventories show',
  summary: 'show an inventory: its imports, and what of it could not be read',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const view = await client().get<InventoryView>(`/v1/inventories/${encodeURIComponent(id)}`)
    output.result(view, inventoryText(view))
    return undefined
  },
}

export const inventoriesComponents: Definition = {
  name: 'inventories components',
  summary: 'list the components of an inventory',
  shape: (command) =>
    limitOption(command.argument('<id>')).option('--removed', 'those that went, in place of those there'),
  async run({ client, output }, id: string, { limit, removed }: { limit: number; removed?: boolean }) {
    const path = `/v1/inventories/${encodeURIComponent(id)}/components`
    const items = await client().list<ComponentView>(path, { removed: removed ? 'true' : undefined }, limit)
    const rows = items.map((one) => [
      one.kind,
      [one.vendor, one.name].filter(Boolean).join(' / '),
      one.version,
      one.purl ?? one.cpes[0] ?? (one.takenFor && `${one.takenFor.vendor} ${one.takenFor.product}`),
      one.open,
      one.removedAt ?? '',
    ])
    output.result(items, table(['kind', 'name', 'version', 'known as', 'open', 'went'], rows))
    return undefined
  },
}

export const inventoriesExport: Definition = {
  name: 'inventories export',
  summary: 'print the document of an inventory byte for byte as it was imported',
  shape: (command) => command.argument('<id>'),
  async run({ client }, id: string) {
    const pieces = client().pieces(`/v1/inventories/${encodeURIComponent(id)}/export`)
    // Not a byte more: what is printed is what was sent.
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    return undefined
  },
}

export const inventoriesDelete: Definition = {
  name: 'inventories delete',
  summary: 'delete an inventory with everything found about it',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/inventories/${encodeURIComponent(id)}`)
    output.result({ id }, `deleted: ${id}`)
    return undefined
  },
}
