import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ProjectMaintainer } from '../types.ts'

export const projectsMaintainers: Definition = {
  name: 'projects maintainers',
  summary: 'who speaks for which project: all for coordinators, your own for others',
  async run({ client, output }) {
    const { items } = await client().get<{ items: ProjectMaintainer[] }>('/v1/project-maintainers')
    const rows = items.map(({ line, organisation, namedAt, id }) => [line, organisation, namedAt, id])
    output.result(items, table(['project', 'maintainer', 'since', 'id'], rows))
    return undefined
  },
}
