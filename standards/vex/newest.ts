import { canonicalJson } from '../judging/digest.ts'
import type { VexProduct, VexStatement } from './types.ts'

/** What one statement says of one product and one of the vulnerability's identifiers. */
export interface VexClaim {
  /** In upper case: identifiers are compared without regard to case. */
  vulnerability: string
  product: VexProduct
  statement: VexStatement
}

/**
 * The newest statement of each product and vulnerability (OpenVEX: "a sequence of statements, each overriding
 * the previous ones"). One without an instant is older than any with one; of two of the same instant the
 * later in the given order stands. Statements without a known status say nothing and override nothing.
 *
 * A product is the same when it has the same names, version and parts; that one product's statement also
 * holds for another (any version, a version range) is seen when it is applied.
 */
export function newestClaims(statements: Iterable<VexStatement>): VexClaim[] {
  const found = new Map<string, VexClaim>()
  for (const statement of statements) {
    if (statement.status === undefined) continue
    for (const product of statement.products) {
      const name = identityOf(product)
      for (const id of statement.vulnerabilities) {
        const vulnerability = id.trim().toUpperCase()
        const key = `${vulnerability}\n${name}`
        const known = found.get(key)
        if (known === undefined || !isOlder(statement, known.statement))
          found.set(key, { vulnerability, product, statement })
      }
    }
  }
  return [...found.values()]
}

/** Whether a statement was made before another; ISO instants in UTC sort as text. */
export const isOlder = (a: VexStatement, b: VexStatement): boolean =>
  (a.timestamp ?? '') < (b.timestamp ?? '')

function identityOf(product: VexProduct): string {
  const { purl, cpes, vendor, name, version, versionRange, only, subcomponents, id } = product
  const named =
    purl !== undefined ? [purl] : cpes.length > 0 ? cpes : name !== undefined ? [vendor ?? null, name] : [id]
  return canonicalJson([
    named,
    version ?? null,
    versionRange ?? null,
    only ?? null,
    subcomponents.map(identityOf).sort(),
  ])
}
