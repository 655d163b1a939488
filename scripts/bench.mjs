// npm run bench -- <name> [--json]: runs bench/<name>; the last line of standard output is its JSON.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { root, say } from './lib/run.mjs'

await main(async () => {
  const [name] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const known = benches()
  if (name === undefined || !known.includes(name)) {
    say(`Usage: npm run bench -- <name> [--json]; names: ${known.join(', ') || 'none yet'}`)
    return 2
  }
  await ensureInstalled()
  await ensureBuilt()
  // What a benchmark logs is for the person watching; standard output holds the result alone.
  console.log = (...values) => console.error(...values)
  const { run } = await import(pathToFileURL(join(root, 'dist', 'bench', `${name}.js`)).href)
  const result = await run()
  if (!process.argv.includes('--json')) console.error(result)
  process.stdout.write(`${JSON.stringify(result)}\n`)
})

function benches() {
  const folder = join(root, 'bench')
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? [])
}
