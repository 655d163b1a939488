import { loadConfig } from '../../platform/config/index.ts'
import { createLog } from '../../platform/http/index.ts'
import { compose } from './compose.ts'
import { startWorker } from './main.ts'
import { runProcess, tell } from './process.ts'
import { reportTo } from './report.ts'

/** `tocsin worker`: background work of a house whose database is a PostgreSQL server, without web interface. */
await runProcess(async () => {
  const config = loadConfig()
  if (config.databaseUrl === undefined) {
    process.stderr.write(
      'A worker shares its database with others: set DATABASE_URL. With the embedded database, `tocsin serve` works by itself.\n',
    )
    process.exit(2)
  }
  const log = createLog(config.logLevel)
  const onError = reportTo(() => log)
  const house = await compose(config, onError)
  const worker = await startWorker(house, onError)
  tell({ event: 'started' })
  if (!process.connected) process.stdout.write('Tocsin worker started\n')
  return {
    async close() {
      await worker.stop()
      await house.close()
    },
  }
})
