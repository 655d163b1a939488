// npm run e2e [-- FILTER …]: the screens in Chromium against a running house, with axe.
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { node, root } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  await ensureBuilt()
  return node([
    '--import',
    import.meta.resolve('tsx'),
    join(root, 'testing', 'e2e', 'main.ts'),
    ...process.argv.slice(2),
  ])
})
