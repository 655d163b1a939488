import { asList, asNumber, asObject, member } from '../../report/loose.ts'
import type { Band } from '../../scoring/priority-types.ts'
import { VEX_STATUSES, type VexProduct, type VexStatement } from '../../vex/types.ts'
import { readDay, readInstant } from '../../vulnerability/instant.ts'
import { LONG, present, textAt, textsAt } from '../../vulnerability/record.ts'
import type { Range } from '../types.ts'
import { readFacts } from './facts.ts'
import { BUNDLE_LIMITS, type BundleAction, type BundleRecord, type BundleUrgency } from './types.ts'

/** One record as a line, without its end. Members that are undefined are left out. */
export const recordLine = (record: BundleRecord): string =>
  JSON.stringify(
    record.kind === 'vex' ? { kind: 'vex', statement: withoutOriginal(record.statement) } : record,
  )

const withoutOriginal = ({ original: _, ...statement }: VexStatement): Omit<VexStatement, 'original'> =>
  statement

/**
 * A record from its line's JSON value; what is not of the expected kind counts as absent.
 * @returns undefined when it is none: of an unknown kind, without an identifier, or with a range that is none
 */
export function readBundleRecord(value: unknown): BundleRecord | undefined {
  if (member(value, 'kind') === 'vex') {
    const statement = readStatement(member(value, 'statement'))
    return statement && { kind: 'vex', statement }
  }
  const id = textAt(value, 'id', 256)
  const items = asList(member(value, 'ranges'))
  if (member(value, 'kind') !== 'advisory' || id === undefined || items.length > BUNDLE_LIMITS.ranges)
    return undefined
  const ranges = items.map(readRange)
  // A range left out would turn "affected" into "not affected".
  if (ranges.some((range) => range === undefined)) return undefined
  return {
    kind: 'advisory',
    id,
    aliases: textsAt(value, 'aliases', 1000, 256),
    title: textAt(value, 'title') ?? id,
    actions: asList(member(value, 'actions')).slice(0, 100).flatMap(readAction),
    ranges: ranges as Range[],
    ...present<{ modified: string; href: string; urgency: BundleUrgency }>({
      modified: readInstant(member(value, 'modified')),
      href: textAt(value, 'href', 2048),
      urgency: readUrgency(member(value, 'urgency')),
    } as { modified: string; href: string; urgency: BundleUrgency }),
    ...(member(value, 'facts') === undefined ? {} : { facts: readFacts(member(value, 'facts')) }),
  }
}

const STATUSES: readonly Range['status'][] = ['affected', 'unaffected', 'unknown']
const BANDS: readonly Band[] = ['immediate', 'out-of-cycle', 'scheduled', 'defer', 'unknown']
const LONGEST = 512

function readRange(value: unknown): Range | undefined {
  const text = (key: string): string | undefined => {
    const found = member(value, key)
    return typeof found === 'string' && found.length <= LONGEST ? found : undefined
  }
  const kind = text('kind')
  const [space, name, scheme] = [text('space'), text('name'), text('scheme')]
  const status = STATUSES.find((known) => known === text('status'))
  const isBroken = ['release', 'introduced', 'fixed', 'lastAffected'].some(
    (key) => member(value, key) !== undefined && text(key) === undefined,
  )
  if (kind !== 'package' && kind !== 'product') return undefined
  if (space === undefined || name === undefined || scheme === undefined || !status || isBroken)
    return undefined
  const changes = listOf(member(value, 'changes'), (item) => {
    const [at, to] = [textAt(item, 'at', LONGEST), textAt(item, 'status', 32)]
    return at === undefined || to === undefined ? undefined : { at, status: to }
  })
  const versions = listOf(member(value, 'versions'), (item) =>
    typeof item === 'string' && item.length <= LONGEST ? item : undefined,
  )
  if (changes === null || versions === null) return undefined
  return {
    kind,
    space,
    release: text('release'),
    name,
    scheme,
    status,
    introduced: text('introduced'),
    introducedExcluded: member(value, 'introducedExcluded') === true,
    fixed: text('fixed'),
    lastAffected: text('lastAffected'),
    changes,
    versions,
  }
}

/** @returns null when something in the list is not readable */
function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined | null {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return null
  const items = value.map(read)
  return items.includes(undefined) ? null : (items as T[])
}

function readUrgency(value: unknown): BundleUrgency | undefined {
  const band = BANDS.find((known) => known === member(value, 'band'))
  if (band === undefined) return undefined
  const due = readDay(member(value, 'due'))
  return {
    band,
    score: Math.min(100, Math.max(0, asNumber(member(value, 'score')) ?? 0)),
    because: textAt(value, 'because', LONG) ?? '',
    ...(due === undefined ? {} : { due }),
  }
}

function readAction(value: unknown): BundleAction[] {
  const text = textAt(value, 'text', LONG)
  const ask = textAt(value, 'ask', LONG)
  return text === undefined ? [] : [{ text, ...(ask === undefined ? {} : { ask }) }]
}

function readStatement(value: unknown): VexStatement | undefined {
  const status = VEX_STATUSES.find((known) => known === member(value, 'status'))
  if (asObject(value) === undefined) return undefined
  const statement = present<VexStatement>({
    document: textAt(value, 'document', 2048) ?? '',
    where: textAt(value, 'where', 2048) ?? '',
    vulnerabilities: textsAt(value, 'vulnerabilities', 1000, 256),
    products: asList(member(value, 'products')).flatMap((item) => readProduct(item, true) ?? []),
    status: undefined,
    justification: textAt(value, 'justification', 128),
    impact: textAt(value, 'impact', LONG),
    action: textAt(value, 'action', LONG),
    author: textAt(value, 'author'),
    timestamp: readInstant(member(value, 'timestamp')),
    original: undefined,
  })
  statement.status = status
  return statement
}

function readProduct(value: unknown, withParts: boolean): VexProduct | undefined {
  const id = textAt(value, 'id', 2048)
  if (id === undefined) return undefined
  const parts = withParts ? asList(member(value, 'subcomponents')).slice(0, 1000) : []
  return present<VexProduct>({
    id,
    purl: textAt(value, 'purl', 2048),
    cpes: textsAt(value, 'cpes', 64),
    vendor: textAt(value, 'vendor'),
    name: textAt(value, 'name'),
    version: textAt(value, 'version', 256),
    versionRange: textAt(value, 'versionRange'),
    only: textAt(value, 'only'),
    subcomponents: parts.flatMap((part) => readProduct(part, false) ?? []),
  })
}
