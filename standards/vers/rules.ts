import { orderOf } from '../versions/compare.ts'
import { keyed, sorted } from './sort.ts'
import type { Comparator, Constraint, Vers } from './types.ts'

/** Types whose only form is `*`. */
const WHOLE = new Set(['all', 'none'])

const written = ({ comparator, version }: Constraint): string =>
  `${comparator === '=' || comparator === '*' ? '' : comparator}${version}`

/**
 * What breaks the rules of VERS §5.4: order, uniqueness of versions, sequence of comparators. Where the order
 * of the versions is not known, only their texts are held against each other.
 */
export function brokenRules({ scheme, constraints }: Vers): string[] {
  if (scheme === 'invalid') return ['The type "invalid" is reserved for what is never valid.']
  const all = constraints.filter(({ comparator }) => comparator === '*').length
  if (WHOLE.has(scheme) && all !== 1) return [`The type "${scheme}" has the one form vers:${scheme}/*.`]
  if (all > 0)
    return constraints.length === 1 ? [] : ['The asterisk stands alone: leave the other constraints out.']
  const problems = [...disorder(scheme, constraints)]
  return problems.length > 0 ? problems : sequence(constraints)
}

function disorder(scheme: string, constraints: readonly Constraint[]): string[] {
  const known = sorted(scheme, keyed(scheme, constraints))
  if (known === undefined) {
    const texts = new Set<string>()
    const twice = constraints.find(({ version }) => texts.size === texts.add(version).size)
    return twice === undefined ? [] : [`The version ${twice.version} occurs twice; each may occur once.`]
  }
  const { compare } = orderOf(scheme)
  const twice = known.find((one, at) => at > 0 && compare(known[at - 1]!.key!, one.key!) === 0)
  if (twice !== undefined) return [`The version ${twice.version} occurs twice; each may occur once.`]
  const misplaced = known.find((one, at) => one.version !== constraints[at]!.version)
  return misplaced === undefined
    ? []
    : [`Constraints are written in the order of their versions: ${written(misplaced)} is out of place.`]
}

const isUpper = (comparator: Comparator): boolean => comparator.startsWith('<')
const isLower = (comparator: Comparator): boolean => comparator.startsWith('>')

/** "Any two contiguous constraints": equality before another start, lower and upper bounds in turns. */
function sequence(constraints: readonly Constraint[]): string[] {
  const counted = constraints.filter(({ comparator }) => comparator !== '!=')
  const bounds = counted.filter(({ comparator }) => comparator !== '=')
  const after = (list: readonly Constraint[], breaks: (one: Constraint, next: Constraint) => boolean) => {
    const at = list.findIndex((one, index) => index + 1 < list.length && breaks(one, list[index + 1]!))
    return at < 0
      ? []
      : [`${written(list[at + 1]!)} cannot follow ${written(list[at]!)}: one of the two is redundant.`]
  }
  const equality = after(counted, (one, next) => one.comparator === '=' && isUpper(next.comparator))
  if (equality.length > 0) return equality
  return after(
    bounds,
    (one, next) =>
      (isUpper(one.comparator) && isUpper(next.comparator)) ||
      (isLower(one.comparator) && isLower(next.comparator)),
  )
}
