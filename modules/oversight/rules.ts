/** A sentence for an event on the public watch floor: counts and kinds, never names. Undefined: not shown. */
export function sentence(kind: string, data: Record<string, unknown>): string | undefined {
  const count = Array.isArray(data.ids) ? data.ids.length : 1
  switch (kind) {
    case 'findings.accepted':
      return count === 1 ? 'A finding was accepted' : `${count} findings were accepted`
    case 'findings.grouped':
      return count === 1 ? 'A finding found its root cause' : `${count} findings found their root causes`
    case 'reproduction.judged':
      return data.purpose === 'finding' ? `A proof was run: ${String(data.verdict)}` : undefined
    case 'root-causes.merged':
      return 'A person merged two root causes'
    case 'root-causes.unmerged':
      return 'A person took findings out of a root cause'
    case 'finding.attested':
      return 'A coordinator attested a finding'
    case 'case.opened':
      return 'A case was opened'
    case 'case.moved':
      return `A case is now ${String(data.to ?? 'elsewhere')}`
    case 'advisory.published':
      return 'An advisory was published'
    default:
      return undefined
  }
}
