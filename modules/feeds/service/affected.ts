import type { Tx } from '../../../platform/db/index.ts'
import { isCve } from '../../../standards/cve/identifiers.ts'
import { identityOf, type StatedRange } from '../rules/index.ts'
import * as store from '../store/affected.ts'
import { type KnownProductRow, type ProductKey, productsAfter } from '../store/products.ts'
import { recordsOf } from '../store/read.ts'

/** What one published record says of one vulnerability. */
export interface AffectedRecord {
  source: string
  /** One of a kind: the record's, and `#` with the vulnerability behind it where a record speaks of several (CSAF). */
  id: string
  /** The record's own. */
  record: string
  title: string
  /** What it is about: a CVE where the record is, names or says exactly one, else its own id. */
  vulnerability: string
  /** Every CVE it names. */
  cves: string[]
  /** In the record's order. */
  ranges: StatedRange[]
}

export interface Rating {
  cvss: { vector: string; source: string; asOf?: string }[]
  /** The databases' own words, the worst is for the reader to choose. */
  severities: { word: string; source: string; asOf?: string }[]
}

/** A name things are affected under; of a product the vendor may be unknown. */
export interface Name {
  kind: 'package' | 'product'
  space: string
  name: string
}
export type SoughtName = Omit<Name, 'space'> & { space: string | undefined }

/** What published records say is affected, for who compares it with what runs. In the caller's transaction. */
export interface Affecting {
  /**
   * Published records that name any of these, with the ranges under these names: one statement for thousands of names.
   * Without `space` a product is looked for under every vendor.
   */
  recordsNaming(tx: Tx, names: readonly SoughtName[]): Promise<AffectedRecord[]>
  /** Published records about one vulnerability, with all they say: those under its name, and those that name it alone. */
  recordsAbout(tx: Tx, id: string): Promise<AffectedRecord[]>
  /** All published records with all they say, by source and id: pass the last one on. */
  recordsAfter(
    tx: Tx,
    after: { source: string; id: string } | undefined,
    limit: number,
  ): Promise<{ records: AffectedRecord[]; next: { source: string; id: string } | undefined }>
  /** Names something new was said of since they were taken last. Whoever takes them looks at them in this transaction. */
  takeChanges(tx: Tx, limit: number): Promise<Name[]>
  /** CVSS vectors and severity words, by identifier asked for. */
  ratingsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Rating>>
  /**
   * A page of the products that records and catalogues name, by key: as written, with one CPE name where there is any
   * and the sources that name it. Pass the last one's key on.
   */
  productsAfter(tx: Tx, after: ProductKey | undefined, limit: number): Promise<KnownProductRow[]>
  /** Newest instant the data name; undefined: nothing was taken in. */
  newestInstant(tx: Tx): Promise<Date | undefined>
}

export function createAffecting(): Affecting {
  async function recordsIn(tx: Tx, rows: readonly store.SaidRow[]): Promise<AffectedRecord[]> {
    const found = new Map<string, AffectedRecord & { about: string | null }>()
    for (const row of rows) {
      const { source, about } = row
      const id = about === null ? row.id : `${row.id}#${about}`
      const key = `${source}\0${id}`
      const record = found.get(key) ?? {
        source,
        id,
        record: row.id,
        about,
        title: row.title ?? '',
        vulnerability: row.id,
        cves: [],
        ranges: [],
      }
      found.set(key, record)
      record.ranges.push(rangeOf(row))
    }
    const named = [...found.values()].filter(({ about }) => about === null)
    const aliases = new Map<string, Parameters<typeof identityOf>[1][number][]>()
    for (const { source, id, other, relation } of await store.aliasesOfRecords(tx, named)) {
      const key = `${source}\0${id}`
      const list = aliases.get(key)
      if (list) list.push({ other, relation })
      else aliases.set(key, [{ other, relation }])
    }
    return [...found.entries()].map(([key, { about, ...record }]) => ({
      ...record,
      ...(about === null
        ? identityOf(record.id, aliases.get(key) ?? [])
        : { vulnerability: isCve(about) ? about : record.id, cves: isCve(about) ? [about] : [] }),
    }))
  }

  return {
    async recordsNaming(tx, names) {
      const known: Name[] = []
      const anyVendor: string[] = []
      for (const { kind, space, name } of unique(names)) {
        if (space !== undefined) known.push({ kind, space, name })
        else if (kind === 'product') anyVendor.push(name)
      }
      const rows = [
        ...(known.length > 0 ? await store.rangesNaming(tx, known) : []),
        ...(anyVendor.length > 0 ? await store.rangesOfAnyVendor(tx, anyVendor) : []),
      ]
      // A range that was asked for both ways stands once, and each record's in its order.
      const each = new Map(rows.map((row) => [`${row.source}\0${row.id}\0${row.position}`, row]))
      const ordered = [...each.values()]
      return recordsIn(tx, anyVendor.length > 0 ? ordered.sort((a, b) => a.position - b.position) : ordered)
    },
    async recordsAbout(tx, id) {
      const keys = await recordsOf(tx, id)
      const records = await recordsIn(tx, await store.rangesOfRecords(tx, keys))
      return records.filter(({ vulnerability }) => vulnerability === id)
    },
    async recordsAfter(tx, after, limit) {
      const keys = await store.publishedAfter(tx, after, limit)
      const records = await recordsIn(tx, await store.rangesOfRecords(tx, keys))
      return { records, next: keys.length === limit ? keys.at(-1) : undefined }
    },
    takeChanges: (tx, limit) => store.takeChanges(tx, limit),
    async ratingsOf(tx, ids) {
      const found = new Map<string, Rating>()
      if (ids.length === 0) return found
      for (const { wanted, source, modified, ratings } of await store.ratingsOf(tx, ids)) {
        const rating = found.get(wanted) ?? { cvss: [], severities: [] }
        const asOf = modified ? { asOf: modified.toISOString() } : {}
        for (const { vector, provider } of ratings.cvss)
          if (!rating.cvss.some((one) => one.vector === vector))
            rating.cvss.push({ vector, source: `${provider}, in ${source}`, ...asOf })
        if (ratings.severity) rating.severities.push({ word: ratings.severity, source, ...asOf })
        found.set(wanted, rating)
      }
      return found
    },
    productsAfter,
    newestInstant: (tx) => store.newestInstant(tx),
  }
}

const unique = (names: readonly SoughtName[]): SoughtName[] => [
  ...new Map(names.map((one) => [JSON.stringify([one.kind, one.space ?? null, one.name]), one])).values(),
]

const rangeOf = (row: store.SaidRow): StatedRange => ({
  kind: row.kind,
  space: row.space,
  release: row.release ?? undefined,
  name: row.name,
  scheme: row.scheme,
  status: row.status,
  introduced: row.introduced ?? undefined,
  introducedExcluded: row.introduced_excluded,
  fixed: row.fixed ?? undefined,
  lastAffected: row.last_affected ?? undefined,
  changes: row.changes ?? undefined,
  versions: row.versions ?? undefined,
  about: row.about ?? undefined,
  stated: row.stated ?? undefined,
  words: row.words ?? undefined,
  justification: row.justification ?? undefined,
  note: row.note ?? undefined,
})
