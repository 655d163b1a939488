import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

/** Background work of a house on PostgreSQL, without web interface; any number may run. */
export const worker: Definition = {
  name: 'worker',
  summary: 'do background work for a house on PostgreSQL (DATABASE_URL)',
  run: () => startApp('server/worker-process'),
}
