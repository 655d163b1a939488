import { npmPurl, packageName, parsePurl, withoutVersion } from '../purl/purl.ts'
import type { FindingDocument } from '../report/document.ts'
import { asText, type Loose, member } from '../report/loose.ts'
import { recordLines } from '../report/record-lines.ts'
import { clip, oneLine } from '../report/text.ts'
import { artifactPath, packageNames } from './location.ts'
import type { ResolvedRule, SarifRun } from './run.ts'

type Component = NonNullable<FindingDocument['component']>

/**
 * The affected package, where a result names one: a package URL in a property, a logical location or the
 * artifact's address, or the `Package:` / `Installed Version:` lines dependency scanners write.
 * A result about the sender's own source code names none.
 */
export function sarifComponent(
  context: SarifRun,
  result: Loose,
  resolved: ResolvedRule | undefined,
  message: string | undefined,
): Component | undefined {
  const properties = [result.properties, resolved?.rule.properties]
  const candidates = [
    ...properties.flatMap((bag) =>
      ['purl', 'packageUrl', 'package_url', 'purls'].map((key) => first(member(bag, key))),
    ),
    ...packageNames(context, result),
    artifactPath(context, member(member(firstLocation(result), 'physicalLocation'), 'artifactLocation')),
  ]
  for (const candidate of candidates) {
    const component = fromPurl(asText(candidate))
    if (component !== undefined) return component
  }
  return fromProperties(result.properties) ?? (message === undefined ? undefined : fromRecord(message))
}

export function fromPurl(text: string | undefined): Component | undefined {
  const purl = text === undefined ? undefined : parsePurl(text)
  if (purl === undefined) return undefined
  const bare = withoutVersion(purl)
  if (bare.length > 512) return undefined
  return {
    purl: bare,
    name: clip(packageName(purl), 256),
    ...(purl.version === undefined ? {} : { version: clip(purl.version, 256) }),
  }
}

function fromProperties(properties: unknown): Component | undefined {
  const name = asText(member(properties, 'component')) ?? asText(member(properties, 'packageName'))
  if (name === undefined) return undefined
  const version =
    asText(member(properties, 'componentVersion')) ?? asText(member(properties, 'packageVersion'))
  const isNpm = /^npm/i.test(asText(member(properties, 'componentOrigin')) ?? '')
  return named(name, version, isNpm)
}

function fromRecord(message: string): Component | undefined {
  const lines = recordLines(message)
  const name = lines.get('package')
  if (name === undefined) return undefined
  const version = lines.get('installed version') ?? lines.get('version')
  const fixedIn = lines.get('fixed version')
  return { ...named(name, version, false), ...(fixedIn === undefined ? {} : { fixedIn: clip(fixedIn, 256) }) }
}

function named(name: string, version: string | undefined, isNpm: boolean): Component {
  const purl = isNpm ? npmPurl(name) : undefined
  return {
    ...(purl === undefined ? {} : { purl }),
    name: clip(oneLine(name), 256),
    ...(version === undefined ? {} : { version: clip(oneLine(version), 256) }),
  }
}

function firstLocation(result: Loose): unknown {
  return Array.isArray(result.locations) ? result.locations[0] : undefined
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}
