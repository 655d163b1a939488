import type { InventoryView } from '../../api/types.ts'

/** Forms lists come in, as their makers call them. */
export const FORMS: Record<InventoryView['form'], string> = {
  'cyclonedx-json': 'CycloneDX',
  'spdx-json': 'SPDX 2',
  'spdx3-json': 'SPDX 3',
  'spdx-tag-value': 'SPDX 2',
  'package-lock': 'package-lock.json',
  requirements: 'requirements.txt',
  'go-mod': 'go.mod',
  'cargo-lock': 'Cargo.lock',
  dpkg: 'dpkg',
  rpm: 'rpm',
  csv: 'a table',
  'picture list': 'pictures',
}

/**
 * A product with its vendor, who is not said twice where the product's name begins with it.
 * @returns `VMware vCenter Server`, `Microsoft Windows 10`
 */
export function productName({ vendor, product }: { vendor: string; product: string }): string {
  const begins = product.toLowerCase().startsWith(`${vendor.toLowerCase()} `)
  return begins || vendor === '' ? product : `${vendor} ${product}`
}

/** Whether a file of this name may be a list of dpkg or rpm, which does not say itself which distribution it is of. */
export const needsDistribution = (fileName: string): boolean =>
  /dpkg|rpm|\.(?:list|txt)$/i.test(fileName) && !/^requirements/i.test(fileName)
