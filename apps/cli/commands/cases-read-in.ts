import { caseText } from '../case-text.ts'
import { usage } from '../exit.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesReadIn: Definition = {
  name: 'cases read-in',
  summary: 'open a case to a party in spite of the compartments it is in, and nothing else of them',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .argument('<party-id>', 'the party, as "cases show --json" names it')
      .argument('[compartment...]', 'compartments of the case')
      .option('--close', 'close the case to it again'),
  async run(
    { client, output },
    id: string,
    partyId: string,
    compartments: string[],
    { close = false }: { close?: boolean },
  ) {
    if (close === compartments.length > 0) throw usage('Name compartments of the case, or --close.')
    const path = `/v1/cases/${encodeURIComponent(id)}/parties/${encodeURIComponent(partyId)}/reading`
    const view = await client().send<CaseView>('PUT', path, { compartments })
    output.result(view, caseText(view))
    return undefined
  },
}
