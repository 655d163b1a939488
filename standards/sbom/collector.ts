import { InventoryError } from './error.ts'
import type { InventoryLimits } from './limits.ts'
import type { Component, InventoryItem } from './types.ts'

/** What a reader puts its items into; whoever drives it takes them out after each piece. */
export interface Collector {
  limits: InventoryLimits
  /** @throws InventoryError inventory-too-many-components */
  component(component: Component, own: { place: string; raw?: unknown; text?: string }): void
  problem(where: string, message: string): void
  /** A problem of the whole document, listed once however often it is found. */
  once(message: string): void
  push(item: InventoryItem): void
  /** Items since the last call. */
  take(): InventoryItem[]
  /** Says how many problems were counted but not listed. */
  close(): void
}

export function collector(limits: InventoryLimits): Collector {
  let items: InventoryItem[] = []
  let components = 0
  let problems = 0
  const said = new Set<string>()
  const problem = (where: string, message: string): void => {
    problems += 1
    if (problems <= limits.problems) items.push({ type: 'problem', problem: { where, message } })
  }
  return {
    limits,
    component(component, own) {
      components += 1
      if (components > limits.components) {
        throw new InventoryError(
          'inventory-too-many-components',
          `The document has more than ${limits.components} components. Send it in parts.`,
          own.place,
        )
      }
      items.push({ type: 'component', component, ...own })
    },
    problem,
    once(message) {
      if (said.has(message)) return
      said.add(message)
      problem('', message)
    },
    push(item) {
      items.push(item)
    },
    take() {
      const taken = items
      items = []
      return taken
    },
    close() {
      const more = problems - limits.problems
      if (more <= 0) return
      const message = `${more} further ${more === 1 ? 'problem is' : 'problems are'} not listed one by one.`
      items.push({ type: 'problem', problem: { where: '', message } })
    },
  }
}
