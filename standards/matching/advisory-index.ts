import { createInts, createTexts, type Ints, NONE, nameText, partsOf, type Texts } from './compact.ts'
import { createRangeRows, type RangeRows } from './range-rows.ts'
import type { Range } from './types.ts'

/** What one record says is affected. Identifiers are told apart as written. */
export interface Advisory {
  id: string
  /** Other identifiers of the same vulnerability, which VEX statements may use. */
  aliases?: readonly string[] | undefined
  /** In the record's order, which counts within one name. */
  ranges: readonly Range[]
}

/** The ranges one advisory has under one name. */
export interface Entry {
  /** Number of the advisory, for `idOf`. */
  advisory: number
  ranges: readonly Range[]
}

/** Advisories by what they name, in memory: about a hundred bytes for each range. */
export interface AdvisoryIndex {
  /** Adds an advisory or puts its new edition in place of the old one. */
  put(advisory: Advisory): void
  /** @returns whether it was there */
  drop(id: string): boolean
  /** Number of a package's or product's name, until the next change; undefined: no advisory has it. */
  find(kind: Range['kind'], space: string, name: string): number | undefined
  /** What every advisory says under this name, whatever its release. */
  under(name: number): Entry[]
  idOf(advisory: number): string
  /** The identifier and its aliases; empty when it is not there. */
  namesOf(id: string): readonly string[]
  readonly size: number
}

/** Rows of dropped advisories stay until they outnumber the others and this many. */
const MOST_DEAD = 10_000

interface Store {
  texts: Texts
  names: Texts
  /** Name → its newest entry. */
  heads: Ints
  rows: RangeRows
  entry: { advisory: Ints; name: Ints; first: Ints; count: Ints; next: Ints }
  /** Advisory → its first entry and how many. */
  entries: { first: Ints; count: Ints }
  ids: (string | undefined)[]
  aliases: Map<number, readonly string[]>
  numbers: Map<string, number>
}

const createStore = (): Store => {
  const texts = createTexts()
  return {
    texts,
    names: createTexts(),
    heads: createInts(),
    rows: createRangeRows(texts),
    entry: {
      advisory: createInts(),
      name: createInts(),
      first: createInts(),
      count: createInts(),
      next: createInts(),
    },
    entries: { first: createInts(), count: createInts() },
    ids: [],
    aliases: new Map(),
    numbers: new Map(),
  }
}

export function createAdvisoryIndex(): AdvisoryIndex {
  let store = createStore()
  let dead = 0

  const nameOf = (entry: number) => partsOf(store.names.at(store.entry.name.at(entry)))
  const rangesOf = (entry: number, name: ReturnType<typeof partsOf>): Range[] => {
    const first = store.entry.first.at(entry)
    const ranges: Range[] = []
    for (let at = 0; at < store.entry.count.at(entry); at += 1) ranges.push(store.rows.read(first + at, name))
    return ranges
  }
  const add = ({ id, aliases, ranges }: Advisory): void => {
    const advisory = store.ids.length
    store.ids.push(id)
    store.numbers.set(id, advisory)
    if (aliases !== undefined && aliases.length > 0) store.aliases.set(advisory, aliases)
    store.entries.first.push(store.entry.first.length)
    const byName = new Map<number, Range[]>()
    for (const range of ranges) {
      const name = store.names.add(nameText(range.kind, range.space, range.name))
      const list = byName.get(name)
      if (list === undefined) byName.set(name, [range])
      else list.push(range)
    }
    store.entries.count.push(byName.size)
    for (const [name, list] of byName) {
      while (store.heads.length <= name) store.heads.push(NONE)
      store.entry.next.push(store.heads.at(name))
      store.heads.set(name, store.entry.advisory.length)
      store.entry.advisory.push(advisory)
      store.entry.name.push(name)
      store.entry.first.push(store.rows.length)
      store.entry.count.push(list.length)
      for (const range of list) store.rows.add(range)
    }
  }

  const remove = (id: string): boolean => {
    const advisory = store.numbers.get(id)
    if (advisory === undefined) return false
    store.numbers.delete(id)
    store.ids[advisory] = undefined
    store.aliases.delete(advisory)
    const first = store.entries.first.at(advisory)
    for (let entry = first; entry < first + store.entries.count.at(advisory); entry += 1) {
      store.entry.advisory.set(entry, NONE)
      dead += store.entry.count.at(entry)
    }
    return true
  }

  /** Copies what still stands into new storage. */
  const tidy = (): void => {
    if (dead <= MOST_DEAD || dead * 2 <= store.rows.length) return
    const old = store
    const kept: Advisory[] = []
    for (const [advisory, id] of old.ids.entries()) {
      if (id === undefined) continue
      const first = old.entries.first.at(advisory)
      const ranges: Range[] = []
      for (let entry = first; entry < first + old.entries.count.at(advisory); entry += 1)
        for (const range of rangesOf(entry, nameOf(entry))) ranges.push(range)
      kept.push({ id, aliases: old.aliases.get(advisory), ranges })
    }
    store = createStore()
    dead = 0
    for (const advisory of kept) add(advisory)
  }

  return {
    put(advisory) {
      if (remove(advisory.id)) tidy()
      add(advisory)
    },
    drop(id) {
      const was = remove(id)
      if (was) tidy()
      return was
    },
    find: (kind, space, name) => store.names.find(nameText(kind, space, name)),
    under(name) {
      const found: Entry[] = []
      const named = partsOf(store.names.at(name))
      for (let entry = store.heads.at(name); entry !== NONE; entry = store.entry.next.at(entry)) {
        const advisory = store.entry.advisory.at(entry)
        if (advisory !== NONE) found.push({ advisory, ranges: rangesOf(entry, named) })
      }
      return found
    },
    idOf: (advisory) => store.ids[advisory] ?? '',
    namesOf(id) {
      const advisory = store.numbers.get(id)
      return advisory === undefined ? [] : [id, ...(store.aliases.get(advisory) ?? [])]
    },
    get size() {
      return store.numbers.size
    },
  }
}
