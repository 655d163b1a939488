#!/usr/bin/env node
// npm run -s tocsin -- <noun> <verb>: builds what is stale, then is the command line.
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const { run } = await import('../dist/apps/cli/main.js')
  return run(process.argv.slice(2))
})
