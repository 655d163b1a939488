import type { Collector } from '../collector.ts'
import { InventoryError } from '../error.ts'

/** The distribution a list of its packages comes from. */
export interface Distribution {
  /** Namespace of its package URLs. */
  namespace: string
  /** Qualifier `distro`, for instance `debian-12`. */
  distro: string
}

/** Names by which systems call themselves (os-release ID) where the package URL namespace is another. */
const NAMESPACES: Readonly<Record<string, string>> = { rhel: 'redhat', ol: 'oracle', amzn: 'amazon' }

const HINT = /^([a-z][a-z0-9_.-]{0,40})(?:[:-]([a-z0-9][a-z0-9_.-]{0,40}))?$/

/**
 * The distribution a hint names: `debian:12`, as ID and VERSION_ID of /etc/os-release.
 * @throws InventoryError inventory-wrong-form when the hint is not of that form
 */
export function readDistribution(hint: string | undefined): Distribution | undefined {
  if (hint === undefined) return undefined
  const match = HINT.exec(hint.trim().toLowerCase())
  const id = match?.[1]
  if (id === undefined) {
    throw new InventoryError(
      'inventory-wrong-form',
      `${JSON.stringify(hint.slice(0, 80))} names no distribution. Write ID and VERSION_ID of /etc/os-release with a colon between, as in debian:12.`,
    )
  }
  const namespace = Object.hasOwn(NAMESPACES, id) ? (NAMESPACES[id] ?? id) : id
  return { namespace, distro: match?.[2] === undefined ? id : `${id}-${match[2]}` }
}

/** Says once that packages of an unnamed distribution meet no advisory. */
export function missDistribution(out: Collector): void {
  out.once(
    'The list does not say which distribution it comes from, so nothing in it can be matched. Name it, as in debian:12 or rhel:9 (ID and VERSION_ID of /etc/os-release).',
  )
}
