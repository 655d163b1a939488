import { limitOption } from '../options.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { MemberView, Sector } from '../types.ts'

export const membersList: Definition = {
  name: 'members list',
  summary: 'list members, and nothing of what they run (coordinators)',
  shape: limitOption,
  async run({ client, output }, { limit }: { limit: number }) {
    const items = await client().list<MemberView>('/v1/members', {}, limit)
    const rows = items.map((one) => [
      one.organisation,
      one.kind,
      one.sectors.join(' '),
      one.tlp,
      one.directive,
      one.contacts.map(({ name, email }) => email ?? name).join(', '),
    ])
    output.result(items, table(['organisation', 'kind', 'sectors', 'tlp', 'BOD 26-04', 'contacts'], rows))
    return undefined
  },
}

export const membersSectorCodes: Definition = {
  name: 'members sector-codes',
  summary: 'list the sectors members are counted in',
  async run({ client, output }) {
    const { items } = await client().get<{ items: Sector[] }>('/v1/sectors')
    output.result(
      items,
      table(
        ['code', 'name', 'group'],
        items.map(({ code, name, group }) => [code, name, group]),
      ),
    )
    return undefined
  },
}
