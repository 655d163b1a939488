import { existsSync, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

export interface EmbeddedListen {
  /** Directory of the cluster; undefined keeps everything in memory (tests). */
  clusterDir: string | undefined
  /** Tarball of a prepared cluster, loaded when `clusterDir` is new. */
  prepared: string | undefined
  /** Unix socket path; undefined listens on a loopback port (Windows). */
  socket: string | undefined
  port: number
}

/** Starts PGlite behind a private socket that takes one connection: several clients would share one session. */
export async function listenEmbedded(options: EmbeddedListen): Promise<{ close(): Promise<void> }> {
  const fresh = !options.clusterDir || !existsSync(join(options.clusterDir, 'PG_VERSION'))
  const load =
    fresh && options.prepared && existsSync(options.prepared) ? await openAsBlob(options.prepared) : undefined
  const db = await PGlite.create({
    ...(options.clusterDir ? { dataDir: options.clusterDir } : {}),
    ...(load ? { loadDataDir: load } : {}),
  })
  const server = new PGLiteSocketServer({
    db,
    maxConnections: 1,
    ...(options.socket ? { path: options.socket } : { host: '127.0.0.1', port: options.port }),
  })
  await server.start()
  return {
    async close() {
      await server.stop()
      await db.close()
    },
  }
}
