import { APART, HOUSES, SAME } from './aliases.ts'
import { fold, squash } from './fold.ts'

/** Legal forms and small words that say nothing of who a company is. */
const LEGAL = new Set(
  (
    'inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg kgaa mbh ug se sa sas sarl srl ' +
    'spa bv nv oy oyj ab as asa aps pty pte sp z o zoo ltda me kk the and und et of de a subsidiary formerly'
  ).split(' '),
)

/** Cells that stand for "nobody knows". */
const PLACEHOLDER =
  /^(?:n\.?\/?a\.?|none|unknown|unbekannt|inconnu|desconocido|various|diverse|multiple|div\.?|tbd|k\.?\s?a\.?|keine?|[-–—?.*x/\s]*)$/i

/** What companies put behind their name or leave away: "QNAP Systems", "Juniper Networks". */
const TAIL =
  /^(.{3,}?)(?:systems|networks|technologies|technology|software|international|group|foundation|project)$/

export const isPlaceholder = (text: string): boolean => text.length < 20 && PLACEHOLDER.test(text.trim())

const plainKey = (text: string): string =>
  text
    .replace(/[&.,]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !LEGAL.has(word))
    .map(squash)
    .join('')

const canonicalOf = new Map<string, string>()
for (const [first = '', ...others] of SAME) {
  for (const name of [first, ...others]) canonicalOf.set(plainKey(fold(name)), plainKey(fold(first)))
}

function canonical(key: string): string {
  const known = canonicalOf.get(key)
  if (known !== undefined) return known
  const short = TAIL.exec(key)?.[1]
  return short === undefined ? key : (canonicalOf.get(short) ?? short)
}

const housesOf = new Map<string, Set<number>>()
for (const [house, members] of HOUSES.entries()) {
  for (const name of members) {
    const key = canonical(plainKey(fold(name)))
    const houses = housesOf.get(key)
    if (houses === undefined) housesOf.set(key, new Set([house]))
    else houses.add(house)
  }
}

const apart = new Set(
  APART.flatMap((pair) => {
    const [one, other] = pair.map((name) => canonical(plainKey(fold(name))))
    return [`${one} ${other}`, `${other} ${one}`]
  }),
)

/** Keys that only alias data know, so that a vendor is seen in a text even where no catalogue names it. */
export const aliasKeys = (): string[] => [...new Set([...canonicalOf.keys(), ...housesOf.keys()])]

/**
 * Comparable keys of a vendor as written: letters and digits only, legal forms left out, known aliases replaced
 * ("Becton, Dickinson and Company (BD)" → bd). A cell may name several ("Hillrom and ELI, Baxter International
 * Inc."): the whole comes first, then each. Empty for placeholders such as "n/a".
 */
export function vendorKeys(vendor: string): string[] {
  if (isPlaceholder(vendor)) return []
  const text = fold(vendor)
  const whole = text.replace(/\([^()]*\)/g, ' ')
  const parts = text.split(/[,;/()]|\s-\s|\s(?:and|und)\s|\bsubsidiary of\b|\bformerly\b/)
  const keys = [whole, ...parts.slice(0, 12)].map((part) => canonical(plainKey(part)))
  return [...new Set(keys)].filter((key) => key.length > 1)
}

/** `house`: one company bought, sold or renamed the other's brand. `near`: one name begins with the other. */
export type VendorRelation = 'equal' | 'house' | 'near' | 'other'

/** How two vendors stand to each other: the closest relation any two of their keys have. */
export function relateVendors(ours: readonly string[], theirs: readonly string[]): VendorRelation {
  let closest: VendorRelation = 'other'
  for (const one of ours) {
    for (const other of theirs) {
      const relation = relate(one, other)
      if (relation === 'equal') return relation
      if (relation === 'house' || closest === 'other') closest = relation
    }
  }
  return closest
}

function relate(one: string, other: string): VendorRelation {
  if (one === other) return 'equal'
  const [houses, others] = [housesOf.get(one), housesOf.get(other)]
  if (houses !== undefined && others !== undefined && [...houses].some((house) => others.has(house)))
    return 'house'
  if (apart.has(`${one} ${other}`)) return 'other'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 4 && long.startsWith(short) ? 'near' : 'other'
}

/** The canonical form of a run of letters and digits of a text, where it may be a vendor ("palo alto" joined). */
export const canonicalVendor = (run: string): string => canonicalOf.get(run) ?? run
