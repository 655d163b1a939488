import { facts, plain, table } from './output.ts'
import type { CaseView } from './types.ts'

/** A case for a person. What nobody answered is shown as unknown. */
export function caseText(view: CaseView): string {
  const { priorityExplained: priority, embargo } = view
  const head = facts([
    ['number', view.number],
    ['title', view.title],
    ['state', view.state],
    ['may move to', view.mayMoveTo.join(', ')],
    ['severity', view.severity],
    ['TLP', view.tlp],
    ['identifiers', view.identifiers.join(', ')],
    ['embargo', embargo === null ? 'none' : `${embargo.local} ${embargo.zone} (${embargo.endsAt})`],
    ['priority', `${priority.band}: ${priority.summary}`],
    ['advisory', view.advisoryId],
  ])
  const factors = table(
    ['factor', 'value', 'basis', 'source', 'as of'],
    priority.factors.map((factor) => [factor.name, factor.value, factor.basis, factor.source, factor.asOf]),
  )
  const parties = table(
    ['party', 'role', 'status'],
    view.parties.map(({ name, role, status }) => [name, role, status]),
  )
  const causes = table(
    ['root cause', 'verdict', 'title'],
    view.rootCauses.map(({ id, verdict, title }) => [id, verdict, title]),
  )
  const timeline = view.timeline.map(({ at, by, what, detail }) =>
    plain(`${at}  ${by}: ${what}${detail === '' ? '' : `, ${detail}`}`),
  )
  return [head, factors, causes, parties, timeline.join('\n')].join('\n\n')
}
