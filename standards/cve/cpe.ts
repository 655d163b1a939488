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
