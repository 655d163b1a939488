import { gunzipSync } from 'node:zlib'
import type { Actor } from '../../../platform/access/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { purlKey } from '../../../standards/matching/names.ts'
import { mayReadFeeds } from '../policy.ts'
import { freshnessOf, type Source } from '../rules/index.ts'
import type { FeedView, VulnerabilityPage, VulnerabilityView } from '../schema.ts'
import { answersFor } from '../store/answers.ts'
import * as feeds from '../store/feeds.ts'
import * as store from '../store/read.ts'
import type { FeedsDeps } from './deps.ts'
import { modeOf, stateOf } from './state.ts'

export interface FeedReading {
  /** Every source, with how fresh it is. @throws Fault `not-allowed` */
  listFeeds(actor: Actor): Promise<FeedView[]>
  /** Alarms of feeds somebody relies on, as sentences, in a transaction of the house. */
  alarms(tx: Tx): Promise<string[]>
  /** What every source says of one identifier. @throws Fault `vulnerability-not-found` */
  getVulnerability(actor: Actor, id: string): Promise<VulnerabilityView>
  /** The exact bytes of a record as received. @throws Fault `vulnerability-not-found` */
  getRecord(actor: Actor, id: string, source: string): Promise<Buffer>
  /** Records that name a package. @throws Fault `invalid-input` */
  findByPackage(
    actor: Actor,
    query: { package: string; cursor?: string; limit?: number },
  ): Promise<VulnerabilityPage>
}

/** Ranges shown of one record; a kernel's has thousands. */
const RANGES = 200

