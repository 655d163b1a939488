import { limitOption } from '../options.ts'
import { facts, table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { SiteView } from '../types.ts'

export const sitesList: Definition = {
  name: 'sites list',
  summary: 'list your sites',
  shape: limitOption,
  async run({ client, output }, { limit }: { limit: number }) {
    const items = await client().list<SiteView>('/v1/sites', {}, limit)
    const rows = items.map(({ name, place, zone, assets, id }) => [name, place, zone, assets, id])
    output.result(items, table(['name', 'place', 'zone', 'assets', 'id'], rows))
    return undefined
  },
}

interface Options {
  place?: string
  zone?: string
}
const siteText = (view: SiteView): string =>
  facts([
    ['site', view.id],
    ['name', view.name],
    ['place', view.place],
    ['zone', view.zone],
  ])

export const sitesAdd: Definition = {
  name: 'sites add',
  summary: 'add a site',
  shape: (command) =>
    command
      .argument('<name>')
      .option('--place <words>', 'where it is')
      .option('--zone <zone>', 'IANA time zone, for instance America/New_York'),
  async run({ client, output }, name: string, { place, zone }: Options) {
    const view = await client().send<SiteView>('POST', '/v1/sites', { name, place, zone })
    output.result(view, siteText(view))
    return undefined
  },
}

export const sitesSet: Definition = {
  name: 'sites set',
  summary: 'change a site: all that is said of it',
  shape: (command) =>
    command
      .argument('<id>')
      .requiredOption('--name <name>')
      .option('--place <words>', 'where it is')
      .option('--zone <zone>', 'IANA time zone'),
  async run({ client, output }, id: string, { name, place, zone }: Options & { name: string }) {
    const view = await client().send<SiteView>('PUT', `/v1/sites/${encodeURIComponent(id)}`, {
      name,
      place,
      zone,
    })
    output.result(view, siteText(view))
    return undefined
  },
}

export const sitesRemove: Definition = {
  name: 'sites remove',
  summary: 'remove a site that no asset stands at',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    await client().send('DELETE', `/v1/sites/${encodeURIComponent(id)}`)
    output.result({ id }, `removed: ${id}`)
    return undefined
  },
}
