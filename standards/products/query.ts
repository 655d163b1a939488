import { fold, squash } from './fold.ts'
import type { KnownIndex } from './known-index.ts'
import { editsAllowed } from './near.ts'
import { createText, type QueryWord, type Text } from './query-text.ts'
import type { ProductQuery } from './types.ts'
import { canonicalVendor, isPlaceholder, vendorKeys } from './vendors.ts'
import { partVersion, partVersionCell, type VersionParted } from './version-text.ts'

export interface NearMatch {
  mask: number
  /** As written. */
  written: string
  edits: number
}

/** The cells of one row, taken apart. */
export interface Analysed {
  words: QueryWord[]
  atoms: string[]
  /** Runs of one to four atoms, and whole words, by their letters and digits. */
  runs: ReadonlyMap<string, number>
  /** What may stand for several words of a name: whole short words, single letters side by side, "NAE" of NAE55. */
  shorts: { run: string; mask: number; ofModel: boolean }[]
  /** Words of the catalogue that a misspelt word may mean, by number. */
  near: ReadonlyMap<number, NearMatch>
  /** Keys of the vendor cell, when it names a vendor anybody knows; spelling mended. */
  givenVendors: string[]
  /** The vendor cell as written, where its vendor was found only by mending its spelling. */
  mendedVendor: string | undefined
  /** The vendor cell says something, and nobody knows it as vendor. */
  strangeVendor: boolean
  /** Vendors that the text names, by key, with the atoms that do. */
  namedVendors: ReadonlyMap<string, number>
  /** The version cell's, else the first that another cell holds. */
  version: string | undefined
  /** Every version any cell holds: Windows 10 22H2 10.0.19045 has two. */
  versions: string[]
}

/** Takes a row's cells apart. Anything may stand in any of them; each is looked at for 300 characters. */
export function analyse(query: ProductQuery, index: KnownIndex): Analysed {
  const name = partAll(query.name)
  const version = query.version === undefined || isPlaceholder(query.version) ? undefined : query.version
  const cell: VersionParted = partVersionCell(version ?? '')
  const vendor = readVendorCell(query.vendor ?? '', index)

  const text = createText()
  const { outside, inside } = remarksApart(name.rest)
  text.add(outside, true)
  text.add(inside, false)
  text.add(vendor.product.rest, name.rest === '')
  text.add(cell.rest, name.rest === '' && vendor.product.rest === '')
  const near = nearWords(text, index)
  const namedVendors = new Map<string, number>()
  for (const [run, mask] of text.runs) {
    const key = canonicalVendor(run)
    if (run.length > 1 && /\p{L}/u.test(run) && (index.isVendor(run) || index.isVendor(key)))
      namedVendors.set(key, (namedVendors.get(key) ?? 0) | mask)
  }
  return {
    words: text.words,
    atoms: text.atoms,
    runs: text.runs,
    shorts: shortsOf(text),
    near,
    givenVendors: vendor.keys,
    mendedVendor: vendor.mended,
    strangeVendor: vendor.strange,
    namedVendors,
    version: cell.version ?? name.versions[0] ?? vendor.product.version,
    versions: [cell.version, ...name.versions, vendor.product.version].filter((one) => one !== undefined),
  }
}

/** What stands in brackets is a remark: it may help, and is not asked to be explained ("(CT console!)"). */
function remarksApart(text: string): { outside: string; inside: string } {
  const inside: string[] = []
  const outside = text.slice(0, 300).replace(/\(([^()]*)\)/g, (_, remark: string) => {
    inside.push(remark)
    return ' '
  })
  return outside.trim() === '' ? { outside: text, inside: '' } : { outside, inside: inside.join(' ') }
}

/** A text may hold two or three versions: a release that names the product, a build, a step. */
function partAll(text: string): { rest: string; versions: string[] } {
  const versions: string[] = []
  let rest = text
  for (let turn = 0; turn < 3; turn += 1) {
    const parted = partVersion(rest)
    if (parted.version === undefined) break
    versions.push(parted.version)
    rest = parted.rest
  }
  return { rest, versions }
}

function shortsOf(text: Text): Analysed['shorts'] {
  return [...text.runs].flatMap(([run, mask]) => {
    if (run.length < 2 || run.length > 8 || !/^\p{L}+$/u.test(run)) return []
    const within = text.words.filter((word) => (word.mask & mask) !== 0)
    const ofModel = within.every(({ kind }) => kind === 'model')
    const whole = within.every(({ text: word, mask: own }) => own === mask || word.length === 1)
    return (ofModel && run.length > 2) || (!ofModel && whole) ? [{ run, mask, ofModel }] : []
  })
}

/** Words nobody knows, alone or two joined ("Fort Gate"), with what they may be misspellings of. */
function nearWords(text: Text, index: KnownIndex): Map<number, NearMatch> {
  const near = new Map<number, NearMatch>()
  const plain = text.words.filter(({ kind }) => kind !== 'model' && kind !== 'filler')
  const tries = plain.map(({ text: written, mask }) => ({ written, mask }))
  for (const [at, word] of plain.entries()) {
    const next = plain[at + 1]
    const apart = next !== undefined && [word, next].some(({ text: one }) => index.wordId(one) === undefined)
    if (apart) tries.push({ written: word.text + next.text, mask: word.mask | next.mask })
  }
  for (const { written, mask } of tries.slice(0, 24)) {
    if (index.wordId(written) !== undefined) continue
    for (const { word, edits } of index.nearWords.find(written)) {
      const id = index.wordId(word)
      if (id === undefined || (near.get(id)?.edits ?? 9) <= edits) continue
      // Two edits turn too many short words into others; a wrong first letter is rare and often another word.
      if (edits > 1 && written[0] !== word[0]) continue
      near.set(id, { mask, written, edits })
    }
  }
  return near
}

interface VendorCell {
  keys: string[]
  mended: string | undefined
  strange: boolean
  /** What the cell holds beside the vendor. */
  product: VersionParted
}

/** A vendor cell may hold the vendor, the vendor and the product, the product alone, or a supplier nobody knows. */
function readVendorCell(cell: string, index: KnownIndex): VendorCell {
  const nothing = { rest: '', version: undefined }
  if (isPlaceholder(cell)) return { keys: [], mended: undefined, strange: false, product: nothing }
  const keys = vendorKeys(cell)
  const known = keys.filter((key) => index.isVendor(key) || index.beginsVendor(key))
  if (known.length > 0) return { keys: known, mended: undefined, strange: false, product: nothing }
  const product = partVersion(cell)
  const words = fold(product.rest).split(/\s+/)
  for (let count = Math.min(4, words.length - 1); count >= 1; count -= 1) {
    const key = canonicalVendor(squash(words.slice(0, count).join('')))
    if (index.isVendor(key)) {
      const rest = words.slice(count).join(' ')
      return { keys: [key], mended: undefined, strange: false, product: { ...product, rest } }
    }
  }
  for (const key of keys) {
    const best = index.nearVendors.find(key)[0]
    if (best !== undefined && best.edits <= editsAllowed(key))
      return { keys: [best.word], mended: cell.trim(), strange: false, product: nothing }
  }
  return { keys: [], mended: undefined, strange: true, product }
}
