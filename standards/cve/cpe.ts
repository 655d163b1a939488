/** The parts of a CPE 2.3 formatted string that name a product (NISTIR 7695 §6.2). */
export interface Cpe {
  part: 'application' | 'operating system' | 'hardware'
  vendor: string
  product: string
  /** Absent: any (`*`) or not applicable (`-`). */
  version?: string
  update?: string
  targetSoftware?: string
}

const PARTS: Readonly<Record<string, Cpe['part']>> = {
  a: 'application',
  o: 'operating system',
  h: 'hardware',
}

/** Splits at colons that are not escaped. Iterative: a CPE name is a stranger's text. */
function components(text: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ':') {
      parts.push(part)
      part = ''
      continue
    }
    if (text[at] === '\\' && at + 1 < text.length) {
      part += '\\'
      at += 1
    }
    part += text[at]
  }
  return [...parts, part]
}

const plain = (component: string | undefined): string | undefined =>
  component === undefined || component === '*' || component === '-' || component === ''
    ? undefined
    : component.replace(/\\(.)/g, '$1')

/** @returns undefined when it is no CPE 2.3 name with vendor and product */
export function readCpe(text: string): Cpe | undefined {
  if (text.length > 1024 || !text.startsWith('cpe:2.3:')) return undefined
  const [, , part = '', vendorText, productText, versionText, updateText, , , , target] = components(text)
  const [vendor, product] = [plain(vendorText), plain(productText)]
  const kind = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined
  if (kind === undefined || vendor === undefined || product === undefined) return undefined
  const [version, update, targetSoftware] = [plain(versionText), plain(updateText), plain(target)]
  return {
    part: kind,
    vendor,
    product,
    ...(version === undefined ? {} : { version }),
    ...(update === undefined ? {} : { update }),
    ...(targetSoftware === undefined ? {} : { targetSoftware }),
  }
}

/** Percent-encoded `?` and `*` that stand for themselves are %3f and %2a; %01 and %02 are wildcards (§6.1.2.1). */
const WILDCARDS = /%0[12]/

const decoded = (component: string | undefined): string | undefined => {
  if (component === undefined || component === '' || component === '-' || WILDCARDS.test(component))
    return undefined
  try {
    return decodeURIComponent(component).toLowerCase()
  } catch {
    return undefined
  }
}

/**
 * A CPE 2.2 URI, `cpe:/a:vendor:product:version:update:edition:language` (NISTIR 7695 §6.1); an edition packed
 * as `~edition~sw_edition~target_sw~target_hw~other` (§6.1.3.2) names the software it is for.
 * @returns undefined when it is none with vendor and product
 */
export function readCpeUri(text: string): Cpe | undefined {
  if (text.length > 1024 || !/^cpe:\//i.test(text)) return undefined
  const [part = '', vendorText, productText, versionText, updateText, edition] = text.slice(5).split(':')
  const [vendor, product] = [decoded(vendorText), decoded(productText)]
  const kind = Object.hasOwn(PARTS, part.toLowerCase()) ? PARTS[part.toLowerCase()] : undefined
  if (kind === undefined || vendor === undefined || product === undefined) return undefined
  const [version, update] = [decoded(versionText), decoded(updateText)]
  const targetSoftware = edition?.startsWith('~') ? decoded(edition.split('~')[3]) : undefined
  return {
    part: kind,
    vendor,
    product,
    ...(version === undefined ? {} : { version }),
    ...(update === undefined ? {} : { update }),
    ...(targetSoftware === undefined ? {} : { targetSoftware }),
  }
}

/** What stands unescaped in a CPE 2.3 name besides letters and digits (NISTIR 7695 §6.2.1). */
const escaped = (text: string): string => text.replace(/[^A-Za-z0-9_.-]/gu, (character) => `\\${character}`)

/** The CPE 2.3 name of a product in every version: `cpe:2.3:a:vendor:product:*:*:*:*:*:*:*:*`. */
export function cpeOfProduct({ part, vendor, product }: Pick<Cpe, 'part' | 'vendor' | 'product'>): string {
  const letter = Object.keys(PARTS).find((key) => PARTS[key] === part) ?? '*'
  return `cpe:2.3:${letter}:${escaped(vendor)}:${escaped(product)}${':*'.repeat(8)}`
}
