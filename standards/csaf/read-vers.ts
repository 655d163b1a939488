import { type Bounds, type Constraint, EVERYTHING, stretchesOf } from './constraints.ts'

const VERS = /^vers:([a-z0-9][a-z0-9.+-]{0,39})\/(.{1,4096})$/i
const CONSTRAINT = /^(<=|>=|!=|<|>|=)?(.+)$/
/** More than any list of exceptions that a person wrote. */
const MOST = 1000

/**
 * A range in the vers notation (CSAF 2.0 §3.1.2.3.2.1; vers specification, "Parsing and validating version range
 * specifiers"): `vers:npm/>=1.0.0|<2.0.0`. White space does not count; versions are percent-decoded.
 * @returns the scheme (`vers:all/*` has none of its own: `custom`) and the stretches in it; undefined when it is
 *   no such range, or its constraints cannot stand in ascending order
 */
export function readVers(text: string): { scheme: string; stretches: Bounds[] } | undefined {
  const [, type = '', list = ''] = VERS.exec(text.replace(/\s+/g, '')) ?? []
  const scheme = type.toLowerCase()
  const parts = list.replace(/^\|+|\|+$/g, '').split('|')
  if (type === '' || scheme === 'none' || parts.length > MOST) return undefined
  if (parts.length === 1 && parts[0] === '*')
    return { scheme: scheme === 'all' ? 'custom' : scheme, stretches: [EVERYTHING] }
  if (scheme === 'all') return undefined
  const constraints: Constraint[] = []
  for (const part of parts) {
    const [, comparator = '=', written = ''] = CONSTRAINT.exec(part) ?? []
    const version = decoded(written)
    if (version === undefined) return undefined
    constraints.push({ comparator: comparator as Constraint['comparator'], version })
  }
  const stretches = stretchesOf(constraints)
  return stretches && { scheme, stretches }
}

function decoded(written: string): string | undefined {
  if (written === '' || written.length > 256 || /[<>=!*]/.test(written)) return undefined
  try {
    return decodeURIComponent(written)
  } catch {
    return undefined
  }
}
