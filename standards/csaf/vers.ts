import type { AdvisoryRange } from '../advisory/model.ts'
import { formatVers } from '../vers/format.ts'
import { ALL, type Constraint } from '../vers/types.ts'

/**
 * A range as a VERS string, the notation CSAF 2.0 §3.1.2.3.2 asks for in a product_version_range:
 * introduced 1.0.0, fixed 2.0.0 → `vers:npm/>=1.0.0|<2.0.0`. `introduced` 0 means from the first version.
 */
export function versRange(type: string, range: AdvisoryRange): string {
  const constraints: Constraint[] = []
  if (range.introduced !== '' && range.introduced !== '0')
    constraints.push({ comparator: '>=', version: range.introduced })
  if (range.fixed !== undefined) constraints.push({ comparator: '<', version: range.fixed })
  else if (range.lastAffected !== undefined)
    constraints.push({ comparator: '<=', version: range.lastAffected })
  return formatVers({ scheme: type, constraints: constraints.length === 0 ? [ALL] : constraints })
}
