import { createReadStream } from 'node:fs'
import type { Verifier } from '../../standards/attest/dsse.ts'
import type { PlainAction } from '../../standards/exposure/actions.ts'
import {
  concerning,
  createBundleProducts,
  exposeOffline,
  type OfflineAsset,
  type OfflineExposure,
  type Running,
  runningOf,
} from '../../standards/exposure/offline.ts'
import type { Runner } from '../../standards/exposure/rater.ts'
import { isNamedByWords } from '../../standards/exposure/words.ts'
import {
  BundleError,
  type BundleHeader,
  type BundleRecord,
  openBundle,
} from '../../standards/matching/bundle.ts'
import { createResolver } from '../../standards/products/index.ts'
import { InventoryError } from '../../standards/sbom/error.ts'
import { readInventory } from '../../standards/sbom/read.ts'
import type { ReadOptions } from '../../standards/sbom/reader.ts'
import type { Component, InventoryProblem } from '../../standards/sbom/types.ts'
import { failed, usage } from './exit.ts'

/** What a local inventory is exposed to, with everything that was not understood. */
export interface OfflineResult {
  header: BundleHeader
  signedBy: string[]
  components: number
  problems: InventoryProblem[]
  /** Words that no product of the bundle is certain to be, with what they may mean. */
  questions: { words: string; question: string | undefined }[]
  exposures: OfflineExposure[]
  actions: { items: PlainAction[]; more: number }
}

export interface OfflineInput {
  bundle: string
  inventory: string
  verifiers: readonly Verifier[]
  reading: ReadOptions
  asset: OfflineAsset
  runner: Runner
  now: Date
  limit: number
}

/** Problems kept of a document; the rest is as the first ones are. */
const MOST_PROBLEMS = 500

/**
 * Matches an inventory with a signed bundle. Nothing leaves this machine: no network is used. The bundle is read once
 * for what names anything of the inventory, and before that once for names where the inventory has words alone.
 *
 * @throws CommandError when a file cannot be read, or the bundle is not signed, out of date or altered
 */
export async function matchOffline(input: OfflineInput): Promise<OfflineResult> {
  const { components, problems } = await readComponents(input)
  const words = components.filter(isNamedByWords)
  const questions: OfflineResult['questions'] = []
  const meaning = new Map<Component, { vendor: string; product: string }>()
  if (words.length > 0) {
    const products = createBundleProducts()
    await readBundle(input, products.add)
    const resolver = createResolver(products.all())
    for (const component of words) {
      const { vendor, name, version } = component
      const { state, candidates, question } = resolver.resolve({
        name,
        ...(vendor === undefined ? {} : { vendor }),
        ...(version === undefined ? {} : { version }),
      })
      const [best] = candidates
      if (state === 'certain' && best) meaning.set(component, best.product)
      else questions.push({ words: [vendor, name].filter(Boolean).join(' '), question })
    }
  }
  const running = components.map((component): Running => {
    const product = meaning.get(component)
    return runningOf(component, product ? [product] : [])
  })
  const bundle = concerning(running)
  const { header, keyids } = await readBundle(input, bundle.add)
  const { now, asset, runner, limit } = input
  return {
    header,
    signedBy: keyids,
    components: components.length,
    problems,
    questions,
    ...exposeOffline(running, bundle, { now, asset, runner, limit }),
  }
}

async function readComponents({ inventory, reading }: OfflineInput) {
  const components: Component[] = []
  const problems: InventoryProblem[] = []
  try {
    for await (const item of readInventory(streamOf(inventory), reading)) {
      if (item.type === 'component') components.push(item.component)
      else if (item.type === 'problem' && problems.length < MOST_PROBLEMS) problems.push(item.problem)
    }
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error
    throw usage(`${inventory} is no inventory that can be read: ${error.message}`)
  }
  return { components, problems }
}

async function readBundle({ bundle, verifiers, now }: OfflineInput, take: (record: BundleRecord) => void) {
  try {
    const opened = await openBundle(streamOf(bundle), { verifiers, now })
    for await (const record of opened.records()) take(record)
    return opened
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    throw failed(`${bundle}: ${error.message}`)
  }
}

async function* streamOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(file)) yield piece as Uint8Array
  } catch (error) {
    throw usage(`${file} cannot be read: ${(error as Error).message}`)
  }
}
