import { withQuery } from '../client.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { PastSearch } from '../types.ts'

export const coverageShow: Definition = {
  name: 'coverage show',
  summary: 'what was searched of a target, how deep, and what came of it',
  shape: (command) => command.argument('<target>', 'see "claims check"'),
  async run({ client, output }, target: string) {
    const { searches } = await client().get<{ searches: PastSearch[] }>(
      withQuery('/v1/scan-coverage', { target }),
    )
    const rows = searches.map((one) => [
      one.on,
      one.outcome,
      one.depth,
      one.method,
      one.part === '' ? 'all' : one.part,
      one.compared === 'meets' ? '' : 'cannot be compared with what you ask for',
      one.claimId ?? '',
    ])
    const heading = ['ended', 'outcome', 'reached', 'method', 'part', '', 'claim']
    output.result(searches, rows.length === 0 ? 'no search of it is known' : table(heading, rows))
    return undefined
  },
}
