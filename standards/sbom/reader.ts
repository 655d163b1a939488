import type { Collector } from './collector.ts'
import type { Frame, InventoryForm } from './types.ts'

/** Reads one form piece by piece: items go to the collector, a fault is thrown where it is found. */
export interface FormReader {
  push(bytes: Uint8Array): void
  /** @returns what goes round the entries, where the document can be put together again */
  end(): Pick<Frame, 'texts' | 'lists'> | undefined
}

export interface ReadOptions {
  /** Skips looking what form it is. */
  form?: InventoryForm
  /** Helps to tell the form. */
  fileName?: string
  /** Where a dpkg or rpm list comes from, `debian:12`, `rhel:9`: needed to match its packages. */
  distribution?: string
}

export type MakeReader = (out: Collector, options: ReadOptions) => FormReader
