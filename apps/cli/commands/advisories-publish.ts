import { advisoryText } from '../advisory-text.ts'
import type { Definition } from '../program.ts'
import type { AdvisoryView } from '../types.ts'

export const advisoriesPublish: Definition = {
  name: 'advisories publish',
  summary: 'publish an advisory; this cannot be taken back, only revised',
  shape: (command) => command.argument('<id>', 'id of the advisory'),
  async run({ client, output }, id: string) {
    const path = `/v1/advisories/${encodeURIComponent(id)}`
    await client().send('POST', `${path}/publish`)
    const view = await client().get<AdvisoryView>(path)
    output.result(view, advisoryText(view))
    return undefined
  },
}
