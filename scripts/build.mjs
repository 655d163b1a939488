// npm run build [-- --force]: installs what is missing, then builds what is stale.
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'

await main(async () => {
  await ensureInstalled()
  await ensureBuilt({ force: process.argv.includes('--force') })
})
