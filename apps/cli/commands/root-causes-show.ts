import { facts, plain, table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { RootCauseView } from '../types.ts'

export const rootCausesShow: Definition = {
  name: 'root-causes show',
  summary: 'show a root cause: its members, why they are together, and what almost joined',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const view = await client().get<RootCauseView>(`/v1/root-causes/${encodeURIComponent(id)}`)
    const head = facts([
      ['title', view.title],
      ['package', view.package],
      ['weakness', view.weakness],
      ['sink', view.sink],
      ['severity', view.severity],
      ['verdict', view.verdict],
      ['evidence', view.evidenceLevel],
      ['collisions', view.collisionCount],
      ['case', view.caseId],
    ])
    const members = table(
      ['finding', 'relation', 'decided by', 'verdict', 'discoverer', 'title'],
      view.members.map(({ finding, relation, decidedBy }) => [
        finding.id,
        relation,
        decidedBy,
        finding.verdict,
        finding.discoverer,
        finding.title,
      ]),
    )
    const reasons = view.members.flatMap(({ finding, explanation }) =>
      explanation.map((sentence) => `${finding.id.slice(-6)}  ${plain(sentence)}`),
    )
    const near = view.almostJoined.map(({ rootCauseId, title }) => `${rootCauseId}  ${plain(title)}`)
    const parts = [
      head,
      members,
      ...(reasons.length === 0 ? [] : [`why together\n${reasons.join('\n')}`]),
      ...(near.length === 0 ? [] : [`almost joined\n${near.join('\n')}`]),
    ]
    output.result(view, parts.join('\n\n'))
    return undefined
  },
}
