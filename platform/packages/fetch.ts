import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Arborist from '@npmcli/arborist'
import pacote from 'pacote'
import semver from 'semver'
import { buildDigest } from '../../standards/judging/digest.ts'
import type { Build } from '../../standards/judging/types.ts'
import { explain, PackageFault } from './errors.ts'
import { npmOptions } from './npm-options.ts'
import { fullAllowance, readTarball } from './read-tarball.ts'

// Old names have capitals; everything npm would read as a path, a link or an address is refused.
const NAME = /^(?:@[A-Za-z0-9~-][A-Za-z0-9._~-]{0,100}\/)?[A-Za-z0-9~-][A-Za-z0-9._~-]{0,212}$/

/** How long the registry may be silent while it describes a package, and while it hands one over. */
const METADATA_MS = 10_000
const TARBALL_MS = 120_000

export interface PackageWanted {
  name: string
  /** One exact version. */
  version: string
}

/**
 * Fetches a published package with its dependencies through the user's own npm settings.
 * Install scripts never run; development, optional and peer dependencies are left out; each tarball is
 * checked against the registry's integrity string, which is returned.
 * @throws PackageFault
 */
export async function fetchBuild({ name, version }: PackageWanted): Promise<Build> {
  checkWanted(name, version)
  // Arborist wants a project to look at: an empty one. The tree itself and all files stay in memory.
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-package-'))
  try {
    const options = {
      ...(await npmOptions()),
      path: dir,
      // The published thing as it was, whatever this machine's npm is set to do in projects.
      before: null,
      ignoreScripts: true,
      omit: ['dev', 'optional', 'peer'],
      legacyPeerDeps: true,
      engineStrict: false,
      audit: false,
      fund: false,
      save: false,
      global: false,
      packageLock: false,
      installStrategy: 'hoisted',
      progress: false,
      // One slip is forgiven; then the job waits, and says so. npm's own two retries after 10 s and more would
      // hold up a whole house without network. (`fetchRetries` beside its flattened settings is read by nobody.)
      retry: { retries: 1, minTimeout: 500, maxTimeout: 500 },
      timeout: METADATA_MS,
    }
    const arborist = new Arborist(options as ConstructorParameters<typeof Arborist>[0])
    const tree = await arborist.buildIdealTree({ add: [`${name}@${version}`] })
    const nodes = [...tree.inventory.values()].filter(
      (node) => !node.isProjectRoot && !node.optional && !node.dev && !node.inBundle,
    )
    const integrity: Record<string, string> = {}
    const allowance = fullAllowance()
    const read = new Map<string, string>()
    for (const node of nodes) {
      const tarball = await pacote.tarball(`${node.packageName}@${node.version}`, {
        ...options,
        timeout: TARBALL_MS,
        ...(node.resolved ? { resolved: node.resolved } : {}),
        ...(node.integrity ? { integrity: node.integrity } : {}),
      } as pacote.Options)
      integrity[`${node.packageName}@${node.version}`] = node.integrity ?? String(tarball.integrity)
      await readTarball(tarball, node.location, allowance, read)
    }
    const files = Object.fromEntries([...read].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    const language = 'javascript' as const
    return { digest: buildDigest({ language, files }), language, name, version, files, integrity }
  } catch (error) {
    throw explain(error, `${name}@${version}`)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function checkWanted(name: string, version: string): void {
  if (!NAME.test(name)) {
    throw new PackageFault('package-name-invalid', `"${name}" is not the name of a published package.`)
  }
  if (semver.valid(version) !== version) {
    throw new PackageFault(
      'package-version-unknown',
      `"${version}" is not one exact version of ${name}. Name a published version such as 1.2.3, not a range or a tag.`,
    )
  }
}
