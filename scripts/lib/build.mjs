// Builds what is stale: the code, the screens, and a database cluster with all migrations applied.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './inputs.mjs'
import { node, root, say, tool } from './run.mjs'

const dist = join(root, 'dist')
const state = join(dist, '.built.json')
const CODE = ['apps', 'modules', 'platform', 'standards', 'contract', 'demo', 'testing', 'bench', 'db']

const PARTS = [
  {
    name: 'code',
    output: join(dist, 'apps', 'cli', 'main.js'),
    inputs: () =>
      hashOf(
        ['tsconfig.json', 'package-lock.json', ...CODE],
        (file) =>
          !file.startsWith('apps/web/') &&
          /\.(?:ts|json)$/.test(file) &&
          !/^demo\/(?:flaws|reports)\//.test(file),
      ),
    make: buildCode,
  },
  {
    name: 'screens',
    output: join(dist, 'web', 'index.html'),
    inputs: () => hashOf(['apps/web', 'contract', 'package-lock.json']),
    make: () =>
      mustWork(
        'the screens',
        tool('vite/bin/vite.js', ['build', 'apps/web', '--logLevel', 'error'], { out: 'stderr' }),
      ),
  },
  {
    name: 'prepared database',
    output: join(dist, 'prepared-cluster.tar'),
    inputs: () =>
      hashOf([
        'db/migrations',
        'platform/db',
        'platform/jobs',
        'apps/server/prepare-cluster.ts',
        'package-lock.json',
      ]),
    make: prepareCluster,
  },
]

/**
 * Brings `dist` up to date. Parts whose inputs did not change are left alone.
 * @param options.force builds everything
 */
export async function ensureBuilt({ force = false } = {}) {
  const built = force ? {} : readState()
  for (const { name, output, inputs, make } of PARTS) {
    const hash = inputs()
    if (built[name] === hash && existsSync(output)) continue
    const started = performance.now()
    delete built[name]
    writeState(built)
    await make()
    built[name] = hash
    writeState(built)
    say(`Built the ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}

/** Types are checked by `npm run check`; here they are only taken away. */
async function buildCode() {
  // What was deleted in the sources must not live on in dist.
  for (const entry of existsSync(dist) ? readdirSync(dist) : []) {
    if (CODE.includes(entry)) rmSync(join(dist, entry), { recursive: true, force: true })
  }
  await mustWork(
    'the code',
    tool('@typescript/native/bin/tsc', ['-p', 'tsconfig.json', '--noCheck'], { out: 'stderr' }),
  )
}

async function prepareCluster() {
  // An old one must not be the start of the new one.
  rmSync(join(dist, 'prepared-cluster.tar'), { force: true })
  await mustWork(
    'the prepared database',
    node([join(dist, 'apps', 'server', 'prepare-cluster.js')], { out: 'stderr' }),
  )
}

async function mustWork(what, running) {
  if ((await running) !== 0) throw new Error(`Building ${what} failed; its reason stands above.`)
}

function readState() {
  try {
    return JSON.parse(readFileSync(state, 'utf8'))
  } catch {
    return {}
  }
}

function writeState(built) {
  mkdirSync(dist, { recursive: true })
  writeFileSync(state, JSON.stringify(built))
}
