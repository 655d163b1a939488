// npm start [-- --empty] [-- --port N]: installs, builds and opens the house with the first-run scenario.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { root } from './lib/run.mjs'

await main(async () => {
  const { values } = parseArgs({
    options: { empty: { type: 'boolean', default: false }, port: { type: 'string' } },
  })
  await ensureInstalled()
  await ensureBuilt()
  if (values.port !== undefined) process.env.TOCSIN_PORT = values.port
  // Demonstration data never mixes with real reports: it has a directory of its own.
  if (!values.empty) process.env.TOCSIN_DATA_DIR ??= join(root, '.tocsin', 'demonstration')
  const { run } = await import('../dist/apps/cli/main.js')
  return run(values.empty ? ['serve'] : ['serve', '--demonstration', '--scenario', 'first-run'])
})
