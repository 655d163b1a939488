import { storable } from '../judging/text.ts'
import type { FindingDocument } from '../report/document.ts'
import { asList, asNumber, asObject, asText, itemAt, type Loose, member } from '../report/loose.ts'
import { clip } from '../report/text.ts'
import type { SarifRun } from './run.ts'

type Location = NonNullable<FindingDocument['location']>

/**
 * Where a result is: its first location (SARIF §3.27.12: several locations are one result whose mending
 * takes a change at each), else the file that was analysed (§3.27.13).
 */
export function sarifLocation(context: SarifRun, result: Loose): Location | undefined {
  for (const location of asList(result.locations).slice(0, 16)) {
    const physical = asObject(member(location, 'physicalLocation'))
    const path = physical === undefined ? undefined : artifactPath(context, physical.artifactLocation)
    if (physical !== undefined && path !== undefined) return withRegion(path, physical)
  }
  const target = artifactPath(context, result.analysisTarget)
  return target === undefined ? undefined : { path: target }
}

function withRegion(path: string, physical: Loose): Location {
  const line =
    asNumber(member(physical.region, 'startLine')) ?? asNumber(member(physical.contextRegion, 'startLine'))
  const snippet = regionText(physical.region) ?? regionText(physical.contextRegion)
  return {
    path,
    ...(line !== undefined && Number.isInteger(line) && line >= 0 ? { line } : {}),
    ...(snippet === undefined ? {} : { snippet: clip(snippet, 20_000) }),
  }
}

function regionText(region: unknown): string | undefined {
  return asText(member(member(region, 'snippet'), 'text'))
}

/**
 * Path of an artifact location (§3.4): its URI or the one of the artifact it indexes, with the relative
 * part of its base. The absolute root of the base chain is one machine's checkout, which would keep the
 * same finding of two discoverers apart: it is left out (and stays in the original).
 */
export function artifactPath(context: SarifRun, artifactLocation: unknown): string | undefined {
  const own = asObject(artifactLocation)
  if (own === undefined) return undefined
  const indexed = asObject(member(itemAt(context.run.artifacts, own.index), 'location'))
  const located = asText(own.uri) === undefined ? indexed : own
  const uri = asText(located?.uri)
  if (uri === undefined || uri.length > 4096) return undefined
  const path = `${isAbsolute(uri) ? '' : relativeBase(context, located?.uriBaseId)}${localPath(uri)}`
  return clip(storable(path.replace(/^(?:\.\/)+/, '')), 1024) || undefined
}

/** §3.14.14: bases may be relative to other bases; a few levels at most, and never in a circle. */
function relativeBase(context: SarifRun, baseId: unknown): string {
  let prefix = ''
  let id = asText(baseId)
  for (let level = 0; level < 8 && id !== undefined; level += 1) {
    const base = asObject(member(context.run.originalUriBaseIds, id))
    const uri = asText(base?.uri)
    if (base === undefined || uri === undefined || isAbsolute(uri) || uri.length > 1024) break
    prefix = `${localPath(uri).replace(/\/?$/, '/')}${prefix}`
    id = asText(base.uriBaseId)
  }
  return prefix
}

function isAbsolute(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,30}:/i.test(uri) || uri.startsWith('/')
}

/** `file:///C:/x%20y` → `C:/x y`; other schemes stay as they are, they are no paths. */
function localPath(uri: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri) && !/^file:/i.test(uri)) return uri
  const path = uri.replace(/^file:(?:\/\/[^/]*)?/i, '').replace(/^\/+(?=[A-Za-z]:)/, '')
  try {
    return decodeURIComponent(path.replace(/^\/{2,}/, '/'))
  } catch {
    return path
  }
}

/** Kinds of §3.33.7 that name a piece of code; the others are containers or parts of documents. */
const CODE_KINDS = new Set([
  'function',
  'member',
  'type',
  'variable',
  'declaration',
  'parameter',
  'returnType',
])

/** Fully qualified names of the result's logical locations (§3.33), code before containers. */
export function logicalNames(context: SarifRun, result: Loose): string[] {
  const code: string[] = []
  const unkinded: string[] = []
  for (const location of asList(result.locations).slice(0, 16)) {
    for (const entry of asList(member(location, 'logicalLocations')).slice(0, 16)) {
      const shared = asObject(itemAt(context.run.logicalLocations, member(entry, 'index')))
      const read = (key: string) => asText(member(entry, key)) ?? asText(shared?.[key])
      const name = read('fullyQualifiedName') ?? read('decoratedName') ?? read('name')
      const kind = read('kind')
      if (name === undefined) continue
      if (kind === undefined) unkinded.push(name)
      else if (CODE_KINDS.has(kind)) code.push(name)
    }
  }
  return [...code, ...unkinded]
}

/** Logical locations that are packages: some scanners put a package URL there. */
export function packageNames(context: SarifRun, result: Loose): string[] {
  return asList(result.locations)
    .slice(0, 16)
    .flatMap((location) => asList(member(location, 'logicalLocations')).slice(0, 16))
    .flatMap((entry) => {
      const shared = itemAt(context.run.logicalLocations, member(entry, 'index'))
      return [
        member(entry, 'fullyQualifiedName'),
        member(entry, 'name'),
        member(shared, 'fullyQualifiedName'),
      ]
    })
    .flatMap((name) => asText(name) ?? [])
}
