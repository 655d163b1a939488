import { caseText } from '../case-text.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesShow: Definition = {
  name: 'cases show',
  summary: 'show a case: parties, embargo, priority explained, timeline',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const view = await client().get<CaseView>(`/v1/cases/${encodeURIComponent(id)}`)
    output.result(view, caseText(view))
    return undefined
  },
}
