import type { Advisories, HouseSays } from '../../modules/advisories/index.ts'
import type { AffectedRecord, Feeds } from '../../modules/feeds/index.ts'
import type { AffectedSource, MembersDeps, Said } from '../../modules/members/index.ts'
import { TLP_LEVELS } from '../../platform/access/schema.ts'
import { isCve } from '../../standards/cve/identifiers.ts'
import type { UrgencyFacts } from '../../standards/exposure/urgency.ts'
import { subjectsOf } from '../../standards/matching/names.ts'
import type { Range } from '../../standards/matching/types.ts'
import type { KnownProduct } from '../../standards/products/types.ts'
import { severityWord } from '../../standards/report/severity-word.ts'
import { schemeOfEcosystem } from '../../standards/vulnerability/scheme.ts'

/** What members' inventories are compared with: reference feeds, advisories of the house, cases under embargo. */
export function affectedOf({
  feeds,
  advisories,
}: {
  feeds: Feeds
  advisories: Pick<Advisories, 'saysOf'>
}): AffectedSource {
  return {
    about: async (tx, names) => (await feeds.recordsNaming(tx, names)).map(publicly),
    takeChanges: (tx, limit) => feeds.takeChanges(tx, limit),
    async ofCase(tx, caseId) {
      const says = await advisories.saysOf(tx, caseId)
      return says && byHouse(says, caseId)
    },
    async all(tx, after, limit) {
      const { records, next } = await feeds.recordsAfter(tx, placeIn(after), limit)
      return { items: records.map(publicly), next: next && `${next.source}/${next.id}` }
    },
    asOf: (tx) => feeds.newestInstant(tx),
    async knownProducts(tx, after, limit) {
      const cut = after?.indexOf('\0') ?? 0
      const from =
        after === undefined ? undefined : { space: after.slice(0, cut), name: after.slice(cut + 1) }
      const rows = await feeds.productsAfter(tx, from, limit)
      const last = rows.at(-1)
      return {
        // As written there: people read it when they are asked what they mean.
        items: rows.map(({ vendor, product, cpe, sources }) => ({
          vendor,
          product,
          ...(cpe ? { cpe } : {}),
          seenIn: [...new Set(sources.map(kindOfSource))],
        })),
        next: rows.length === limit && last ? `${last.space}\0${last.name}` : undefined,
      }
    },
  }
}

/** A source's name holds no slash, an identifier may. */
function placeIn(after: string | undefined): { source: string; id: string } | undefined {
  const cut = after?.indexOf('/') ?? -1
  return after === undefined || cut < 0
    ? undefined
    : { source: after.slice(0, cut), id: after.slice(cut + 1) }
}

const kindOfSource = (source: string): KnownProduct['seenIn'][number] =>
  source === 'nvd' || source === 'kev' || source === 'cve'
    ? source
    : source.startsWith('csaf')
      ? 'csaf'
      : 'cve'

const publicly = ({ source, id, record, title, vulnerability, cves, ranges }: AffectedRecord): Said => ({
  ref: `${source}/${id}`,
  href: hrefOf(source, record),
  vulnerability,
  cves,
  title,
  ranges,
  tlp: 'clear',
  caseId: undefined,
  ratings: undefined,
})

function hrefOf(source: string, id: string): string | null {
  if (isCve(id)) return `https://www.cve.org/CVERecord?id=${encodeURIComponent(id)}`
  if (/^GHSA-/.test(id)) return `https://github.com/advisories/${encodeURIComponent(id)}`
  return source.startsWith('osv') ? `https://osv.dev/vulnerability/${encodeURIComponent(id)}` : null
}

/** Before publication its own number is its only name: no public identifier may tell that it is about this. */
function byHouse(says: HouseSays, caseId: string): Said {
  const { number, published, title, affected, cvss, severity } = says
  const cves = published ? says.identifiers.filter(isCve) : []
  const source = published ? `the advisory ${number}` : `the case ${number}`
  const from = { basis: 'stated by a person', source } as const
  return {
    ref: `${published ? 'advisory' : 'case'}/${number}`,
    href: published ? `/advisories/${number}` : `/cases/${caseId}`,
    vulnerability: cves.length === 1 ? cves[0]! : number,
    cves,
    title,
    tlp: TLP_LEVELS[says.tlp]!,
    caseId: published ? undefined : caseId,
    ratings: {
      cvss: cvss.map((vector) => ({ vector, ...from })),
      ...(severity === 'unknown' ? {} : { severity: { value: severity, ...from } }),
    },
    ranges: affected.flatMap(({ purl, ranges }) => rangesOf(purl, ranges)),
  }
}

function rangesOf(purl: string, ranges: HouseSays['affected'][number]['ranges']): Range[] {
  const [named] = subjectsOf({ ref: purl, kind: 'package', name: '', purl, cpes: [] })
  if (named === undefined) return []
  const { kind, space, release, name } = named
  return ranges.map(({ introduced, fixed, lastAffected }) => ({
    kind,
    space,
    release,
    name,
    scheme: schemeOfEcosystem(space),
    status: 'affected',
    introduced,
    introducedExcluded: false,
    fixed,
    lastAffected,
    changes: undefined,
    versions: undefined,
  }))
}

/** What is known of how urgent vulnerabilities are: KEV, EPSS and SSVC answers, and the vectors of their records. */
export const urgencyOf =
  ({ feeds }: { feeds: Pick<Feeds, 'answersFor' | 'ratingsOf'> }): MembersDeps['urgency'] =>
  async (tx, identifiers) => {
    const answers = await feeds.answersFor(tx, identifiers.filter(isCve))
    const ratings = await feeds.ratingsOf(tx, identifiers)
    const found = new Map<string, UrgencyFacts>()
    for (const id of identifiers) {
      const rating = ratings.get(id)
      const ssvc = answers.ssvc(id)
      const [worst] = (rating?.severities ?? [])
        .flatMap(({ word, source, asOf }) => {
          const value = severityWord(word)
          return value === undefined || value === 'unknown'
            ? []
            : [{ value, basis: 'published' as const, source, asOf }]
        })
        .sort((a, b) => ORDER.indexOf(a.value) - ORDER.indexOf(b.value))
      const facts: UrgencyFacts = {
        cvss: (rating?.cvss ?? []).map((one) => ({ ...one, basis: 'published' as const })),
        severity: worst,
        kev: answers.kev(id),
        epss: answers.epss(id),
        exploitation: ssvc?.exploitation,
        automatable: ssvc?.automatable,
        technicalImpact: ssvc?.technicalImpact,
      }
      if (rating || facts.kev || facts.epss || ssvc) found.set(id, facts)
    }
    return found
  }

const ORDER: readonly string[] = ['critical', 'high', 'medium', 'low', 'none']
