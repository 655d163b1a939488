import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { LastResortMaintainer, OpenEscalation } from '../types.ts'

export const lastResortList: Definition = {
  name: 'last-resort list',
  summary: 'organisations that are willing to mend what nobody mends',
  async run({ client, output }) {
    const { items } = await client().get<{ items: LastResortMaintainer[] }>('/v1/last-resort-maintainers')
    output.result(
      items,
      items.length === 0
        ? 'Nobody is registered.'
        : table(
            ['name', 'for', 'by', 'words', 'id'],
            items.map((one) => [
              one.name,
              one.ecosystems.join(', ') || 'everything',
              one.email ?? 'accounts here',
              one.words,
              one.id,
            ]),
          ),
    )
    return undefined
  },
}

export const lastResortWaiting: Definition = {
  name: 'last-resort waiting',
  summary: 'cases whose software nobody mends, waiting for a decision',
  async run({ client, output }) {
    const { items } = await client().get<{ items: OpenEscalation[] }>('/v1/escalations')
    output.result(
      items,
      items.length === 0
        ? 'No decision waits.'
        : table(
            ['case', 'title', 'reason', 'proposed', 'case id'],
            items.map((one) => [one.caseNumber, one.caseTitle, one.reason, one.proposedAt, one.caseId]),
          ),
    )
    return undefined
  },
}
