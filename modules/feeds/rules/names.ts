import { osvPackage } from '../../../standards/osv/ecosystem.ts'
import { parsePurl } from '../../../standards/purl/purl.ts'

/** Where a package or product stands in the ranges: compared in lower case, as registries do or nearly do. */
export interface NameKey {
  space: string
  release: string | undefined
  name: string
}

const LONGEST = 512
const key = (text: string): string => text.trim().toLowerCase().slice(0, LONGEST)

/** OSV's ecosystem and name; `Debian:12` is the space `debian`, release `12`. PyPI names as PEP 503 has them. */
export function packageKey(ecosystem: string, name: string): NameKey {
  const [base = '', ...release] = ecosystem.split(':')
  const space = key(base)
  return {
    space,
    release: release.length > 0 ? key(release.join(':')) : undefined,
    name: space === 'pypi' ? key(name).replace(/[-_.]+/g, '-') : key(name),
  }
}

export const productKey = (vendor: string | undefined, product: string): NameKey => ({
  space: key(vendor ?? ''),
  release: undefined,
  name: key(product),
})

/** The key a package URL is found under; undefined: it is none, or of a type OSV has no ecosystem for. */
export function purlKey(text: string): NameKey | undefined {
  const purl = parsePurl(text)
  const found = purl && osvPackage(purl)
  return found && packageKey(found.name, found.package)
}
