import { PackageURL } from 'packageurl-js'
import type { Purl } from './types.ts'

/**
 * Types whose definition the library does not hold, or holds as it once was: git names are paths, and swift and
 * cran packages may be named without a version. It reads and writes them as `generic`, which has no rules.
 */
const AS_GENERIC = /^(pkg:\/*)(git|swift|cran)(?=\/)/i

/** @throws Error when the text is no package URL. */
export function readWithLibrary(text: string): Purl {
  const foreign = AS_GENERIC.exec(text)?.[2]?.toLowerCase()
  const read = PackageURL.fromString(foreign === undefined ? text : text.replace(AS_GENERIC, '$1generic'))
  const { version, qualifiers, subpath } = read
  const type = foreign ?? read.type
  const [namespace, name] =
    type === 'git' ? hostAndPath(read.namespace, read.name) : [read.namespace, read.name]
  return {
    type,
    name,
    ...(namespace ? { namespace } : {}),
    ...(version ? { version } : {}),
    ...(qualifiers && Object.keys(qualifiers).length > 0 ? { qualifiers: { ...qualifiers } } : {}),
    ...(subpath ? { subpath } : {}),
  }
}

/**
 * @param hasRules false: write it even where the library misses a part that its rules of the type ask for
 * @throws Error when a part is missing or not allowed by its type
 */
export function writeWithLibrary(
  { type, namespace, name, version, qualifiers, subpath }: Purl,
  hasRules = true,
): string {
  const isForeign = !hasRules || AS_GENERIC.test(`pkg:${type}/`)
  const path = [namespace, name].filter(Boolean).join('/').split('/')
  const [above, last] = type === 'git' ? [path.slice(0, -1).join('/'), path.at(-1)!] : [namespace, name]
  const text = new PackageURL(
    isForeign ? 'generic' : type,
    above,
    last,
    version,
    qualifiers,
    subpath,
  ).toString()
  return isForeign ? text.replace('pkg:generic/', `pkg:${type.toLowerCase()}/`) : text
}

/** Of a git purl the namespace is the host and the name the path on it; the library cuts before the last segment. */
function hostAndPath(
  namespace: string | null | undefined,
  name: string,
): [string | null | undefined, string] {
  const [host, ...path] = (namespace ?? '').split('/')
  return [host, [...path, name].join('/')]
}
