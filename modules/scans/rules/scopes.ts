import { formatVersions, intersect, readVersions, subtract, type Versions } from './intervals.ts'

/** Which part of a source a target means. */
export type Scope =
  | { kind: 'all' }
  /** Versions of one name; `versions` only where they can be compared (npm). */
  | { kind: 'versions'; of: string; text: string; versions?: Versions }
  | { kind: 'commit'; commit: string }
  | { kind: 'commits'; text: string }
  /** Segments of a service's path; none is the whole service. */
  | { kind: 'path'; path: readonly string[] }
  | { kind: 'model'; name: string }

export type Meeting = 'meets' | 'cannot compare' | 'apart'

/**
 * Whether two parts of one source meet. What cannot be compared is taken to meet and says so: two searches
 * of one place cost more than a question too many. Symmetric, and every scope meets itself.
 */
export function meet(a: Scope, b: Scope): Meeting {
  if (isAll(a) || isAll(b)) return 'meets'
  if (a.kind === 'versions' && b.kind === 'versions' && a.of === b.of) {
    if (a.text === b.text) return 'meets'
    if (!a.versions || !b.versions) return 'cannot compare'
    return intersect(a.versions, b.versions).length > 0 ? 'meets' : 'apart'
  }
  if (a.kind === 'commit' && b.kind === 'commit')
    return a.commit.startsWith(b.commit) || b.commit.startsWith(a.commit) ? 'meets' : 'apart'
  if (a.kind === 'commits' && b.kind === 'commits' && a.text === b.text) return 'meets'
  if (a.kind === 'model' && b.kind === 'model') return a.name === b.name ? 'meets' : 'apart'
  if (a.kind === 'path' && b.kind === 'path') {
    const shorter = Math.min(a.path.length, b.path.length)
    return a.path.slice(0, shorter).every((part, at) => part === b.path[at]) ? 'meets' : 'apart'
  }
  return 'cannot compare'
}

/** Whether all of `inner` surely lies in `outer`: less than {@link meet}, and false where it cannot be told. */
export function contains(outer: Scope, inner: Scope): boolean {
  if (isAll(outer)) return true
  if (outer.kind === 'versions' && inner.kind === 'versions' && outer.of === inner.of)
    return (
      outer.text === inner.text ||
      (outer.versions !== undefined &&
        inner.versions !== undefined &&
        subtract(inner.versions, outer.versions).length === 0)
    )
  if (outer.kind === 'path' && inner.kind === 'path')
    return outer.path.every((part, at) => part === inner.path[at])
  return outer.kind === inner.kind && outer.kind !== 'versions' && meet(outer, inner) === 'meets'
}

function isAll(scope: Scope): boolean {
  return (
    scope.kind === 'all' ||
    (scope.kind === 'path' && scope.path.length === 0) ||
    (scope.kind === 'versions' && scope.text === '*')
  )
}

/**
 * The part of `wanted` that none of the others has, as a range. @returns undefined when nothing is left,
 * or it cannot be told
 */
export function leftOver(wanted: Scope, others: readonly Scope[]): string | undefined {
  if (wanted.kind !== 'versions' || !wanted.versions) return undefined
  let left = wanted.versions
  for (const other of others) {
    if (other.kind !== 'versions' || other.of !== wanted.of || !other.versions) return undefined
    left = subtract(left, other.versions)
  }
  return left.length > 0 ? formatVersions(left) : undefined
}

/**
 * Versions of a package or product, as text in any form.
 * @returns 'empty' for a range nothing can be in
 */
export function versionsScope(of: string, text: string, npm: boolean): Scope | 'empty' {
  const plain = text.trim().replace(/\s+/g, ' ')
  const versions = npm ? readVersions(plain) : undefined
  if (!versions) return { kind: 'versions', of, text: plain }
  if (versions.length === 0) return 'empty'
  return { kind: 'versions', of, text: formatVersions(versions), versions }
}
