// npm run check: style, types, arrows, unused code, and whether generated files are up to date.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { hashOf } from './lib/inputs.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/main.mjs'
import { node, root, say, tool } from './lib/run.mjs'

const GENERATED = ['contract/openapi.json', 'contract/schema.d.ts', 'db/schema.sql']
const FOLDERS = ['apps', 'modules', 'platform', 'standards', 'demo', 'testing', 'bench']

const CHECKS = [
  ['style (biome)', () => tool('@biomejs/biome/bin/biome', ['check', '.'])],
  ['types (tsc)', () => tool('@typescript/native/bin/tsc', ['-p', 'tsconfig.json', '--noEmit'])],
  [
    'types of the screens (tsc)',
    () => tool('@typescript/native/bin/tsc', ['-p', 'apps/web/tsconfig.json', '--noEmit']),
  ],
  ['arrows (dependency-cruiser)', checkArrows],
  ['unused code (knip)', () => tool('knip/bin/knip.js', [])],
  ['generated files', checkGenerated],
]

await main(async () => {
  await ensureInstalled()
  const only = process.argv.slice(2)
  const failed = []
  for (const [name, check] of CHECKS) {
    if (only.length > 0 && !only.some((word) => name.includes(word))) continue
    say(`— ${name}`)
    if ((await check()) !== 0) failed.push(name)
  }
  say(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
})

/** A cruise that looked at nothing finds nothing wrong: how many files it saw is part of the check. */
async function checkArrows() {
  const { cruise } = await import('dependency-cruiser')
  const { default: extractOptions } = await import('dependency-cruiser/config-utl/extract-depcruise-options')
  const options = await extractOptions(join(root, '.dependency-cruiser.mjs'))
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, { ...options, baseDir: root, validate: true })
  const { totalCruised, violations } = output.summary
  for (const { from, to, rule } of violations) say(`${rule.severity} ${rule.name}: ${from} → ${to}`)
  say(`${totalCruised} files looked at, ${violations.length} violations`)
  const errors = violations.filter(({ rule }) => rule.severity === 'error')
  return totalCruised > 0 && errors.length === 0 ? 0 : 1
}

async function checkGenerated() {
  await ensureBuilt()
  const before = hashOf(GENERATED)
  const code = await node([join(root, 'dist', 'apps', 'server', 'generate.js')], { out: 'stderr' })
  if (code !== 0) return code
  if (hashOf(GENERATED) === before) return 0
  say(
    `${GENERATED.join(', ')} differed from their generator's output. They are written anew: look at them and commit them.`,
  )
  return 1
}
