import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { preparedCluster } from '../../platform/db/embedded.ts'
import { openDatabase } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openJobs } from '../../platform/jobs/index.ts'
import { QUEUES } from './compose.ts'

/**
 * Part of the build: a database cluster with initdb and every migration done, packed into dist. A first
 * start unpacks it in about a second. It holds no row, no key and nothing of this machine.
 */
async function prepare(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-prepare-'))
  try {
    const db = await openDatabase({ dataDir, prepared: '' })
    await migrate(db)
    const jobs = await openJobs(db, QUEUES, (error) => {
      throw error
    })
    await jobs.stop()
    await db.close()
    const cluster = await PGlite.create({ dataDir: join(dataDir, 'db') })
    const tar = Buffer.from(await (await cluster.dumpDataDir('none')).arrayBuffer())
    await cluster.close()
    mkdirSync(dirname(preparedCluster), { recursive: true })
    // Renamed when whole: a start in between must not load half a cluster.
    writeFileSync(`${preparedCluster}.partial`, tar)
    renameSync(`${preparedCluster}.partial`, preparedCluster)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await prepare()
