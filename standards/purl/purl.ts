import { readWithLibrary, writeWithLibrary } from './library.ts'
import { brokenTypeRule, inTypeCase } from './type-rules.ts'
import type { Purl } from './types.ts'

export type { Purl }

/** Longer strings are not package URLs anybody writes; refusing them early bounds the library's work. */
const LONGEST = 2048

/** Percent-encoded control characters and halves of surrogate pairs, as JSON shows them: no name holds them. */
const UNPRINTABLE = /\\[bfnrt]|\\u(?:00|d[89a-f])|\u007f/

/**
 * Reads a package URL (PURL specification, "How to parse a purl string").
 * @returns undefined when the text is not one: a report may hold anything.
 */
export function parsePurl(text: string): Purl | undefined {
  if (text.length > LONGEST || !text.startsWith('pkg:')) return undefined
  try {
    const purl = inTypeCase(readWithLibrary(text))
    return brokenTypeRule(purl) === undefined && !UNPRINTABLE.test(JSON.stringify(purl)) ? purl : undefined
  } catch {
    return undefined
  }
}

/** Canonical text of a package URL. @throws Error when a part is missing or not allowed by its type. */
export function formatPurl(given: Purl): string {
  const purl = inTypeCase(given)
  const broken = brokenTypeRule(purl)
  if (broken !== undefined) throw new Error(`No package URL: ${broken}.`)
  return inCharacters(writeWithLibrary(purl))
}

/** PURL "Character encoding": a colon is never encoded, a plus always is; the library does it the other way round. */
const inCharacters = (text: string): string => text.replaceAll('%3A', ':').replaceAll('+', '%2B')

/** Qualifiers without which the name does not say which package is meant (PURL type definitions). */
const IDENTIFYING: ReadonlyMap<string, readonly string[]> = new Map([
  ['conan', ['channel', 'user']],
  ['julia', ['uuid']],
  ['swid', ['tag_id']],
])

/**
 * The package without version, subpath and qualifiers that do not tell packages apart: the key by which findings
 * name a component. Never throws for what `parsePurl` read.
 */
export function withoutVersion(purl: Purl): string {
  const { type, namespace, name, qualifiers = {} } = purl
  const kept = IDENTIFYING.get(type)?.filter((key) => Object.hasOwn(qualifiers, key)) ?? []
  const bare: Purl = {
    type,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(kept.length === 0
      ? {}
      : { qualifiers: Object.fromEntries(kept.map((key) => [key, qualifiers[key]!])) }),
  }
  try {
    return formatPurl(bare)
  } catch {
    // The library wants qualifiers beside a conan namespace, though no single one of them.
    return inCharacters(writeWithLibrary(bare, false))
  }
}

/** The name as the package's own ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/name`. */
export function packageName(purl: Purl): string {
  if (purl.namespace === undefined) return purl.name
  return purl.type === 'maven' ? `${purl.namespace}:${purl.name}` : `${purl.namespace}/${purl.name}`
}

/** npm's own rule for names that can exist (validate-npm-package-name, legacy capitals allowed). */
const NPM_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i

export function isNpmName(name: string): boolean {
  return name.length <= 214 && NPM_NAME.test(name)
}

/**
 * Package URL of an npm package from its name, with or without a version.
 * @returns undefined when npm could not hold a package of that name.
 */
export function npmPurl(name: string, version?: string): string | undefined {
  if (!isNpmName(name)) return undefined
  const slash = name.indexOf('/')
  try {
    return formatPurl({
      type: 'npm',
      name: slash < 0 ? name : name.slice(slash + 1),
      ...(slash < 0 ? {} : { namespace: name.slice(0, slash) }),
      ...(version === undefined ? {} : { version }),
    })
  } catch {
    return undefined
  }
}
