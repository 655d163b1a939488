import { createInts, createTexts, type Ints, NONE, nameText, partsOf, type Texts } from './compact.ts'
import type { Range, Subject } from './types.ts'

/** One thing that runs, under its owner's own handle and everything it can be known by (see subjectsOf). */
export interface Runs<Ref> {
  ref: Ref
  subjects: readonly Subject[]
}

/** One of the names something runs under. */
export interface Named {
  /** Number of the component, for `refOf`. */
  component: number
  /** Place of the name among the component's. */
  position: number
  subject: Subject
}

/** What runs, by its names, in memory: about sixty bytes for each name. */
export interface ComponentIndex<Ref> {
  /** Adds a component or puts its new names in place of the old ones. */
  put(component: Runs<Ref>): void
  /** @returns whether it was there */
  drop(ref: Ref): boolean
  /** Everything that runs under this name, whatever its version and release. */
  under(kind: Range['kind'], space: string, name: string): Iterable<Named>
  refOf(component: number): Ref
  readonly size: number
}

interface Store<Ref> {
  texts: Texts
  names: Texts
  heads: Ints
  row: { component: Ints; position: Ints; name: Ints; release: Ints; version: Ints; next: Ints }
  rows: { first: Ints; count: Ints }
  refs: Ref[]
  numbers: Map<Ref, number>
}

const createStore = <Ref>(): Store<Ref> => ({
  texts: createTexts(),
  names: createTexts(),
  heads: createInts(),
  row: {
    component: createInts(),
    position: createInts(),
    name: createInts(),
    release: createInts(),
    version: createInts(),
    next: createInts(),
  },
  rows: { first: createInts(), count: createInts() },
  refs: [],
  numbers: new Map(),
})

const MOST_DEAD = 10_000

/** @typeParam Ref compared as a key of a Map: texts and numbers, or one and the same object */
export function createComponentIndex<Ref>(): ComponentIndex<Ref> {
  let store = createStore<Ref>()
  let dead = 0

  const put = (text: string | undefined): number => (text === undefined ? NONE : store.texts.add(text))
  const get = (number: number): string | undefined => (number === NONE ? undefined : store.texts.at(number))
  const subjectOf = (row: number): Subject => {
    const { kind, space, name } = partsOf(store.names.at(store.row.name.at(row)))
    return {
      kind,
      space,
      release: get(store.row.release.at(row)),
      name,
      version: get(store.row.version.at(row)),
    }
  }

  const add = ({ ref, subjects }: Runs<Ref>): void => {
    const component = store.refs.length
    store.refs.push(ref)
    store.numbers.set(ref, component)
    store.rows.first.push(store.row.name.length)
    store.rows.count.push(subjects.length)
    for (const [position, subject] of subjects.entries()) {
      const name = store.names.add(nameText(subject.kind, subject.space, subject.name))
      while (store.heads.length <= name) store.heads.push(NONE)
      store.row.next.push(store.heads.at(name))
      store.heads.set(name, store.row.name.length)
      store.row.component.push(component)
      store.row.position.push(position)
      store.row.name.push(name)
      store.row.release.push(put(subject.release))
      store.row.version.push(put(subject.version))
    }
  }

  const remove = (ref: Ref): boolean => {
    const component = store.numbers.get(ref)
    if (component === undefined) return false
    store.numbers.delete(ref)
    const first = store.rows.first.at(component)
    const count = store.rows.count.at(component)
    for (let row = first; row < first + count; row += 1) store.row.component.set(row, NONE)
    dead += count + 1
    return true
  }

  /** Copies what still stands into new storage, once what does not outnumbers it. */
  const tidy = (): void => {
    if (dead <= MOST_DEAD || dead * 2 <= store.row.name.length) return
    const old = store
    const kept: Runs<Ref>[] = []
    for (const [ref, component] of old.numbers) {
      const first = old.rows.first.at(component)
      const length = old.rows.count.at(component)
      kept.push({ ref, subjects: Array.from({ length }, (_, at) => subjectOf(first + at)) })
    }
    store = createStore()
    dead = 0
    for (const component of kept) add(component)
  }

  return {
    put(component) {
      if (remove(component.ref)) tidy()
      add(component)
    },
    drop(ref) {
      const was = remove(ref)
      if (was) tidy()
      return was
    },
    *under(kind, space, name) {
      const number = store.names.find(nameText(kind, space, name))
      if (number === undefined) return
      for (let row = store.heads.at(number); row !== NONE; row = store.row.next.at(row)) {
        const component = store.row.component.at(row)
        if (component !== NONE)
          yield { component, position: store.row.position.at(row), subject: subjectOf(row) }
      }
    },
    refOf: (component) => store.refs[component]!,
    get size() {
      return store.numbers.size
    },
  }
}
