import { judgementText } from '../judgement.ts'
import { facts } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ReproductionView } from '../types.ts'

export const reproductionsShow: Definition = {
  name: 'reproductions show',
  summary: 'show a reproduction: verdict, controls side by side, environment',
  shape: (command) =>
    command
      .argument('<id>')
      .option('--statement', 'print the signed statement instead (DSSE, JSON)')
      .option('--bundle', 'print everything "tocsin reproduce" needs instead (JSON)'),
  async run(
    { client, output },
    id: string,
    { statement, bundle }: { statement?: boolean; bundle?: boolean },
  ) {
    const path = `/v1/reproductions/${encodeURIComponent(id)}`
    if (statement === true || bundle === true) {
      const value = await client().get<unknown>(`${path}/${statement === true ? 'statement' : 'bundle'}`)
      output.result(value, JSON.stringify(value, undefined, 2))
      return undefined
    }
    const view = await client().get<ReproductionView>(path)
    output.result(view, textOf(view))
    return undefined
  },
}

function textOf(view: ReproductionView): string {
  const about = facts([
    ['state', view.state],
    ['waiting for', view.waitingFor],
    ['driver', view.driver],
    ['environment', view.environmentDigest],
    ['finding', view.findingId],
  ])
  return view.judgement === null ? about : `${judgementText(view.judgement, view.target)}\n\n${about}`
}
