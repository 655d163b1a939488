import { atomsOf, fold, squash } from './fold.ts'
import { DESCRIPTIVE, FILLER, isGenericWord, SHORT_FORMS } from './words.ts'

/** A bit for each, within a 32-bit number. */
const MOST_ATOMS = 30

/** A word of the cells. `mask` has a bit for each of its atoms (runs of letters or digits), in order of writing. */
export interface QueryWord {
  text: string
  mask: number
  kind: 'filler' | 'descriptive' | 'generic' | 'model' | 'word'
  /** Whether it stands in the cell that names the product; what other cells hold is not asked to be explained. */
  inName: boolean
}

/** The words of a row while its cells are read. */
export interface Text {
  words: QueryWord[]
  atoms: string[]
  runs: Map<string, number>
  add(cell: string, inName: boolean): void
}

export function createText(): Text {
  const words: QueryWord[] = []
  const atoms: string[] = []
  const runs = new Map<string, number>()
  const note = (run: string, mask: number) => runs.set(run, (runs.get(run) ?? 0) | mask)

  function addWord(written: string, inName: boolean): void {
    const text = squash(written)
    const own = atomsOf(written)
    if (own.length === 0 || atoms.length + own.length > MOST_ATOMS) return
    const mask = ((1 << own.length) - 1) << atoms.length
    atoms.push(...own)
    words.push({ text, mask, kind: kindOf(text), inName })
    note(text, mask)
  }

  return {
    words,
    atoms,
    runs,
    add(cell, inName) {
      const first = atoms.length
      for (const chunk of fold(cell).split(/[\s/,;()&|[\]{}<>"“”:•]+/)) {
        const word = squash(chunk)
        if (word === '') continue
        for (const part of inFull(word) ?? partsOf(chunk)) addWord(part, inName)
      }
      for (let from = first; from < atoms.length; from += 1)
        for (let to = from + 1; to <= Math.min(atoms.length, from + 4); to += 1)
          note(atoms.slice(from, to).join(''), ((1 << (to - from)) - 1) << from)
    },
  }
}

/** "Win10" and "Srv" as catalogues write them. */
function inFull(word: string): readonly string[] | undefined {
  const windows = /^win(?:dows)?(\d{1,4})$/.exec(word)?.[1]
  if (windows !== undefined) return ['windows', windows]
  return Object.hasOwn(SHORT_FORMS, word) ? SHORT_FORMS[word] : undefined
}

/** "Welch-Allyn" is two words, "PAN-OS" and "MX-450" are one. */
function partsOf(chunk: string): string[] {
  const parts = chunk.split(/[-–—]/)
  return parts.length > 1 && parts.every((part) => /^\p{L}{4,}$/u.test(part)) ? parts : [chunk]
}

function kindOf(word: string): QueryWord['kind'] {
  if (FILLER.has(word)) return 'filler'
  if (DESCRIPTIVE.has(word)) return 'descriptive'
  if (isGenericWord(word)) return 'generic'
  return /\d/.test(word) ? 'model' : 'word'
}
