import { sql, type Tx } from '../../../platform/db/index.ts'
import type { NamedProduct } from '../rules/index.ts'

/** A product's key: vendor and product in lower case. */
export interface ProductKey {
  space: string
  name: string
}

/**
 * Keeps the products that records of a source name, and forgets those that none of its records names any more.
 * @param before names of the editions that these take the place of
 */
export async function putProducts(
  tx: Tx,
  source: string,
  named: readonly NamedProduct[],
  before: readonly (ProductKey & { kind: string })[],
): Promise<void> {
  // One row a product, in an order common to all imports.
  const each = new Map<string, NamedProduct>()
  for (const one of named) {
    const key = JSON.stringify([one.space, one.name])
    const held = each.get(key)
    each.set(key, held?.cpe === undefined ? one : held)
  }
  const rows = [...each.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  if (rows.length > 0)
    await tx.run(sql`insert into known_products (source, space, name, vendor, product, cpe)
      select ${source}, * from unnest(${rows.map(({ space }) => space)}::text[], ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ vendor }) => vendor)}::text[], ${rows.map(({ product }) => product)}::text[],
        ${rows.map(({ cpe }) => cpe ?? null)}::text[])
      on conflict (space, name, source) do update set vendor = excluded.vendor, product = excluded.product,
        cpe = coalesce(excluded.cpe, known_products.cpe)
      where (known_products.vendor, known_products.product, known_products.cpe)
        is distinct from (excluded.vendor, excluded.product, coalesce(excluded.cpe, known_products.cpe))`)
  const gone = before.filter(
    ({ kind, space, name }) => kind === 'product' && !each.has(JSON.stringify([space, name])),
  )
  if (gone.length > 0)
    await tx.run(sql`delete from known_products k using unnest(${gone.map(({ space }) => space)}::text[],
        ${gone.map(({ name }) => name)}::text[]) as gone (space, name)
      where k.space = gone.space and k.name = gone.name and k.source = ${source} and not exists (
        select from affected_ranges r where r.kind = 'product' and r.space = k.space and r.name = k.name
          and r.source = ${source})`)
}

/** Keeps the products of a whole catalogue, and forgets what it does not name any more. */
export async function putCatalogue(tx: Tx, source: string, named: readonly NamedProduct[]): Promise<void> {
  await putProducts(tx, source, named, [])
  await tx.run(sql`delete from known_products where source = ${source} and (space, name) not in
    (select * from unnest(${named.map(({ space }) => space)}::text[], ${named.map(({ name }) => name)}::text[]))`)
}

/** A product as the sources know it. */
export interface KnownProductRow extends ProductKey {
  /** As one of the sources writes it, with capitals where any does. */
  vendor: string
  product: string
  /** CPE 2.3 name without version, where one of them gives it. */
  cpe: string | null
  sources: string[]
}

/** A page of products in the order of their keys, each with the sources that name it. */
export const productsAfter = (
  tx: Tx,
  after: ProductKey | undefined,
  limit: number,
): Promise<KnownProductRow[]> =>
  tx.all(sql<KnownProductRow>`select space, name, min(vendor collate "C") as vendor, min(product collate "C") as product, min(cpe) as cpe,
      array_agg(source order by source) as sources
    from known_products where (space, name) > (${after?.space ?? ''}, ${after?.name ?? ''})
    group by space, name order by space, name limit ${limit}`)
