import { caseText } from '../case-text.ts'
import { usage } from '../exit.ts'
import type { Definition } from '../program.ts'
import type { CaseView } from '../types.ts'

export const casesAssess: Definition = {
  name: 'cases assess',
  summary: 'give a case your own CVSS vector, or withdraw it; its priority is computed anew',
  shape: (command) =>
    command
      .argument('<id>')
      .argument('[vector]', 'CVSS vector of version 4.0, 3.1, 3.0 or 2.0')
      .option('--withdraw', 'take the vector back'),
  async run(
    { client, output },
    id: string,
    vector: string | undefined,
    { withdraw = false }: { withdraw?: boolean },
  ) {
    if ((vector === undefined) !== withdraw)
      throw usage('Give a CVSS vector, or --withdraw to take the one given back.')
    const path = `/v1/cases/${encodeURIComponent(id)}/assessment`
    const view = await client().send<CaseView>('PUT', path, { vector: vector ?? null })
    output.result(view, caseText(view))
    return undefined
  },
}
