import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromCve, fromOsv } from '../../modules/feeds/rules/derive.ts'
import { readCve } from '../../standards/cve/read.ts'
import type { Advisory } from '../../standards/matching/advisory-index.ts'
import { byOrder } from '../../standards/matching/order.ts'
import { readOsv } from '../../standards/osv/read.ts'
import { asList, member } from '../../standards/report/loose.ts'
import { textAt, textsAt } from '../../standards/vulnerability/record.ts'
import { jsonOfYaml } from '../../standards/vulnerability/yaml.ts'

/** One affected package of an OSV record as its database holds it, for the peer. */
export interface OsvAffected {
  ecosystem: string
  name: string
  ranges: { type: string; events: Record<string, string>[] }[]
  versions: string[]
}

/** One record of the corpus, of which the advisories of the benchmark are renamed copies. */
export interface Template extends Advisory {
  aliases: readonly string[]
  /** Empty for CVE records. */
  osv: readonly OsvAffected[]
}

const SETS = [
  { folder: 'osv/pypi', pattern: /^PYSEC-.*\.yaml$/, form: 'osv' },
  { folder: 'osv/go', pattern: /^GO-.*\.json$/, form: 'osv' },
  { folder: 'cve/vulnrichment', pattern: /^CVE-.*\.json$/, form: 'cve' },
  { folder: 'cve/go-cna', pattern: /\.cve\.json$/, form: 'cve' },
] as const

/** Every record of the corpus' OSV and CVE folders that names ranges, with the rows the house derives from it. */
export function readTemplates(corpus: string): Template[] {
  return SETS.flatMap(({ folder, pattern, form }) =>
    readdirSync(join(corpus, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => pattern.test(file.split(/[\\/]/).at(-1) ?? ''))
      .sort()
      .map((file) => {
        const bytes = readFileSync(join(corpus, folder, file))
        return form === 'cve' ? fromCveRecord(bytes) : fromOsvRecord(bytes, file.endsWith('.yaml'))
      }),
  ).filter(({ ranges }) => ranges.length > 0)
}

function fromCveRecord(bytes: Uint8Array): Template {
  const { id, ranges } = fromCve(readCve(bytes).facts)
  return { id, aliases: [], ranges, osv: [] }
}

function fromOsvRecord(bytes: Buffer, isYaml: boolean): Template {
  const read = readOsv(isYaml ? jsonOfYaml(bytes, 'OSV record') : bytes, { compare: byOrder })
  const { id, aliases, ranges } = fromOsv(read.facts)
  return {
    id,
    aliases: aliases.map(({ other }) => other),
    ranges,
    osv: asList(member(read.document, 'affected')).flatMap((affected) => {
      const named = member(affected, 'package')
      const [ecosystem, name] = [textAt(named, 'ecosystem'), textAt(named, 'name')]
      if (ecosystem === undefined || name === undefined) return []
      const given = asList(member(affected, 'ranges')) as { type: string; events: Record<string, string>[] }[]
      return [
        {
          ecosystem,
          name,
          ranges: given.filter(({ type }) => type !== 'GIT').map(({ type, events }) => ({ type, events })),
          versions: textsAt(affected, 'versions', 100_000),
        },
      ]
    }),
  }
}
