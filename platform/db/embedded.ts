import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { packageRoot } from '../config/root.ts'
import { type EmbeddedListen, listenEmbedded } from './embedded-engine.ts'
import { lockDirectory } from './lock.ts'

export interface Embedded {
  pool: pg.Pool
  close(): Promise<void>
}

/** Cluster prepared by the build (initdb and migrations done): a first start takes about a second. */
export const preparedCluster = join(packageRoot, 'dist', 'prepared-cluster.tar')

/**
 * Opens the embedded database in `<dataDir>/db`, or in memory when `dataDir` is undefined.
 * The engine never calls fsync: it survives kill -9, not a power cut.
 * @throws Fault `data-directory-locked`
 */
export async function openEmbedded(
  dataDir: string | undefined,
  prepared = preparedCluster,
): Promise<Embedded> {
  const unlock = dataDir ? lockDirectory(dataDir) : () => {}
  const socketDir = mkdtempSync(join(tmpdir(), 'tocsin-'))
  chmodSync(socketDir, 0o700)
  const sweep = () => rmSync(socketDir, { recursive: true, force: true })
  process.once('exit', sweep)
  try {
    const clusterDir = dataDir ? finishedCluster(dataDir) : undefined
    const windows = process.platform === 'win32'
    const port = windows ? await freePort() : 5432
    const listen: EmbeddedListen = {
      clusterDir,
      prepared,
      socket: windows ? undefined : join(socketDir, `.s.PGSQL.${port}`),
      port,
    }
    const engine = await start(listen)
    if (dataDir && clusterDir) markFinished(dataDir)
    const pool = new pg.Pool({
      host: windows ? '127.0.0.1' : socketDir,
      port,
      user: 'postgres',
      database: 'postgres',
      max: 1,
      idleTimeoutMillis: 0,
    })
    pool.on('error', () => {})
    return {
      pool,
      async close() {
        await pool.end()
        await engine.close()
        process.off('exit', sweep)
        sweep()
        unlock()
      },
    }
  } catch (error) {
    process.off('exit', sweep)
    sweep()
    unlock()
    throw error
  }
}

// A kill during the very first load leaves half a cluster: without the mark it is set aside and made again.
const FINISHED = 'cluster-complete'
function finishedCluster(dataDir: string): string {
  const cluster = join(dataDir, 'db')
  if (existsSync(cluster) && !existsSync(join(dataDir, FINISHED))) {
    renameSync(cluster, join(dataDir, `db-unfinished-${Date.now()}`))
  }
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  return cluster
}
function markFinished(dataDir: string): void {
  mkdirSync(join(dataDir, FINISHED), { recursive: true })
}

/** TypeScript cannot be loaded into a worker on Node 20, so from source the engine shares the thread. */
async function start(listen: EmbeddedListen): Promise<{ close(): Promise<void> }> {
  if (import.meta.url.endsWith('.ts')) return listenEmbedded(listen)
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData: listen })
  await new Promise<void>((ready, failed) => {
    worker.once('message', () => ready())
    worker.once('error', failed)
  })
  return {
    async close() {
      const closed = new Promise((done) => worker.once('message', done))
      worker.postMessage('close')
      await closed
      await worker.terminate()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 5432
}
