import { facts, plain, table } from '../output.ts'
import type { Definition } from '../program.ts'
import type { ExposureView } from '../types.ts'

export const exposuresShow: Definition = {
  name: 'exposures show',
  summary: 'show why something is exposed, how urgent it is, and what was said of it',
  shape: (command) => command.argument('<id>'),
  async run({ client, output }, id: string) {
    const view = await client().get<ExposureView>(`/v1/exposures/${encodeURIComponent(id)}`)
    output.result(view, exposureText(view))
    return undefined
  },
}

export const exposuresNote: Definition = {
  name: 'exposures note',
  summary: 'say whether the vulnerable part is reached, in your words; without words the note is taken back',
  shape: (command) => command.argument('<id>').argument('[words]'),
  async run({ client, output }, id: string, words: string | undefined) {
    const view = await client().send<ExposureView>('PUT', `/v1/exposures/${encodeURIComponent(id)}/note`, {
      note: words ?? null,
    })
    output.result(view, exposureText(view))
    return undefined
  },
}

function exposureText(view: ExposureView): string {
  const head = facts([
    ['vulnerability', `${view.vulnerability}  ${view.title}`],
    ['component', `${view.component} on ${view.asset}`],
    [
      'state',
      `${view.state}${view.reopened ? ', came back' : ''}${view.embargoed ? ', not public yet' : ''}`,
    ],
    ['because', view.because],
    ['fixed in', view.fixedIn],
    ['urgency', `${view.band}, ${view.score}: ${view.urgency.summary}`],
    ['due', view.dueAt],
    ['directive', view.urgency.timeline],
    ['not known', view.urgency.missing.join(', ')],
    [
      'statement',
      view.vex &&
        [view.vex.status, view.vex.justification, view.vex.words, view.vex.by].filter(Boolean).join('; '),
    ],
    ['note', view.note],
  ])
  const said = table(
    ['source', 'verdict', 'range', 'fixed in', 'because'],
    view.said.map((one) => [one.source, one.verdict, one.range, one.fixedIn, one.because]),
  )
  const factors = table(
    ['factor', 'value', 'source'],
    view.urgency.factors.map((one) => [one.name, one.value, one.source]),
  )
  const history = view.history.map((one) =>
    plain([one.at, one.said, one.via, one.by, one.words].filter(Boolean).join('  ')),
  )
  return [head, said, factors, history.join('\n')].filter(Boolean).join('\n\n')
}
