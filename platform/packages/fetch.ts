import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Arborist from '@npmcli/arborist'
import semver from 'semver'
import { buildDigest } from '../../standards/judging/digest.ts'
import type { Build } from '../../standards/judging/types.ts'
import { explain, PackageFault } from './errors.ts'
import { npmOptions } from './npm-options.ts'
import { readTree } from './read-tree.ts'

// Old names have capitals; everything npm would read as a path, a link or an address is refused.
const NAME = /^(?:@[A-Za-z0-9~-][A-Za-z0-9._~-]{0,100}\/)?[A-Za-z0-9~-][A-Za-z0-9._~-]{0,212}$/

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
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-package-'))
  try {
    const arborist = new Arborist({
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
      saveType: 'prod',
      global: false,
      packageLock: false,
      binLinks: false,
      installStrategy: 'hoisted',
      progress: false,
    } as ConstructorParameters<typeof Arborist>[0])
    await arborist.reify({ add: [`${name}@${version}`], omit: ['dev', 'optional', 'peer'], save: false })
    const files = await readTree(dir, 'node_modules')
    const integrity: Record<string, string> = {}
    for (const node of arborist.actualTree?.inventory.values() ?? []) {
      if (!node.isProjectRoot && node.integrity) integrity[`${node.name}@${node.version}`] = node.integrity
    }
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
