import { facts, plain } from '../output.ts'
import type { Definition } from '../program.ts'
import type { FindingView } from '../types.ts'

export const findingsShow: Definition = {
  name: 'findings show',
  summary: 'show one finding',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const finding = await client().get<FindingView>(`/v1/findings/${encodeURIComponent(id)}`)
    const { document } = finding
    const text = facts([
      ['title', finding.title],
      ['package', [finding.package, finding.version].filter(Boolean).join('@')],
      ['weakness', finding.weakness],
      ['sink', document.sink],
      ['severity', finding.severity],
      ['identifiers', document.identifiers?.join(', ')],
      ['discoverer', finding.discoverer],
      ['received', finding.receivedAt],
      ['TLP', finding.tlp],
      ['verdict', finding.verdict],
      ['evidence', finding.evidenceLevel],
      ['root cause', finding.rootCauseId],
      ['why there', finding.whyHere],
      ['proof', document.recipe === undefined ? 'none' : `attached, oracle ${document.recipe.oracle}`],
    ])
    output.result(finding, `${text}\n\n${plain(document.description ?? '')}`.trimEnd())
    return undefined
  },
}
