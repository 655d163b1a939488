import type { Purl } from './types.ts'

/**
 * Rules of package URL types (PURL type definitions) that the library does not hold. A purl that breaks its
 * type's rule names no package. Namespaces that real inventories leave out although the definition asks for
 * them (rpm, deb, apk, golang's stdlib) stay allowed.
 */
const NO_NAMESPACE = new Set(
  'bazel bitnami chrome-extension cocoapods conda cran gem hackage julia mlflow nuget oci opam otp pub vcpkg'.split(
    ' ',
  ),
)
const NEEDS_NAMESPACE = new Set(
  'alpm bitbucket composer git github huggingface qpkg swift vscode-extension'.split(' '),
)
/** Parts that a type's definition calls case-insensitive and the library leaves as they are. */
const LOWER_CASE: ReadonlyMap<string, readonly ('namespace' | 'name' | 'version')[]> = new Map([
  ['brew', ['namespace', 'name']],
  ['luarocks', ['namespace', 'name']],
  ['oci', ['version']],
  ['otp', ['name']],
  ['vscode-extension', ['namespace', 'name', 'version']],
  ['yocto', ['namespace']],
])

/** Why a purl breaks a rule of its type, or undefined. */
export function brokenTypeRule({ type, namespace, name, version, qualifiers }: Purl): string | undefined {
  if (namespace !== undefined && NO_NAMESPACE.has(type)) return `${type} takes no namespace`
  if (namespace === undefined && NEEDS_NAMESPACE.has(type)) return `${type} needs a namespace`
  if (name.startsWith('@')) return 'the name is missing before the version'
  switch (type) {
    case 'julia':
      return qualifiers?.uuid === undefined ? 'julia needs the qualifier uuid' : undefined
    case 'cpan':
      return name.includes('::') ? 'a CPAN distribution is named with dashes, modules with ::' : undefined
    case 'chrome-extension':
      if (!/^[a-p]{32}$/.test(name)) return 'a Chrome extension is named by its 32 letters'
      return version !== undefined && !/^\d+(?:\.\d+){0,3}$/.test(version) ? 'this is no version' : undefined
    default:
      return undefined
  }
}

/** Parts in the case their type prescribes, where the library leaves them as they are. */
export function inTypeCase(purl: Purl): Purl {
  const lowered: Purl = { ...purl }
  for (const part of LOWER_CASE.get(purl.type) ?? []) {
    const text = purl[part]
    if (text !== undefined) lowered[part] = text.toLowerCase()
  }
  return lowered
}
