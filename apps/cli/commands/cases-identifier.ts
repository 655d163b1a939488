import { usage } from '../exit.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { CaseIdentifiers } from '../types.ts'

const text = ({ items }: CaseIdentifiers): string =>
  items.length === 0
    ? 'No identifier was asked for.'
    : table(
        ['identifier', 'state', 'root cause', 'id'],
        items.map((one) => [one.cveId ?? '–', one.state, one.rootCauseId, one.id]),
      )

export const casesIdentifier: Definition = {
  name: 'cases identifier',
  summary: 'list the CVE identifiers of a case; reserve, publish or reject one at CVE Services',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .option('--request', 'reserve one; asked again it answers with the same one')
      .option('--root-cause <id>', 'which root cause it is for, where the case has several')
      .option('--publish <identifier-id>', 'send the published advisory as its record')
      .option('--reject <identifier-id>', 'reject it for good')
      .option('--reason <words>', 'why it is rejected'),
  async run(
    { client, output },
    id: string,
    wanted: { request?: boolean; rootCause?: string; publish?: string; reject?: string; reason?: string },
  ) {
    const { request = false, rootCause, publish, reject, reason } = wanted
    if ([request, publish, reject].filter(Boolean).length > 1)
      throw usage('Give one of --request, --publish and --reject.')
    if (reject !== undefined && reason === undefined) throw usage('Say with --reason why it is rejected.')
    const path = `/v1/cases/${encodeURIComponent(id)}/identifiers`
    const one = (identifierId: string) => `${path}/${encodeURIComponent(identifierId)}`
    const send = (to: string, body?: unknown) => client().send<CaseIdentifiers>('POST', to, body)
    const view = request
      ? await send(path, rootCause === undefined ? {} : { rootCauseId: rootCause })
      : publish !== undefined
        ? await send(`${one(publish)}/publish`)
        : reject !== undefined
          ? await send(`${one(reject)}/reject`, { reason })
          : await client().get<CaseIdentifiers>(path)
    output.result(view, text(view))
    return undefined
  },
}
