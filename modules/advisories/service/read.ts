import type { Actor } from '../../../platform/access/actor.ts'
import { hasRole } from '../../../platform/access/actor.ts'
import { TLP_LEVELS } from '../../../platform/access/schema.ts'
import { open } from '../../../platform/crypto/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { forReader, type Reader } from '../rules/reading.ts'
import type { AdvisoryContent, AdvisorySummary, AdvisoryView } from '../schema.ts'
import * as store from '../store.ts'
import type { AdvisoriesDeps, SealedDraft } from './deps.ts'
import { packagesOf } from './write.ts'

/** What was published of a case, for other modules. */
export interface Published extends Pick<AdvisoryContent, 'title' | 'credits' | 'identifiers' | 'affected'> {
  id: string
  number: string
  publishedAt: string
}

export interface AdvisoryReading {
  listAdvisories(
    actor: Actor,
    query: { cursor?: string; limit?: number; package?: string },
  ): Promise<{ items: AdvisorySummary[]; next: string | null }>
  /** @param id id or number; @throws Fault `advisory-not-found` */
  getAdvisory(actor: Actor, id: string): Promise<AdvisoryView>
  /** How many are published; for the watch floor. */
  advisoryCounts(tx: Tx): Promise<{ advisories: number; advisoriesLastHour: number }>
  /** What was published of these cases, newest first: of that whoever's transaction it is may see. */
  publishedOf(tx: Tx, caseIds: readonly string[]): Promise<Published[]>
  /** A published rendering at its public path, as it was published. @throws Fault `advisory-not-found` */
  rendering(actor: Actor, path: string): Promise<string>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createAdvisoryReading(deps: AdvisoriesDeps): AdvisoryReading {
  const { db, keyring } = deps

  /** What a reader is shown: the draft where there is one and the reader handles the case, else what is published. */
  function shown(
    row: store.AdvisoryRow,
  ):
    | { content: AdvisoryContent; faults: string[]; state: 'draft' | 'published'; revision: number }
    | undefined {
    if (row.draft_sealed && row.wrapped) {
      const draft = JSON.parse(
        open(keyring.unwrap(row.wrapped), row.draft_sealed).toString('utf8'),
      ) as SealedDraft
      return { ...draft, state: 'draft', revision: row.revision + 1 }
    }
    return row.content === null
      ? undefined
      : { content: row.content, faults: [], state: 'published', revision: row.revision }
  }

  /** Row-level security gave the case's key to parties and coordinators only. */
  const readerOf = (actor: Actor, row: store.AdvisoryRow): Reader => ({
    coordinator: row.wrapped !== null && hasRole(actor, 'coordinator'),
    party: row.wrapped !== null,
    tlp: actor.tlp,
  })

  function view(
    actor: Actor,
    row: store.AdvisoryRow,
    renderings: { format: string; path: string }[],
  ): AdvisoryView | undefined {
    const what = shown(row)
    if (what === undefined) return undefined
    return forReader(
      {
        id: row.id,
        number: row.number,
        title: what.content.title,
        severity: what.content.severity,
        tlp: TLP_LEVELS[row.tlp]!,
        state: what.state,
        packages: [...new Set(packagesOf(what.content).map(({ name }) => name))],
        identifiers: what.content.identifiers,
        publishedAt: row.published_at?.toISOString() ?? null,
        revision: what.revision,
        caseId: row.case_id,
        content: what.content,
        renderings: renderings.map(({ format, path }) => ({ format, href: path })),
        faults: what.faults,
      },
      readerOf(actor, row),
    )
  }

  return {
    async listAdvisories(actor, query) {
      const limit = query.limit ?? 50
      if (query.cursor !== undefined && !UUID.test(query.cursor))
        throw fault('invalid-input', 'The cursor is not one this house gave; start again without it.')
      const rows = await db.as(actor, (tx) =>
        store.listAdvisories(tx, { before: query.cursor, limit: limit + 1, package: query.package }),
      )
      const page = rows.slice(0, limit)
      const items = page.flatMap((row): AdvisorySummary[] => {
        const full = view(actor, row, [])
        if (full === undefined) return []
        const {
          content: _content,
          renderings: _renderings,
          faults: _faults,
          caseId: _caseId,
          ...summary
        } = full
        return [summary]
      })
      return { items, next: rows.length > limit ? page.at(-1)!.id : null }
    },
    async getAdvisory(actor, id) {
      return db.as(actor, async (tx) => {
        const row = UUID.test(id) ? await store.findAdvisory(tx, id) : await store.findByNumber(tx, id)
        const full = row && view(actor, row, await store.renderingsOf(tx, [row.id]))
        if (!full) throw fault('advisory-not-found', `no advisory ${id}, or none you may see`)
        return full
      })
    },
    publishedOf: async (tx, caseIds) =>
      (await store.publishedOf(tx, caseIds)).map(({ id, number, content, published_at }) => ({
        id,
        number,
        title: content.title,
        publishedAt: published_at.toISOString(),
        credits: content.credits,
        identifiers: content.identifiers,
        affected: content.affected,
      })),
    async advisoryCounts(tx) {
      const row = await store.countPublished(tx)
      return { advisories: row?.total ?? 0, advisoriesLastHour: row?.last_hour ?? 0 }
    },
    async rendering(actor, path) {
      const row = await db.as(actor, (tx) => store.renderingAt(tx, path))
      if (!row) throw fault('advisory-not-found', 'nothing is published at this address')
      return row.body
    },
  }
}
