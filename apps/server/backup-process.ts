import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '../../platform/config/index.ts'
import { type Database, openDatabase } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { restoreBackup } from './backup/restore.ts'
import { digestOfFile, writeBackup } from './backup/write.ts'
import { QUEUES } from './compose.ts'
import { runOnce } from './process.ts'
import { version } from './version.ts'

/** `tocsin backup FILE` and `tocsin restore FILE`: the owner's own acts, with the server stopped. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'with-keys': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})

async function work([act, file]: string[]): Promise<void> {
  if (file === undefined || (act !== 'backup' && act !== 'restore'))
    throw new Error('usage: backup-process backup|restore FILE')
  const config = loadConfig()
  // Takes the data directory's lock: while the embedded server runs this fails, and says so.
  const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  try {
    await migrate(db)
    await (act === 'backup' ? backup(db, config, file) : restore(db, config, file))
  } finally {
    await db.close()
  }
}

async function backup(db: Database, config: Config, file: string): Promise<void> {
  const withKeys = values['with-keys']
  const { rows, files, jobs } = await writeBackup(db, config, file, { withKeys, version })
  const sha256 = await digestOfFile(file)
  const keys = withKeys
    ? 'It holds the master key: whoever has this file reads everything.'
    : 'It holds no key: keep keys/master.key of the data directory apart, without it nothing sealed can be read.'
  say(
    { rows, files, jobs, sha256 },
    `Wrote ${rows} rows, ${files} files and ${jobs} queued jobs to ${file} (sha256 ${sha256}).\n${keys}`,
  )
}

async function restore(db: Database, config: Config, file: string): Promise<void> {
  const restored = await restoreBackup(db, config, file, QUEUES)
  const { rows, files, jobs, journalEntries } = restored
  say(
    restored,
    `Restored ${rows} rows, ${files} files and ${jobs} queued jobs; the journal's ${journalEntries} entries hold.`,
  )
}

const say = (value: unknown, text: string) =>
  process.stdout.write(`${values.json ? JSON.stringify(value) : text}\n`)

await runOnce(() => work(positionals))
