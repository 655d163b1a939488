import { formatPurl, type Purl, parsePurl } from '../purl/purl.ts'
import { present, textOf } from '../vulnerability/record.ts'
import type { VexProduct } from './types.ts'

/** Canonical text of a package URL; undefined when the text is none. */
export function canonicalPurl(text: string | undefined): string | undefined {
  const purl = text === undefined ? undefined : parsePurl(text)
  return purl === undefined ? undefined : formatOf(purl)
}

/** A purl that was read need not be one that may be written (a type's own rule): then it names nothing. */
function formatOf(purl: Purl): string | undefined {
  try {
    return formatPurl(purl)
  } catch {
    return undefined
  }
}

/** A product from whatever names a document has for it; texts are trimmed and bounded. */
export function productOf(given: {
  id: unknown
  purl?: unknown
  cpes?: readonly unknown[]
  vendor?: unknown
  name?: unknown
  version?: unknown
  versionRange?: unknown
  only?: unknown
  subcomponents?: VexProduct[]
}): VexProduct | undefined {
  const purl = canonicalPurl(textOf(given.purl, 2048))
  const cpes = (given.cpes ?? []).flatMap((cpe) => textOf(cpe, 1024) ?? []).slice(0, 64)
  const name = textOf(given.name)
  const id = textOf(given.id, 2048) ?? purl ?? cpes[0] ?? name
  if (id === undefined) return undefined
  return present<VexProduct>({
    id,
    purl,
    cpes,
    vendor: textOf(given.vendor),
    name,
    version: textOf(given.version, 256),
    versionRange: textOf(given.versionRange),
    only: textOf(given.only),
    subcomponents: given.subcomponents ?? [],
  })
}