export function createFeedReading(deps: FeedsDeps): FeedReading {
  const { db, clock, sources } = deps
  function view(source: Source, row: feeds.FeedRow | undefined): FeedView {
    const { freshness, alarm } = freshnessOf(source, stateOf(deps, source.name, row), clock.now())
    const instant = (at: Date | null | undefined) => at?.toISOString() ?? null
    const { address = null } = source
    return {
      name: source.name,
      title: source.title,
      form: source.form,
      address: address?.startsWith('file:') ? 'a folder or file of this house' : address,
      licence: source.licence,
      mode: modeOf(deps, row ?? { name: source.name, mode: 'off' }),
      configured: deps.fetched.includes(source.name),
      freshness,
      alarm: alarm ?? null,
      asOf: instant(row?.as_of),
      lastAttemptAt: instant(row?.last_attempt_at),
      lastSuccessAt: instant(row?.last_success_at),
      failingSince: instant(row?.failing_since),
      lastError: row?.last_error ?? null,
      running: row?.cursor
        ? {
            run: row.cursor.run,
            startedAt: row.cursor.startedAt,
            stage: row.cursor.stage,
            position: row.cursor.position,
            ...counts(row.cursor.tally),
          }
        : null,
      lastRun: row?.last_run
        ? {
            startedAt: row.last_run.startedAt,
            endedAt: row.last_run.endedAt,
            outcome: row.last_run.outcome,
            ...counts(row.last_run),
            verified: row.last_run.verified ?? 0,
            signatures: row.last_run.signatures ?? null,
            rejections: row.last_run.rejections,
          }
        : null,
    }
  }
  return {
    async listFeeds(actor) {
      if (!mayReadFeeds(actor)) throw fault('not-allowed', 'Feeds are shown to whoever is signed in.')
      const rows = await db.as(actor, feeds.allFeeds)
      return sources.map((source) =>
        view(
          source,
          rows.find(({ name }) => name === source.name),
        ),
      )
    },
    async alarms(tx) {
      const rows = await feeds.allFeeds(tx)
      return sources.flatMap((source) => {
        const row = rows.find(({ name }) => name === source.name)
        return freshnessOf(source, stateOf(deps, source.name, row), clock.now()).alarm ?? []
      })
    },
    async getVulnerability(actor, id) {
      return db.as(actor, async (tx) => {
        const records = await store.recordsOf(tx, id)
        const aliases = await store.aliasesOf(tx, id)
        const { kev, epss, ssvc } = await answersFor(tx, [id])
        if (records.length + aliases.length + kev.length + epss.length + ssvc.length === 0)
          throw fault('vulnerability-not-found', `no feed taken in here speaks of ${id}`)
        const ranges = await store.rangesOf(tx, records, RANGES)
        return {
          id,
          records: records.map((record) => {
            const own = ranges.filter((row) => row.source === record.source && row.id === record.id)
            return {
              ...face(record),
              ranges: own.map(interval),
              rangesLeftOut: (own[0]?.total ?? 0) - own.length,
            }
          }),
          aliases,
          kev: kev.map((row) => ({
            listed: row.listed,
            dateAdded: row.date_added,
            dueDate: row.due_date,
            ransomware: row.ransomware,
            name: row.name,
            vendor: row.vendor,
            product: row.product,
            feed: row.source,
            source: row.provider,
            asOf: row.as_of.toISOString(),
          })),
          epss: epss.map(({ epss: score, percentile, source, provider, as_of }) => ({
            epss: score,
            percentile,
            feed: source,
            source: provider,
            asOf: as_of,
          })),
          ssvc: ssvc.map(({ point, value, basis, source, provider, as_of }) => ({
            point,
            value,
            basis,
            feed: source,
            source: provider,
            asOf: as_of.toISOString(),
          })),
        }
      })
    },
    async getRecord(actor, id, source) {
      const body = await db.as(actor, (tx) => store.recordBody(tx, source, id))
      if (!body) throw fault('vulnerability-not-found', `no record ${id} of ${source} was taken in here`)
      return gunzipSync(body)
    },
    async findByPackage(actor, query) {
      const wanted = purlKey(query.package)
      if (!wanted) {
        const message =
          'A package URL of a type OSV knows is needed, such as pkg:npm/lodash or pkg:pypi/django.'
        throw fault('invalid-input', message, [{ path: '/package', message }])
      }
      const limit = query.limit ?? 50
      return db.as(actor, async (tx) => {
        const rows = await store.recordsOfPackage(tx, wanted, decode(query.cursor), limit + 1)
        const page = rows.slice(0, limit)
        const ranges = await store.rangesOfPackage(tx, wanted, page)
        const last = page.at(-1)
        return {
          items: page.map((record) => ({
            ...face(record),
            ranges: ranges
              .filter((row) => row.source === record.source && row.id === record.id)
              .map(interval),
          })),
          next: rows.length > limit && last ? encode(last) : null,
        }
      })
    },
  }
}

const counts = ({ records, added, changed, same, older, rejected }: feeds.Tally) => ({
  records,
  added,
  changed,
  same,
  older,
  rejected,
})

const face = (row: store.RecordFaceRow) => ({
  source: row.source,
  id: row.id,
  state: row.state,
  title: row.title,
  modified: row.modified?.toISOString() ?? null,
  takenAt: row.taken_at.toISOString(),
})

const interval = (row: store.RangeRow) => ({
  kind: row.kind,
  space: row.space,
  release: row.release,
  name: row.name,
  scheme: row.scheme,
  status: row.status,
  introduced: row.introduced,
  introducedExcluded: row.introduced_excluded,
  fixed: row.fixed,
  lastAffected: row.last_affected,
  changes: row.changes,
  versions: row.versions,
  about: row.about,
  stated: row.stated,
  words: row.words,
  justification: row.justification,
  note: row.note,
})

const encode = ({ id, source }: { id: string; source: string }): string =>
  Buffer.from(JSON.stringify([id, source])).toString('base64url')

function decode(cursor: string | undefined): { id: string; source: string } | undefined {
  if (!cursor) return undefined
  try {
    const [id, source] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof id === 'string' && typeof source === 'string') return { id, source }
  } catch {}
  throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
}
