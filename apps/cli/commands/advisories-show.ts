import { advisoryText } from '../advisory-text.ts'
import type { Definition } from '../program.ts'
import type { AdvisoryView } from '../types.ts'

export const advisoriesShow: Definition = {
  name: 'advisories show',
  summary: 'show an advisory',
  shape: (command) => command.argument('<id>', 'id or number, for instance TOCSIN-2026-0001'),
  async run({ client, output }, id: string) {
    const view = await client().get<AdvisoryView>(`/v1/advisories/${encodeURIComponent(id)}`)
    output.result(view, advisoryText(view))
    return undefined
  },
}
