import type { AdvisoryModel, AdvisoryRange, AffectedPackage } from '../advisory/model.ts'
import { readVector } from '../cvss-text/vector.ts'
import { packageName, parsePurl } from '../purl/purl.ts'

/** A published CNA container (CVE JSON 5.1, cnaPublishedContainer), as CVE Services take it from a CNA. */
export interface CnaContainer {
  title: string
  datePublic: string
  descriptions: { lang: string; value: string }[]
  affected: CnaProduct[]
  problemTypes?: { descriptions: { lang: string; type: 'CWE'; cweId: string; description: string }[] }[]
  references: { url: string; name?: string; tags?: string[] }[]
  metrics?: Record<string, unknown>[]
  solutions?: { lang: string; value: string }[]
  credits?: { lang: string; type: 'finder'; value: string }[]
  source: { advisory: string; discovery: 'UNKNOWN' }
}

interface CnaProduct {
  vendor: string
  product: string
  defaultStatus: 'affected' | 'unaffected'
  versions?: CnaVersion[]
}
interface CnaVersion {
  version: string
  status: 'affected'
  lessThan?: string
  lessThanOrEqual?: string
  versionType?: string
}

/** Texts of the schema have at most 4,096 characters, a title 256. */
const LONGEST = 4096
const LONGEST_TITLE = 256

/**
 * An advisory as a CNA container. The server sets the provider and its dates.
 * @throws Error for an advisory that names no package or has no address: CVE Services take neither
 */
export function renderCna(model: AdvisoryModel): CnaContainer {
  const { content } = model
  if (content.affected.length === 0) throw new Error('the advisory names no affected package')
  const references = referencesOf(model)
  if (references.length === 0) throw new Error('the advisory has no public address and names no reference')
  const metrics = content.cvss.flatMap(metricOf)
  return {
    title: cut(content.title, LONGEST_TITLE),
    datePublic: model.published,
    descriptions: [{ lang: 'en', value: cut(content.summary.trim() || content.title, LONGEST) }],
    affected: content.affected.map(productOf),
    ...(content.weaknesses.length > 0
      ? {
          problemTypes: content.weaknesses.map(({ id, name }) => ({
            descriptions: [
              {
                lang: 'en',
                type: 'CWE' as const,
                cweId: id,
                description: cut(`${id} ${name}`.trim(), LONGEST),
              },
            ],
          })),
        }
      : {}),
    references,
    ...(metrics.length > 0 ? { metrics } : {}),
    ...(content.remediation.trim() === ''
      ? {}
      : { solutions: [{ lang: 'en', value: cut(content.remediation, LONGEST) }] }),
    ...(content.credits.length > 0
      ? {
          credits: [...new Set(content.credits)].map((value) => ({
            lang: 'en',
            type: 'finder' as const,
            value: cut(value, LONGEST),
          })),
        }
      : {}),
    source: { advisory: model.number, discovery: 'UNKNOWN' },
  }
}

/** A rejected CNA container (CVE JSON 5.1, cnaRejectedContainer). */
export const renderRejection = (reason: string): { rejectedReasons: { lang: string; value: string }[] } => ({
  rejectedReasons: [{ lang: 'en', value: cut(reason.trim(), LONGEST) }],
})

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`

function productOf({ purl, ranges }: AffectedPackage): CnaProduct {
  const parsed = parsePurl(purl)
  const product = parsed ? packageName(parsed) : purl
  const versionType = VERSION_TYPES.get(parsed?.type ?? '') ?? 'custom'
  return {
    // Packages have no vendor but their project: the account they are under, or their own name.
    vendor: (parsed?.namespace ?? parsed?.name ?? purl).slice(0, 512),
    product: product.slice(0, 2048),
    // Without a range nothing is known to be unaffected.
    defaultStatus: ranges.length === 0 ? 'affected' : 'unaffected',
    ...(ranges.length === 0 ? {} : { versions: ranges.map((range) => versionOf(range, versionType)) }),
  }
}

/** CVE JSON 5.1, versions[].versionType: how versions of a package type compare. */
const VERSION_TYPES: ReadonlyMap<string, string> = new Map([
  ['npm', 'semver'],
  ['cargo', 'semver'],
  ['golang', 'semver'],
  ['hex', 'semver'],
  ['pub', 'semver'],
  ['swift', 'semver'],
  ['pypi', 'python'],
  ['maven', 'maven'],
  ['rpm', 'rpm'],
])

function versionOf({ introduced, fixed, lastAffected }: AdvisoryRange, versionType: string): CnaVersion {
  const from = { version: introduced === '' ? '0' : introduced, status: 'affected' as const }
  if (fixed !== undefined) return { ...from, lessThan: fixed, versionType }
  if (lastAffected !== undefined) return { ...from, lessThanOrEqual: lastAffected, versionType }
  return { ...from, lessThan: '*', versionType }
}

function metricOf(text: string): Record<string, unknown>[] {
  const read = readVector(text)
  if (read === undefined) return []
  const { version, vector, baseScore, severity } = read
  const name = `cvssV${version.replace('.', '_')}`
  const score = { version, vectorString: vector, baseScore }
  return [{ [name]: version === '2.0' ? score : { ...score, baseSeverity: severity.toUpperCase() } }]
}

function referencesOf({ url, content }: AdvisoryModel): CnaContainer['references'] {
  const own = url === undefined ? [] : [{ url, tags: ['third-party-advisory'] }]
  const others = content.references.map(({ url: address, summary }) => ({
    url: address,
    ...(summary.trim() === '' ? {} : { name: cut(summary.trim(), 512) }),
  }))
  const seen = new Set<string>()
  return [...own, ...others]
    .filter(({ url: address }) => !seen.has(address) && seen.add(address))
    .slice(0, 512)
}
