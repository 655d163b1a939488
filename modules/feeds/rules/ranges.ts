import { cpeOfProduct, readCpe, readCpeUri } from '../../../standards/cve/cpe.ts'
import type { NvdFacts } from '../../../standards/cve/nvd.ts'
import type { CveAffected } from '../../../standards/cve/types.ts'
import { storable } from '../../../standards/judging/text.ts'
import { defaultRange } from '../../../standards/matching/membership.ts'
import { packageKey, productKey, purlKey } from '../../../standards/matching/names.ts'
import type { NameKey, Range } from '../../../standards/matching/types.ts'
import type { OsvAffectedFacts } from '../../../standards/osv/facts.ts'
import { clip } from '../../../standards/report/text.ts'
import type { VersionInterval } from '../../../standards/vulnerability/types.ts'

/** A range as one record has it, with what it says beside the versions. */
export interface StatedRange extends Range {
  /** The vulnerability it is about, where a record speaks of several (CSAF); undefined: the record's own. */
  about: string | undefined
  /** The record's own word for the status, where it has one of its own: `under_investigation`, `fixed`, … */
  stated: string | undefined
  /** Versions as written where they could not be read; else what must hold beside them. */
  words: string | undefined
  /** Why it is not affected, as a label (VEX). */
  justification: string | undefined
  /** What it means for the product, in words. */
  note: string | undefined
}

/** A product a record names, as it is written there, under the key its ranges have. */
export interface NamedProduct {
  space: string
  name: string
  vendor: string
  product: string
  /** CPE 2.3 name of the product without version. */
  cpe: string | undefined
}

/** What a record says of packages and products. */
export interface Saying {
  ranges: StatedRange[]
  names: NamedProduct[]
}

const LONGEST_WORDS = 500
const unsaid = {
  about: undefined,
  stated: undefined,
  words: undefined,
  justification: undefined,
  note: undefined,
}

/** Words that stand where nobody knew a name: they would be one product of everybody's. */
const NO_NAME = /^(?:n\/?a|none|-|\*|unknown|unspecified|not applicable|see (?:references|notes).*)$/i

/**
 * Products of a CVE record in their order: the intervals of an entry, then its default as a row of its own, which
 * closes the entry (CVE JSON 5, product.defaultStatus). Versions that name no interval leave the rest unknown,
 * unless the default says worse, with the words kept.
 */
export function sayingOfCve(affected: readonly CveAffected[]): Saying {
  const names = new Map<string, NamedProduct>()
  const ranges = affected.flatMap((entry) => {
    const { vendor, product, packageName, packageUrl, intervals, unread, defaultStatus } = entry
    const found = packageUrl === undefined ? undefined : purlKey(packageUrl)
    const name = product ?? packageName
    const kind = found ? 'package' : 'product'
    if (!found && (name === undefined || NO_NAME.test(name.trim()))) return []
    const key = found ?? productKey(vendor === undefined || NO_NAME.test(vendor.trim()) ? '' : vendor, name!)
    if (!found) {
      const cpe = entry.cpes.flatMap((text) => productCpe(text) ?? [])[0]
      addName(names, key, vendor ?? '', name!, cpe)
    }
    const rows = intervals.map((interval) => rangeOf(kind, key, interval))
    const status = unread.length > 0 && defaultStatus === 'unaffected' ? 'unknown' : defaultStatus
    const like = { kind, ...storableKey(key), scheme: intervals[0]?.versionType ?? 'custom' } as const
    const words = unread.length > 0 ? clip(unread.join('; '), LONGEST_WORDS) : undefined
    return [...rows, { ...defaultRange(like, status), ...unsaid, words }]
  })
  return { ranges, names: [...names.values()] }
}

/** NVD's own products; what it repeats of the CNA's is in the CNA's record. */
export function sayingOfNvd(products: NvdFacts['products']): Saying {
  const names = new Map<string, NamedProduct>()
  const ranges = products.map((named) => {
    const key = productKey(named.vendor, named.product)
    addName(names, key, named.vendor, named.product, cpeOfProduct(named))
    const range = rangeOf('product', key, named.interval)
    return named.conditional
      ? { ...range, words: 'Only together with another product its record names.' }
      : range
  })
  return { ranges, names: [...names.values()] }
}

/**
 * Packages of an OSV record.
 * @param unread of a package, by its place: ranges the database has and OSV has no form for
 */
export function sayingOfOsv(
  affected: readonly OsvAffectedFacts[],
  unread: (at: number) => readonly string[] = () => [],
): Saying {
  const ranges = affected.flatMap(({ ecosystem, name, intervals, versions }, at) => {
    if (ecosystem === undefined || name === undefined) return []
    const key = packageKey(ecosystem, name)
    const like = {
      kind: 'package',
      ...storableKey(key),
      scheme: intervals[0]?.versionType ?? key.space,
    } as const
    const rest: StatedRange = { ...defaultRange(like, 'unknown'), ...unsaid }
    const listed = versions.length === 0 ? [] : [{ ...rest, status: 'affected' as const, versions }]
    const words = unread(at)
    return [
      ...intervals.map((interval) => rangeOf('package', key, interval)),
      ...listed,
      ...(words.length === 0 ? [] : [{ ...rest, words: clip(words.join('; '), LONGEST_WORDS) }]),
    ]
  })
  return { ranges, names: [] }
}

const storableKey = ({ space, release, name }: NameKey): NameKey => ({
  space: storable(space),
  release: release === undefined ? undefined : storable(release),
  name: storable(name),
})

const rangeOf = (kind: Range['kind'], key: NameKey, interval: VersionInterval): StatedRange => ({
  kind,
  ...storableKey(key),
  scheme: interval.versionType,
  status: interval.status,
  introduced: interval.introduced,
  introducedExcluded: interval.introducedExcluded ?? false,
  fixed: interval.lessThan,
  lastAffected: interval.lessThanOrEqual,
  changes: interval.changes,
  versions: undefined,
  ...unsaid,
})

/** A CPE name, 2.2 or 2.3, as that of its product; undefined: it is none. */
export function productCpe(text: string): string | undefined {
  const cpe = readCpe(text) ?? readCpeUri(text)
  return cpe && cpeOfProduct(cpe)
}

function addName(
  names: Map<string, NamedProduct>,
  key: NameKey,
  vendor: string,
  product: string,
  cpe: string | undefined,
): void {
  const { space, name } = storableKey(key)
  const id = JSON.stringify([space, name])
  const held = names.get(id)
  if (held) held.cpe ??= cpe
  else names.set(id, { space, name, ...spelled(vendor, product), cpe })
}

/** As written, on the way into a table: without what it cannot hold, and no longer than a name is. */
const spelled = (vendor: string, product: string): Pick<NamedProduct, 'vendor' | 'product'> => ({
  vendor: storable(clip(vendor.trim(), 512)),
  product: storable(clip(product.trim(), 512)),
})
