import { caseText } from '../case-text.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesOpen: Definition = {
  name: 'cases open',
  summary: 'open a case for root causes',
  shape: (command) => command.argument('<root-cause...>', 'ids of root causes'),
  async run({ client, output }, rootCauseIds: string[]) {
    const view = await client().send<CaseView>('POST', '/v1/cases', { rootCauseIds })
    output.result(view, caseText(view))
    return undefined
  },
}
