import { facts, plain } from './output.ts'
import type { AdvisoryView } from './types.ts'

/** An advisory for a person. */
export function advisoryText(view: AdvisoryView): string {
  const { content } = view
  const head = facts([
    ['number', view.number],
    ['title', content.title],
    ['state', view.state],
    ['severity', content.severity],
    ['TLP', view.tlp],
    ['identifiers', content.identifiers.join(', ')],
    ['weaknesses', content.weaknesses.map(({ id, name }) => `${id} ${name}`).join(', ')],
    ['published', view.publishedAt],
    ['credits', content.credits.join(', ')],
  ])
  const affected = content.affected.flatMap(({ purl, ranges }) =>
    ranges.map(({ introduced, fixed, lastAffected }) => {
      const until =
        fixed !== undefined ? `before ${fixed}` : lastAffected === undefined ? '' : `up to ${lastAffected}`
      return plain(`${purl}: from ${introduced}${until === '' ? ', no fix known' : ` ${until}`}`)
    }),
  )
  const sections = [
    content.summary,
    affected.length === 0 ? '' : `Affected\n${affected.join('\n')}`,
    content.remediation === '' ? '' : `Remediation\n${plain(content.remediation)}`,
    content.evidence === '' ? '' : `Evidence\n${plain(content.evidence)}`,
    view.renderings.map(({ format, href }) => `${format}: ${href}`).join('\n'),
    view.faults.length === 0
      ? ''
      : `May not be published yet\n${view.faults.map((fault) => `- ${plain(fault)}`).join('\n')}`,
  ]
  return [head, ...sections.filter((section) => section !== '')].join('\n\n')
}
