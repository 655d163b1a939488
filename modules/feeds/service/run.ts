import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { emit } from '../../../platform/events/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { isDue, retryAfter, type Source } from '../rules/index.ts'
import * as store from '../store/feeds.ts'
import { ContainerProblem, identityOf } from './containers/index.ts'
import { added, newCursor, runOf } from './cursor.ts'
import type { FeedsDeps } from './deps.ts'
import { renew } from './renew.ts'
import { modeOf, stateOf } from './state.ts'
import { noTally, takeIn } from './take-in.ts'
import { csafDocuments } from './transport/csaf.ts'
import { download } from './transport/download.ts'
import { FetchProblem } from './transport/get.ts'
import { nvdPages } from './transport/nvd.ts'
import type { Paging } from './transport/paging.ts'
import { type Unit, unitsOf } from './units.ts'

export interface Running {
  /** Begins what is due, goes on with what nobody works on any more, and makes anew what older rules made of records. */
  wake(): Promise<void>
  /**
   * Begins an import, in the caller's transaction.
   * @param file name of a file in the feeds' directory that somebody brought; undefined: from the publisher
   * @throws Fault `feed-busy`, `feed-not-fetched`
   */
  begin(tx: Tx, source: Source, by: string | null, file?: string): Promise<string>
  /** Works on a feed's import for a while, and asks for another job when more is left. May run twice. */
  work(name: string): Promise<void>
}

/** One transaction takes this many records, and no more than these bytes of them. */
const BATCH = 500
const BATCH_BYTES = 8 * 1024 * 1024
/** So many scores cost what a record costs. */
const SCORES = 10
/** One job works so long, milliseconds: far below what a queue gives up after. */
const SPELL = 30_000
/** An import nobody moved on for so long has lost its job, milliseconds. */
const ABANDONED = 180_000
const PAGED: Partial<Record<Source['transport'], Paging>> = { nvd: nvdPages, csaf: csafDocuments }

/** Nothing is left to do here: it has ended, or somebody else has moved it on since a job came twice. */
class Superseded extends Error {}

