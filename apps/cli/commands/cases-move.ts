import { caseText } from '../case-text.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesMove: Definition = {
  name: 'cases move',
  summary: 'move a case to another state',
  shape: (command) =>
    command
      .argument('<id>')
      .argument('<state>', 'open, coordinating, "fix ready", published, closed')
      .option('--note <text>', 'for the timeline'),
  async run({ client, output }, id: string, to: string, { note }: { note?: string }) {
    const path = `/v1/cases/${encodeURIComponent(id)}`
    await client().send('POST', `${path}/state`, { to, ...(note === undefined ? {} : { note }) })
    const view = await client().get<CaseView>(path)
    output.result(view, caseText(view))
    return undefined
  },
}
