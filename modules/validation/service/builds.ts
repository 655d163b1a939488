import { system } from '../../../platform/access/actor.ts'
import { newId } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { fault } from '../../../platform/errors/index.ts'
import { PackageFault, sourceBuild } from '../../../platform/packages/index.ts'
import type { Build, Recipe } from '../../../standards/judging/types.ts'
import * as store from '../store.ts'
import type { ValidationDeps } from './deps.ts'

/** What a plan and a verdict say of a build. */
export type BuildFace = Pick<Build, 'digest' | 'integrity'>

export interface Builds {
  /** The builds a recipe needs, fetched once and kept sealed. @throws PackageFault */
  forRecipe(recipe: Recipe): Promise<{ vulnerable: BuildFace; fixed: BuildFace | undefined }>
  /** Integrity of each package in a build's closure, by name and version. @throws Fault `build-not-found` */
  closureOf(digest: string): Promise<Record<string, string>>
  /** A build a runner asks for. @throws Fault `build-not-found` */
  byDigest(digest: string): Promise<Build>
}

/** Faces remembered: builds are megabytes, and every verdict needs two of them. */
const MAX_FACES = 2000
/** How long a registry that did not answer is left alone; shorter than the interval of retries. */
const OFFLINE_MS = 20_000

export function createBuilds({ db, blobs, keyring, clock, fetchPackage }: ValidationDeps): Builds {
  // Many reports name one package: while it is fetched, the others wait for the same answer.
  const fetching = new Map<string, Promise<BuildFace>>()
  // After a registry did not answer nobody asks it for a while: hundreds of time-outs would follow.
  let offlineUntil = 0

  const faces = new Map<string, BuildFace>()

  /** Remembers a kept build by digest, and by package and version where it has them. */
  function remember({ digest, integrity }: BuildFace, ...names: string[]): BuildFace {
    const face = integrity ? { digest, integrity } : { digest }
    for (const name of [digest, ...names]) faces.set(name, face)
    for (const oldest of faces.keys()) {
      if (faces.size <= MAX_FACES) break
      faces.delete(oldest)
    }
    return face
  }

  async function read(tx: Tx, row: store.BuildRow): Promise<Build> {
    return JSON.parse(
      (await blobs.get(tx, { kind: 'build', id: row.owner_id }, row.address)).toString('utf8'),
    )
  }

  async function keep(key: Buffer, build: Build): Promise<Build> {
    const ownerId = newId()
    await db.as(system, async (tx) => {
      await blobs.createOwner(tx, { kind: 'build', id: ownerId })
      const address = await blobs.put(tx, { kind: 'build', id: ownerId }, Buffer.from(JSON.stringify(build)))
      await store.insertBuild(tx, { key, digestKey: keyring.blind('build', build.digest), ownerId, address })
    })
    return build
  }

  async function npmBuild(name: string, version: string): Promise<BuildFace> {
    const label = `npm/${name}@${version}`
    const face = faces.get(label)
    if (face) return face
    const key = keyring.blind('npm', `${name}@${version}`)
    const known = await db.as(system, async (tx) => {
      const row = await store.findBuild(tx, key)
      return row && read(tx, row)
    })
    if (known) return remember(known, label)
    if (clock.now().getTime() < offlineUntil)
      throw new PackageFault(
        'package-registry-unreachable',
        'The package registry did not answer a moment ago.',
      )
    try {
      return remember(await keep(key, await fetchPackage({ name, version })), label)
    } catch (error) {
      if (error instanceof PackageFault && error.code === 'package-registry-unreachable')
        offlineUntil = clock.now().getTime() + OFFLINE_MS
      throw error
    }
  }

  const once = (key: string, make: () => Promise<BuildFace>): Promise<BuildFace> => {
    const running = fetching.get(key)
    if (running) return running
    const started = make().finally(() => fetching.delete(key))
    fetching.set(key, started)
    return started
  }

  async function source(recipe: Recipe, version: string, files: Record<string, string>): Promise<Build> {
    if (recipe.target.kind !== 'source') throw new Error('not a source target')
    const { language, name, entry } = recipe.target
    const build = sourceBuild({ language, name, version, entry, files })
    const key = keyring.blind('source', build.digest)
    // The digest of what was laid out: it holds the name, and equal files under another name are another build.
    await once(`source/${build.digest}`, async () => {
      if (faces.has(build.digest)) return build
      const known = await db.as(system, (tx) => store.findBuild(tx, key))
      return remember(known ? build : await keep(key, build))
    })
    return build
  }

  return {
    async forRecipe(recipe) {
      const { target, fixed } = recipe
      if (target.kind === 'npm') {
        const get = (version: string) =>
          once(`${target.name}@${version}`, () => npmBuild(target.name, version))
        const [vulnerable, fix] = await Promise.all([
          get(target.version),
          fixed ? get(fixed.version) : undefined,
        ])
        return { vulnerable, fixed: fix }
      }
      if (target.kind === 'source') {
        return {
          vulnerable: await source(recipe, target.version, target.files),
          fixed: fixed?.files ? await source(recipe, fixed.version, fixed.files) : undefined,
        }
      }
      throw fault('no-recipe', 'No driver runs model endpoints yet.')
    },
    async closureOf(digest) {
      return (faces.get(digest) ?? remember(await byDigest(digest))).integrity ?? {}
    },
    byDigest,
  }

  async function byDigest(digest: string): Promise<Build> {
    return db.as(system, async (tx) => {
      const row = await store.findBuildByDigest(tx, keyring.blind('build', digest))
      if (!row) throw fault('build-not-found', `no build ${digest}`)
      return read(tx, row)
    })
  }
}
