import { checker, checkRecipe } from '../report/check.ts'
import { FindingDocument } from '../report/document.ts'
import { asObject, member } from '../report/loose.ts'
import { nearest } from '../report/nearest.ts'

const { component, identifiers, weaknesses, sink, credit, exploited, statement, tlp } =
  FindingDocument.properties

/** What `properties.tocsin` of a result may carry, in native shape. */
const CHECKS = {
  recipe: checkRecipe,
  component: checker(component),
  identifiers: checker(identifiers),
  weaknesses: checker(weaknesses),
  sink: checker(sink),
  credit: checker(credit),
  exploited: checker(exploited),
  statement: checker(statement),
  tlp: checker(tlp),
}
type BagName = keyof typeof CHECKS
export type Bag = Partial<Pick<FindingDocument, BagName>>

/**
 * The property bag (SARIF §3.8) in which a sender adds what SARIF has no place for: a recipe above all.
 * What does not fit is dropped with a warning that says where and why; the result itself stays.
 */
export function readBag(owner: unknown, warnings: string[]): Bag {
  const bag = member(member(owner, 'properties'), 'tocsin')
  if (bag === undefined) return {}
  const members = asObject(bag)
  if (members === undefined) {
    warnings.push('properties.tocsin is no object and was left out.')
    return {}
  }
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members).slice(0, 64)) {
    if (!isBagName(name)) {
      const close = nearest(name, Object.keys(CHECKS))
      const hint = close === undefined ? '' : ` Did you mean "${close}"?`
      warnings.push(`properties.tocsin has no member ${JSON.stringify(name.slice(0, 60))}.${hint}`)
      continue
    }
    const checked = CHECKS[name](value, `/properties/tocsin/${name}`)
    if (checked.ok) read[name] = checked.value
    else warnings.push(`properties.tocsin.${name} was left out: ${checked.error.message}`)
  }
  return read
}

function isBagName(name: string): name is BagName {
  return Object.hasOwn(CHECKS, name)
}
