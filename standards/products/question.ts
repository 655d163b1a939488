import type { Features } from './features.ts'
import { fold, squash } from './fold.ts'
import type { KnownIndex } from './known-index.ts'
import type { Ranked } from './rank.ts'
import type { KnownProduct, ProductQuery, Resolution } from './types.ts'

const quote = (text: string): string => `'${text.trim().slice(0, 80)}'`
const list = (words: readonly string[]): string => words.slice(0, 6).join(', ')

const VENDOR: Readonly<Record<Features['vendor'], string>> = {
  equal: 'vendor equal',
  named: 'vendor named in the text',
  house: 'vendor belongs to the same house: bought, sold or renamed',
  near: "vendor's name begins alike",
  misspelt: 'vendor equal but for its spelling',
  absent: 'no vendor given',
  strange: 'vendor not known to any catalogue',
  other: 'another vendor given',
  unstated: 'the catalogue names no vendor',
}

const MODEL: Readonly<Partial<Record<Features['model'], string>>> = {
  equal: 'model number equal',
  'in range': 'model number within those it covers',
  missing: 'its model number is not given',
  other: 'another model number',
}

const VERSION: Readonly<Partial<Record<Features['version'], string>>> = {
  equal: 'version equal to the one in its name',
  other: 'another version than the one in its name',
  missing: 'its name holds a version, the row none',
}

/** Reasons for and against, in words. */
export function reasonsInWords(f: Features): string[] {
  const lacking = [...f.missing, ...f.missingGeneric]
  const system = squash(fold(f.line?.system ?? ''))
  const left = [...f.leftKnown, ...f.leftUnknown].filter((word) => word !== system)
  const said: (string | undefined | false)[] = [
    VENDOR[f.vendor],
    f.line !== undefined &&
      `${f.line.name} runs ${f.line.system}: a line of hardware, and the system that advisories name`,
    f.complete && f.line === undefined && "product's words all found",
    lacking.length > 0 && `words of its name not found: ${list(lacking)}`,
    f.line === undefined || f.model === 'in range' ? MODEL[f.model] : undefined,
    VERSION[f.version],
    ...f.shortForms.map(({ written, words }) => `initials: ${written} for ${words.join(' ')}`),
    ...f.misspelt.map(({ written, word }) => `spelling: ${written} for ${word}`),
    left.length > 0 && `words not explained: ${list(left)}`,
    f.leftModels.length > 0 && f.model !== 'other' && `number not explained: ${list(f.leftModels)}`,
    f.kind === 'part' && 'catalogue names it together with other products',
    f.kind === 'short form' && 'by its short or former name',
    f.bare && !['equal', 'named'].includes(f.vendor) && 'its name is one short word',
    f.generic && 'its name has only words that many products share',
  ]
  return said.filter((reason) => reason !== undefined && reason !== false)
}

/** A product as people read it: "BD Alaris PC Unit Model 8015". */
export function readable({ vendor, product, titles }: KnownProduct): string {
  const plain = (text: string): string =>
    text.replace(/\\(.)/g, '$1').replace(/_/g, ' ').replace(/\s+/g, ' ').trim()
  const name = plain(titles?.[0] ?? product)
  const short = /\(([A-Z][A-Za-z0-9&]{1,7})\)\s*$/.exec(vendor)?.[1]
  const maker = short ?? plain(vendor)
  const told =
    maker === '' || name.toLowerCase().startsWith(maker.toLowerCase()) || /^n\/?a$|^unknown$/i.test(maker)
  return told ? name : `${maker} ${name}`
}

/** The question that settles it; undefined when there is nothing to ask. */
export function questionOf(
  state: Resolution['state'],
  query: ProductQuery,
  ranked: readonly Ranked[],
  index: KnownIndex,
): string | undefined {
  const [best] = ranked
  if (best === undefined || state === 'certain' || state === 'unmatched') return undefined
  const row = quote(/\p{L}{2}/u.test(query.name) ? query.name : `${query.vendor ?? ''} ${query.name}`)
  const name = (one: Ranked): string => readable(index.products[one.product]!)
  const { line } = best.features
  if (line !== undefined) {
    const vendor = readable({ ...index.products[best.product]!, product: '', titles: [] }).trim()
    return `Is ${row} a ${vendor} ${line.name}? Then it runs ${line.system}, the name that advisories use.`
  }
  const others = ranked.filter(({ confidence }) => confidence >= best.confidence / 2)
  const names = [...new Map(others.map((one) => [name(one).toLowerCase(), name(one)])).values()].slice(0, 3)
  if (state === 'possible' && names.length > 1)
    return `Which of these is ${row}: ${names.join('; ')}; or none of them?`
  return `Is ${row} your ${name(best)}?`
}
