import type { Keyring } from '../../../platform/crypto/index.ts'
import { subjectsOf } from '../../../standards/matching/names.ts'
import type { Subject } from '../../../standards/matching/types.ts'
import type { Component } from '../../../standards/sbom/types.ts'
import { runningVersion } from '../rules/products.ts'
import { nameKeyHex, openJson } from './deps.ts'

/** What somebody's words for a product were found, or said, to mean. */
export interface TakenFor {
  vendor: string
  product: string
  /** The same product as other catalogues name it. */
  spellings: { vendor: string; product: string }[]
}

/** A stored component as whoever has the member's key reads it. */
export interface OpenedComponent {
  component: Component
  takenFor: TakenFor | undefined
}

/**
 * Opens a row of inventory_components.
 * @param row `sealed` of the component, and `words_sealed` of the question its words were settled by (the columns of
 * store/components.ts), null where there is none
 */
export function openComponent(
  key: Uint8Array,
  row: { sealed: Uint8Array; words_sealed: Uint8Array | null },
): OpenedComponent {
  const { component } = openJson<{ component: Component }>(key, row.sealed)
  const words = row.words_sealed && openJson<{ takenFor?: TakenFor }>(key, row.words_sealed)
  return { component, takenFor: words?.takenFor }
}

/** Everything a stored component may be affected as, with the version it runs in. */
export function subjectsIn({ component, takenFor }: OpenedComponent): Subject[] {
  if (takenFor === undefined) return subjectsOf(component)
  const version = runningVersion(component)
  return subjectsOf(version === undefined ? component : { ...component, version }, [
    takenFor,
    ...takenFor.spellings,
  ])
}

/** Keys of inventory_components.keys: each name it may be affected under, once, as 32 hexadecimal digits. */
export const keysOf = (keyring: Keyring, opened: OpenedComponent): string[] => [
  ...new Set(subjectsIn(opened).map((subject) => nameKeyHex(keyring, subject))),
]
