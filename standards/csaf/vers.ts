import type { AdvisoryRange } from '../advisory/model.ts'

/**
 * A range as a VERS string, the notation CSAF 2.0 §3.1.2.3.2 asks for in a product_version_range:
 * introduced 1.0.0, fixed 2.0.0 → `vers:npm/>=1.0.0|<2.0.0`. `introduced` 0 means from the first version.
 */
export function versRange(type: string, range: AdvisoryRange): string {
  const constraints: string[] = []
  if (range.introduced !== '' && range.introduced !== '0') constraints.push(`>=${range.introduced}`)
  if (range.fixed !== undefined) constraints.push(`<${range.fixed}`)
  else if (range.lastAffected !== undefined) constraints.push(`<=${range.lastAffected}`)
  return `vers:${type}/${constraints.length === 0 ? '*' : constraints.join('|')}`
}
