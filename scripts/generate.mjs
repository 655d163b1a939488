// npm run generate: writes contract/openapi.json, contract/schema.d.ts and db/schema.sql from the code.
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { node, root } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  return node([join(root, 'dist', 'apps', 'server', 'generate.js')])
})
