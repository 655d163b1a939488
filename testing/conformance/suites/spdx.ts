import { parsePurl, withoutVersion } from '../../../standards/purl/purl.ts'
import { asList, asText, member } from '../../../standards/report/loose.ts'
import { componentKey } from '../../../standards/sbom/component.ts'
import type { Component, InventoryItem } from '../../../standards/sbom/types.ts'
import { listFiles, readBytes, readJsonFile } from '../files.ts'
import { comesBackEqual, readAll } from '../inventory.ts'
import { Recorder, type Suite } from '../suite.ts'

const CONTAINERS = 'spdx/containers'
/** Fewer packages with a package URL than this are the layers of an image, not what is in it. */
const FEW = 10
/** Least share of the smaller of two lists of one image that the other names too. */
const OVERLAP = 0.5

/**
 * SPDX 2.2, 2.3 and 3.0: every real document is read with every package and comes out as it went in. What several
 * tools say of one container image overlaps, and one list imported twice is no longer than once.
 */
export const spdx: Suite = {
  name: 'spdx',
  folders: ['spdx/spdx-examples', 'spdx/in-the-wild', CONTAINERS],
  bar: 1,
  async run(corpus) {
    const recorder = new Recorder()
    const images = new Map<string, { tool: string; components: Component[] }[]>()
    for (const folder of this.folders) {
      for (const file of listFiles(corpus, folder).filter((name) => name.endsWith('.json'))) {
        await recorder.check(file, async () => {
          const { items } = await readAll(readBytes(corpus, file))
          if (folder === CONTAINERS) {
            const [, , image = '', tool = ''] = file.split('/')
            images.set(image, [...(images.get(image) ?? []), { tool, components: componentsOf(items) }])
          }
          return keepsEveryPackage(items, readJsonFile(corpus, file))
        })
      }
    }
    for (const [image, lists] of images) {
      for (const { tool, components } of lists)
        await recorder.check(`${CONTAINERS}/${image}/${tool} (twice)`, () => addsNothing(components))
      await recorder.check(`${CONTAINERS}/${image} (overlap)`, () => overlap(lists))
    }
    return recorder.outcome
  },
}

const componentsOf = (items: readonly InventoryItem[]): Component[] =>
  items.flatMap((item) => (item.type === 'component' ? [item.component] : []))

async function keepsEveryPackage(
  items: readonly InventoryItem[],
  document: unknown,
): Promise<string | undefined> {
  const places = items.flatMap((item) => (item.type === 'component' ? [item.place] : []))
  const graph = asList(member(document, '@graph')).map((element) => asText(member(element, 'type')) ?? '')
  const expected =
    graph.length > 0
      ? graph.filter((type) =>
          /^(?:software_(?:Package|File)|ai_AIPackage|dataset_DatasetPackage)$/.test(type),
        ).length
      : asList(member(document, 'packages')).length + asList(member(document, 'files')).length
  if (places.length !== expected) return `${places.length} packages and files of ${expected}`
  return comesBackEqual(items, document)
}

/** The keys of one list, read twice, are the keys of it read once, and tell its packages apart. */
function addsNothing(components: readonly Component[]): string | undefined {
  const packages = components.filter(({ purl }) => purl !== undefined)
  const named = new Set(packages.map(({ purl }) => purl?.split(/[?#]/)[0]))
  const keys = new Set(packages.map(componentKey))
  const twice = new Set([...packages, ...packages].map(componentKey))
  if (twice.size !== keys.size) return 'a second import makes more of it'
  return keys.size >= named.size ? undefined : `${keys.size} keys for ${named.size} packages`
}

function overlap(lists: readonly { tool: string; components: Component[] }[]): string | undefined {
  const sets = lists
    .map(({ tool, components }) => ({ tool, names: packageNames(components) }))
    .filter(({ names }) => names.size >= FEW)
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      const shared = [...one.names].filter((name) => other.names.has(name)).length
      const share = shared / Math.min(one.names.size, other.names.size)
      if (share < OVERLAP)
        return `${one.tool} and ${other.tool} share ${Math.round(share * 100)}% of their packages`
    }
  }
  return undefined
}

function packageNames(components: readonly Component[]): ReadonlySet<string> {
  return new Set(
    components.flatMap(({ purl }) => {
      const parsed = purl === undefined ? undefined : parsePurl(purl)
      return parsed === undefined ? [] : [withoutVersion(parsed)]
    }),
  )
}
