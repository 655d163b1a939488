import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readProductTree } from '../csaf/product-tree.ts'
import { readCve } from '../cve/read.ts'
import { readKev } from '../scoring/kev.ts'
import { createProductCollector } from './catalogue.ts'
import type { KnownProduct } from './types.ts'

const recordsOf = (folder: string): unknown[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.split('/').at(-1)!.startsWith('_'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))

/** Every product that the corpus's KEV catalogue, CSAF advisories and CVE records name. */
export function corpusProducts(corpus: string): KnownProduct[] {
  const collector = createProductCollector()
  collector.addKev(
    readKev(readFileSync(join(corpus, 'kev/known_exploited_vulnerabilities.json'))).entries.values(),
  )
  for (const record of recordsOf(join(corpus, 'csaf-real/cisa')))
    collector.addTree(readProductTree((record as { product_tree?: unknown }).product_tree).values())
  for (const record of recordsOf(join(corpus, 'cve/vulnrichment')))
    collector.addCve(readCve(record).facts.affected)
  return collector.products()
}
