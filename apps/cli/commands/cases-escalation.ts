import { usage } from '../exit.ts'
import { table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { Escalations } from '../types.ts'

const text = ({ items, absence, candidates }: Escalations): string =>
  [
    items.length === 0
      ? 'Nothing was proposed.'
      : table(
          ['state', 'reason', 'proposed', 'by', 'tried', 'id'],
          items.map((one) => [
            one.state,
            one.reason,
            one.proposedAt,
            one.by,
            one.absent
              .map(({ asked, bounced, toldAt }) =>
                [
                  `told ${toldAt ?? 'never'}`,
                  `written to ${asked.times}×`,
                  `${bounced.length} came back`,
                ].join(', '),
              )
              .join('; '),
            one.id,
          ]),
        ),
    ...(absence === null ? [] : [`Now: ${absence.reason}. It may be proposed (--propose).`]),
    ...(candidates.length === 0
      ? []
      : [
          table(
            ['may be asked', 'for', 'id'],
            candidates.map((one) => [one.name, one.ecosystems.join(', ') || 'everything', one.id]),
          ),
        ]),
  ].join('\n\n')

interface Wanted {
  propose?: boolean
  ask?: string
  decline?: boolean
  takeBack?: string
  reason?: string
  readInto?: string[]
}

export const casesEscalation: Definition = {
  name: 'cases escalation',
  summary: 'who mends a case whose maintainer is absent: propose, ask a maintainer of last resort, take back',
  shape: (command) =>
    command
      .argument('<id>', 'the case')
      .option('--propose', 'say that nobody mends it; the house does by itself when an answer is late')
      .option('--ask <maintainer-id>', 'ask this one ("last-resort list"), as the open proposal says')
      .option('--read-into <compartment...>', 'with --ask: compartments of the case that open to it')
      .option('--decline', 'ask nobody else')
      .option('--take-back <escalation-id>', 'the maintainer is back: who stood in leaves the case')
      .option('--reason <words>', 'for the timeline; --decline needs it'),
  async run({ client, output }, id: string, wanted: Wanted) {
    const { propose = false, ask, decline = false, takeBack, reason, readInto } = wanted
    if ([propose, ask, decline, takeBack].filter(Boolean).length > 1)
      throw usage('Give one of --propose, --ask, --decline and --take-back.')
    if (decline && reason === undefined) throw usage('Say with --reason why nobody else is asked.')
    if (readInto && ask === undefined) throw usage('--read-into goes with --ask.')
    const path = `/v1/cases/${encodeURIComponent(id)}/escalations`
    const send = (to: string, body: unknown) => client().send<Escalations>('POST', to, body)
    const words = reason === undefined ? {} : { words: reason }
    const decide = async (body: object) => {
      const { items } = await client().get<Escalations>(path)
      const open = items.find(({ state }) => state === 'proposed')
      if (!open) throw usage('Nothing is proposed for this case: propose it first (--propose).')
      return send(`${path}/${open.id}/decision`, { ...body, ...words })
    }
    const view = propose
      ? await send(path, words)
      : takeBack !== undefined
        ? await send(`${path}/${encodeURIComponent(takeBack)}/take-back`, words)
        : ask !== undefined
          ? await decide({ accept: true, maintainerId: ask, ...(readInto ? { compartments: readInto } : {}) })
          : decline
            ? await decide({ accept: false })
            : await client().get<Escalations>(path)
    output.result(view, text(view))
    return undefined
  },
}
