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
    ['compartments', view.compartments.join(', ')],
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
    ['party', 'role', 'status', 'may read', 'id'],
    view.parties.map((party) => [
      party.name,
      party.lastResort ? `${party.role}, last resort` : party.role,
      party.status,
      party.removedAt !== null
        ? `removed ${party.removedAt}`
        : party.keptOut
          ? `not read into ${view.compartments.join(', ')}`
          : (party.readIn?.compartments.join(', ') ?? ''),
      party.id,
    ]),
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
