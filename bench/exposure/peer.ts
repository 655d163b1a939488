import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Component } from '../../standards/sbom/types.ts'
import type { Generated } from './generate.ts'

/** Files of the peer's database: one for each of its ecosystems, of which the corpus knows two. */
const ECOSYSTEMS = [
  'crates.io',
  'Go',
  'Hackage',
  'Hex',
  'Maven',
  'npm',
  'NuGet',
  'Packagist',
  'Pub',
  'PyPI',
  'RubyGems',
] as const
type Ecosystem = (typeof ECOSYSTEMS)[number]

export interface Peer {
  loadSeconds: number
  records: number
  /** Identifiers of the records it holds for a package, and what it takes, milliseconds. */
  ask(component: Component): Promise<{ ids: string[]; ms: number } | undefined>
  close(): void
}

/**
 * The peer, @renovatebot/osv-offline 1.8.0, over a database made here of the same advisories in the layout it
 * reads (one file of JSON lines for each ecosystem, records as osv.dev exports them): nothing is downloaded.
 */
export async function openPeer(advisories: Iterable<Generated>): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-osv-offline-'))
  mkdirSync(folder, { recursive: true })
  const files = new Map(
    ECOSYSTEMS.map((name) => [name as string, openSync(join(folder, `${name.toLowerCase()}.nedb`), 'w')]),
  )
  let records = 0
  for (const advisory of advisories)
    for (const ecosystem of new Set(advisory.osv.map((affected) => affected.ecosystem))) {
      const file = files.get(ecosystem)
      if (file === undefined) continue
      writeSync(file, `${JSON.stringify(recordOf(advisory, ecosystem))}\n`)
      records += 1
    }
  for (const file of files.values()) closeSync(file)
  // Both are read when the library is loaded.
  process.env.OSV_OFFLINE_ROOT_DIR = folder
  process.env.OSV_OFFLINE_DISABLE_DOWNLOAD = 'true'
  const started = performance.now()
  const { OsvOffline } = await import('@renovatebot/osv-offline')
  const database = await OsvOffline.create()
  const loadSeconds = (performance.now() - started) / 1000
  return {
    loadSeconds,
    records,
    async ask(component) {
      const ecosystem = ecosystemOf(component)
      if (ecosystem === undefined) return undefined
      const before = performance.now()
      const found = await database.getVulnerabilities(ecosystem, component.name)
      return { ids: found.map(({ id }) => id), ms: performance.now() - before }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const TYPES: Readonly<Record<string, Ecosystem>> = { pypi: 'PyPI', golang: 'Go' }

function ecosystemOf({ purl }: Component): Ecosystem | undefined {
  const type = purl?.slice(4, purl.indexOf('/')) ?? ''
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
}

const PURLS: Readonly<Record<string, string>> = { PyPI: 'pypi', Go: 'golang' }

/** As osv.dev exports it: with the package URL the peer's look-up asks for. */
const recordOf = ({ id, aliases, osv }: Generated, of: string) => ({
  _id: `${of} ${id}`,
  id,
  aliases,
  affected: osv
    .filter(({ ecosystem }) => ecosystem === of)
    .map(({ ecosystem, name, ranges, versions }) => ({
      package: {
        name,
        ecosystem,
        purl: `pkg:${PURLS[ecosystem]}/${name.split('/').map(encodeURIComponent).join('/')}`,
      },
      ranges,
      versions,
    })),
})