export function createRunning(deps: FeedsDeps): Running {
  const { db, clock, directory } = deps
  const batchSize = deps.batchSize ?? BATCH
  const pathOf = (file: string) => (file.startsWith('/') ? file : join(directory, file))
  const house = <T>(work: (tx: Tx) => Promise<T>) => db.as(system, work)

  /** Commits units and the place behind them. */
  async function commit(
    source: Source,
    from: store.Cursor,
    units: readonly Unit[],
    place: Partial<store.Cursor>,
  ): Promise<store.Cursor> {
    return house(async (tx) => {
      const to = { ...added(from, await takeIn(tx, source.records, units)), ...place }
      if ((await store.advance(tx, source.name, from, to, clock.now())) === 0) throw new Superseded()
      return to
    })
  }

  async function end(source: Source, from: store.Cursor, last: Partial<store.Cursor> = {}): Promise<void> {
    // Pages may hold nothing new; a file that holds nothing is the wrong file.
    if (from.stage === 'import' && from.tally.records === 0) {
      const [first] = from.rejections
      throw new ContainerProblem(
        first
          ? `Nothing in it could be read; the first: ${first.name}: ${first.problem}`
          : `It holds nothing of ${source.name}: ${source.title} is expected.`,
      )
    }
    await house(async (tx) => {
      const run = runOf(from, 'taken in', clock.now())
      if ((await store.succeed(tx, source.name, from, { ...from, ...last }, run, clock.now())) === 0)
        throw new Superseded()
      await tell(tx, source, from, run)
    })
    await clear(from)
  }

  async function tell(tx: Tx, source: Source, cursor: store.Cursor, run: store.LastRun): Promise<void> {
    const { rejections: _, ...counts } = run
    const taken = cursor.tally.added + cursor.tally.changed
    if (taken > 0) await emit(tx, 'feeds.taken-in', null, { feed: source.name, taken })
    if (cursor.tally.answers > 0)
      await emit(tx, 'feeds.updated', null, { feed: source.name, answers: cursor.tally.answers })
    await record(tx, {
      act: run.outcome === 'failed' ? 'feed import failed' : 'feed imported',
      subjectKind: 'feed',
      subjectId: null,
      detail: { feed: source.name, by: cursor.by, ...counts },
    })
  }

  async function clear(cursor: store.Cursor): Promise<void> {
    if (cursor.ours && cursor.file !== null) await rm(pathOf(cursor.file), { force: true })
  }

  /** @returns whether the import has come to its end */
  async function importFile(source: Source, begun: store.Cursor, until: number): Promise<boolean> {
    const path = pathOf(begun.file!)
    const identity = (await identityOf(path)) ?? null
    if (identity === null && begun.file !== null && !existsSync(path))
      throw new ContainerProblem('The file is not there (any more). Send or fetch it again.')
    let cursor = begun
    if (begun.identity !== identity)
      cursor = await commit(source, begun, [], {
        identity,
        ...(begun.identity === null ? {} : { position: 0, tally: noTally(), rejections: [] }),
      })
    let batch: Unit[] = []
    let bytes = 0
    const flush = async () => {
      const next = batch.at(-1)?.next ?? cursor.position
      cursor = await commit(source, cursor, batch, { position: next })
      batch = []
      bytes = 0
    }
    try {
      for await (const unit of unitsOf(source, path, cursor.position, batchSize * SCORES)) {
        batch.push(unit)
        bytes += unit.records.reduce((sum, one) => sum + one.bytes.length, 0)
        if (batch.length < batchSize && bytes < BATCH_BYTES && unit.kev.length + unit.epss.length === 0)
          continue
        await flush()
        if (performance.now() > until) return false
      }
    } catch (error) {
      // What came before the container broke off is kept, and counted.
      if (error instanceof ContainerProblem && batch.length > 0) await flush()
      throw error
    }
    if (batch.length > 0) await flush()
    await end(source, cursor)
    return true
  }

  async function fetchFile(source: Source, begun: store.Cursor, row: store.FeedRow): Promise<store.Cursor> {
    const file = `${source.name}.download`
    await mkdir(directory, { recursive: true, mode: 0o700 })
    // A large file takes longer than anybody waits for a sign of life.
    const alive = setInterval(() => {
      house((tx) => store.touch(tx, source.name, clock.now())).catch(() => {})
    }, 30_000)
    const got = await download(deps, source.address!, join(directory, file), {
      etag: row.etag,
      lastModified: row.last_modified,
      trusted: deps.trusted.includes(source.name),
      what: source.title,
    }).finally(() => clearInterval(alive))
    if (got.outcome === 'whole') {
      const { etag, lastModified } = got
      return commit(source, begun, [], { stage: 'import', file, ours: true, etag, lastModified })
    }
    await house(async (tx) => {
      const run = runOf(begun, 'not modified', clock.now())
      if ((await store.succeed(tx, source.name, begun, begun, run, clock.now())) === 0) throw new Superseded()
    })
    throw new Superseded()
  }

  /** @returns seconds to wait before the next piece, or undefined at the end */
  async function fetchPieces(
    paging: Paging,
    source: Source,
    begun: store.Cursor,
    row: store.FeedRow,
    until: number,
  ): Promise<number | undefined> {
    let cursor = begun
    const trusted = deps.trusted.includes(source.name)
    const context = { ...deps, source, trusted, mark: row.mark, within: begun.mark }
    const pieces = paging(context)
    for (;;) {
      const next = await pieces.next()
      if (next.done) {
        await end(source, cursor, { mark: next.value })
        return undefined
      }
      const { units, within, waitSeconds, note } = next.value
      cursor = await commit(source, cursor, units, {
        mark: within,
        position: cursor.position + units.length,
        ...(note === undefined ? {} : { signatures: note }),
      })
      if (waitSeconds > 0 || performance.now() > until) {
        await pieces.return('').catch(() => {})
        return waitSeconds
      }
    }
  }

  async function spell(source: Source): Promise<void> {
    const row = await house((tx) => store.findFeed(tx, source.name))
    if (!row?.cursor) return
    let cursor = row.cursor
    const until = performance.now() + SPELL
    const paging = PAGED[source.transport]
    let wait: number | undefined
    if (cursor.stage === 'fetch' && paging) wait = await fetchPieces(paging, source, cursor, row, until)
    else {
      if (cursor.stage === 'fetch') cursor = await fetchFile(source, cursor, row)
      wait = (await importFile(source, cursor, until)) ? undefined : 0
    }
    if (wait !== undefined) await house((tx) => deps.ask(tx, source.name, wait))
  }

  async function failed(source: Source, error: FetchProblem | ContainerProblem): Promise<void> {
    const now = clock.now()
    const gone = await house(async (tx) => {
      const row = await store.lockFeed(tx, source.name)
      if (!row.cursor) return undefined
      // What broke on the way goes on later; a file that is broken does not get better.
      const keep = error instanceof FetchProblem ? row.cursor : null
      const seconds =
        error instanceof FetchProblem && error.retryAfter !== undefined
          ? Math.max(60, error.retryAfter)
          : retryAfter(row.failing_since ?? undefined, now)
      const run = keep === null ? runOf(row.cursor, 'failed', now) : null
      await store.fail(tx, source.name, {
        error: error.message.slice(0, 1000),
        keep,
        run,
        notBefore: new Date(now.getTime() + seconds * 1000),
        now,
      })
      if (run) await tell(tx, source, row.cursor, run)
      return keep === null ? row.cursor : undefined
    })
    if (gone) await clear(gone)
  }

  async function begin(tx: Tx, source: Source, by: string | null, file?: string): Promise<string> {
    const { name, address } = source
    const row = await store.lockFeed(tx, name)
    // A fetch that cannot get through must not stand in the way of somebody who brings the file.
    if (row.cursor && !(file !== undefined && row.cursor.stage === 'fetch'))
      throw fault('feed-busy', `an import of ${name} is under way since ${row.cursor.startedAt}; wait for it`)
    const mirror = file === undefined && address?.startsWith('file:') ? fileURLToPath(address) : undefined
    if (file === undefined && address === undefined)
      throw fault('feed-not-fetched', `${name} has no address; bring a file of it`)
    if (file !== undefined && modeOf(deps, row) === 'off') await store.setMode(tx, name, 'file')
    const run = newId(clock.now().getTime())
    const at = file ?? mirror
    const cursor = newCursor(run, clock.now(), by, at, { ours: file !== undefined })
    await store.begin(tx, name, cursor, clock.now())
    await deps.ask(tx, name)
    return run
  }

  return {
    begin,
    async work(name) {
      const source = deps.sources.find((one) => one.name === name)
      if (!source) return
      try {
        await spell(source)
      } catch (error) {
        if (error instanceof Superseded) return
        if (!(error instanceof FetchProblem || error instanceof ContainerProblem)) throw error
        await failed(source, error)
      }
    },
    async wake() {
      const now = clock.now()
      const rows = new Map((await house((tx) => store.allFeeds(tx))).map((row) => [row.name, row]))
      for (const source of deps.sources) {
        const row = rows.get(source.name)
        if (row?.not_before && row.not_before > now) continue
        if (row?.cursor) {
          if (now.getTime() - (row.progressed_at?.getTime() ?? 0) < ABANDONED) continue
          await house((tx) => deps.ask(tx, source.name))
        } else if (isDue(source, stateOf(deps, source.name, row), now)) {
          await house(async (tx) => {
            // Another server may have begun it since.
            if (!(await store.lockFeed(tx, source.name)).cursor) await begin(tx, source, null)
          })
        }
      }
      await renew(deps)
    },
  }
}
