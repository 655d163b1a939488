import { type Command, InvalidArgumentError, Option } from 'commander'
import { assetText } from '../member-text.ts'
import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { AssetView } from '../types.ts'

export const assetsList: Definition = {
  name: 'assets list',
  summary: 'list your assets, and which of the four tags of BOD 26-04 are missing',
  shape: limitOption,
  async run({ client, output }, { limit }: { limit: number }) {
    const items = await client().list<AssetView>('/v1/assets', {}, limit)
    const rows = items.map((one) => [
      one.name,
      one.site,
      one.quantity,
      one.exposure,
      one.assetType,
      one.missingTags.join(' '),
      one.inventories,
      one.id,
    ])
    const heading = ['name', 'site', 'quantity', 'exposure', 'type', 'tags missing', 'inventories', 'id']
    output.result(items, table(heading, rows))
    return undefined
  },
}

interface Options {
  site?: string
  quantity?: number
  organisation?: string
  environment?: string
  exposure?: string
  type?: string
}

const tags = (command: Command): Command =>
  command
    .option('--site <id>', 'where it stands')
    .option('--quantity <number>', 'how many of them', quantity)
    .option('--organisation <words>', 'tag: which part of the organisation owns it')
    .option('--environment <words>', 'tag: production, test, clinical, …')
    .addOption(
      new Option('--exposure <exposure>', 'tag: from where it is reached').choices([
        'public',
        'internal',
        'isolated',
      ]),
    )
    .option('--type <words>', 'tag: server, firewall, infusion pump, …')

const bodyOf = (name: string, { site, type, ...rest }: Options) => ({
  name,
  ...(site === undefined ? {} : { siteId: site }),
  ...(type === undefined ? {} : { assetType: type }),
  ...rest,
})

export const assetsAdd: Definition = {
  name: 'assets add',
  summary: 'add an asset, or a group of like ones',
  shape: (command) => tags(command.argument('<name>')),
  async run({ client, output }, name: string, options: Options) {
    const view = await client().send<AssetView>('POST', '/v1/assets', bodyOf(name, options))
    output.result(view, assetText(view))
    return undefined
  },
}

export const assetsSet: Definition = {
  name: 'assets set',
  summary: 'change an asset: its name and all its tags',
  shape: (command) => tags(command.argument('<id>').requiredOption('--name <name>')),
  async run({ client, output }, id: string, { name, ...options }: Options & { name: string }) {
    const path = `/v1/assets/${encodeURIComponent(id)}`
    const view = await client().send<AssetView>('PUT', path, bodyOf(name, options))
    output.result(view, assetText(view))
    return undefined
  },
}

export const assetsRemove: Definition = {
  name: 'assets remove',
  summary: 'remove an asset that has no inventory',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/assets/${encodeURIComponent(id)}`)
    output.result({ id }, `removed: ${id}`)
    return undefined
  },
}

function quantity(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('a whole number from 1 is needed.')
  return value
}
