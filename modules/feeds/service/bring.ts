import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Actor, system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { record } from '../../../platform/journal/index.ts'
import { mayRunFeeds } from '../policy.ts'
import * as store from '../store/feeds.ts'
import type { FeedsDeps } from './deps.ts'
import type { Running } from './run.ts'
import { sourceOf } from './state.ts'

export interface Bringing {
  /**
   * Takes a file somebody brought: streamed to disk first, imported by a job.
   * @returns id of the run
   * @throws Fault `not-allowed`, `feed-unknown`, `feed-busy`, `feed-file-missing`, `too-large`
   */
  bringFile(actor: Actor, name: string, bytes: NodeJS.ReadableStream | undefined): Promise<string>
  /** Looks at the publisher now. @throws Fault `not-allowed`, `feed-unknown`, `feed-busy`, `feed-not-fetched` */
  runNow(actor: Actor, name: string): Promise<string>
  /** Chooses whether a feed is fetched, brought as a file, or not relied on. @throws Fault as above */
  setMode(actor: Actor, name: string, mode: 'off' | 'file' | 'fetch'): Promise<void>
}

/** The largest public file, the CVE list, has about 700 MB packed. */
const MOST_BYTES = 4 * 1024 ** 3

export function createBringing(deps: FeedsDeps, { begin }: Pick<Running, 'begin'>): Bringing {
  const { db, directory, clock } = deps
  const refuse = (actor: Actor) => {
    if (!mayRunFeeds(actor))
      throw fault('not-allowed', 'Running feeds takes a coordinator with the scope feeds:write.')
  }
  return {
    async bringFile(actor, name, bytes) {
      refuse(actor)
      const source = sourceOf(deps, name)
      if (!bytes) throw fault('feed-file-missing', 'Send the file as the body, as application/octet-stream.')
      // Told before a gigabyte is sent; the row is asked again when it has come.
      const row = await db.as(system, (tx) => store.findFeed(tx, name))
      if (row?.cursor && row.cursor.stage !== 'fetch')
        throw fault(
          'feed-busy',
          `an import of ${name} is under way since ${row.cursor.startedAt}; wait for it`,
        )
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const file = `${name}-${newId(clock.now().getTime())}.brought`
      const path = join(directory, file)
      try {
        if ((await save(bytes, path)) === 0) throw fault('feed-file-missing', 'The file sent is empty.')
        return await db.as(system, (tx) => begin(tx, source, actor.accountId ?? null, file))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async runNow(actor, name) {
      refuse(actor)
      const source = sourceOf(deps, name)
      return db.as(system, async (tx) => {
        const { cursor, failing_since } = await store.lockFeed(tx, name)
        if (!cursor || !failing_since) return begin(tx, source, actor.accountId ?? null)
        // It waits to be tried again: somebody wants it tried now.
        await deps.ask(tx, name)
        return cursor.run
      })
    },
    async setMode(actor, name, mode) {
      refuse(actor)
      const source = sourceOf(deps, name)
      if (mode === 'fetch' && source.address === undefined)
        throw fault('feed-not-fetched', `${name} has no address; bring a file of it`)
      await db.as(system, async (tx) => {
        await store.lockFeed(tx, name)
        await store.setMode(tx, name, mode)
        await record(tx, {
          act: 'feed mode set',
          subjectKind: 'feed',
          subjectId: null,
          detail: { feed: name, mode, by: actor.accountId },
        })
      })
    },
  }
}

/** @returns bytes written */
async function save(bytes: NodeJS.ReadableStream, path: string): Promise<number> {
  let size = 0
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > MOST_BYTES) done(fault('too-large', `a file has at most ${MOST_BYTES} bytes`))
      else done(null, chunk)
    },
  })
  await pipeline(bytes, watch, createWriteStream(path, { mode: 0o600, flush: true }))
  return size
}
