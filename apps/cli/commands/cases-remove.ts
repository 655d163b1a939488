import { caseText } from '../case-text.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesRemove: Definition = {
  name: 'cases remove',
  summary: 'end a party’s part in a case: it reads nothing more of it, what it said stays',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .argument('<party-id>', 'the party, as "cases show --json" names it')
      .requiredOption('--note <words>', 'why, for the timeline'),
  async run({ client, output }, id: string, partyId: string, { note }: { note: string }) {
    const path = `/v1/cases/${encodeURIComponent(id)}/parties/${encodeURIComponent(partyId)}/removal`
    const view = await client().send<CaseView>('POST', path, { note })
    output.result(view, caseText(view))
    return undefined
  },
}
